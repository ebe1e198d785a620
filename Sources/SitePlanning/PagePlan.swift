package import Content
package import Exports
package import SiteOutline
package import Templates

/// One file of the published site: its address and how to make it, not its bytes.
package struct PagePlan: Sendable {
  package var path: SitePath
  /// What the file is about, for messages: the file of the record, or of the asset.
  package var origin: String
  package var subject: PageSubject
  /// The language of a translated page; nil for the site's own.
  package var language: String?
  /// The page in all its languages; none where it has one alone.
  package var alternates: [PageAlternate] = []

  package init(
    path: SitePath,
    origin: String,
    subject: PageSubject,
    language: String? = nil,
    alternates: [PageAlternate] = []
  ) {
    self.path = path
    self.origin = origin
    self.subject = subject
    self.language = language
    self.alternates = alternates
  }
}

extension PagePlan {
  /// Whether a file of the source can be named for it; the program makes the others by itself.
  package var isMadeFromFile: Bool {
    switch subject {
    case .list, .notFound, .facet, .registerFile, .feed, .calendar, .host, .crawler, .dataPackage,
      .dataDictionary, .search, .searchIndex:
      false
    default: true
    }
  }
}

/// What a file of the published site is made from.
///
/// What is larger than a reference stands behind one, since nearly all files of a large site are pages of records.
package enum PageSubject: Sendable {
  case record(RecordKey)
  case list(ListPage)
  case notFound
  /// An old address, with a page that leads on.
  indirect case redirect(RedirectPage)
  /// A report with all its findings and recommendations on one page.
  case wholeReport(Reference<Report>)
  /// A page of a measure beside its main one.
  case measurePart(Reference<Measure>, MeasurePart)
  /// The page of a chart that a text declares.
  case chart(Reference<ChartDeclaration>)
  indirect case chartFile(PlacedChart, ChartFile)
  case measureTable(Reference<Measure>, TableFormat)
  case datasetTable(Reference<Dataset>, TableFormat)
  /// What describes all files of figures: for programs, and for readers.
  case dataPackage
  case dataDictionary
  /// How to refer to the page of a record.
  case citation(RecordKey, CitationFormat)
  /// A part of the register of recommendations.
  indirect case facet(Facet)
  indirect case registerFile(RegisterFile)
  indirect case feed(FeedSubject)
  /// The calendar of deadlines.
  case calendar
  /// A file that tells a host how to serve the site.
  case host(HostFile)
  /// A file that tells search engines what there is.
  case crawler(CrawlerFile)
  /// The A to Z of the site, and what its script searches in.
  case search
  case searchIndex
  /// A file that is published as it is.
  case copy([UInt8])

  /// The kind of page, or nil for a file that is no page.
  package var kind: PageKind? {
    switch self {
    case .record(let record): PageKind(record: record.kind)
    case .list(let list): PageKind(list: list.kind)
    case .notFound: .notFound
    case .redirect: .redirect
    case .dataDictionary: .dataDictionary
    case .wholeReport: .wholeReport
    case .measurePart(_, let part): part.pageKind
    case .chart: .chartPage
    case .facet: .recommendationsPart
    case .search: .search
    case .chartFile, .measureTable, .datasetTable, .copy, .registerFile, .feed, .calendar, .host,
      .crawler, .dataPackage, .citation, .searchIndex:
      nil
    }
  }
}

/// Every file of the published site, each with its address, and all that is needed to make them.
package struct SitePlan: Sendable {
  package private(set) var site: Site
  package private(set) var now: Instant
  package var delivery: Delivery
  package var assets: Assets
  package var redirectPlan: RedirectPlan
  package var templates: [PageKind: CompiledTemplate]
  package var translations: [PlannedTranslation]
  /// In the order of their addresses.
  package var pages: [PagePlan]
  package private(set) var register: Register
  /// What its pages share that are in the site's own language.
  package private(set) var ownLanguage: PageLanguage

  package init(
    site: Site,
    now: Instant,
    delivery: Delivery,
    assets: Assets,
    redirectPlan: RedirectPlan,
    templates: [PageKind: CompiledTemplate],
    translations: [PlannedTranslation],
    pages: [PagePlan]
  ) {
    self.site = site
    self.now = now
    self.delivery = delivery
    self.assets = assets
    self.redirectPlan = redirectPlan
    self.templates = templates
    self.translations = translations
    self.pages = pages
    register = Register(site, on: now.dateInLondon)
    ownLanguage = PageLanguage(original: site)
  }

  /// The places of the files in the order in which to make them: what takes longest first, so that it does not
  /// keep one thread busy when the others have nothing left to do.
  package var indicesByCost: [Int] {
    func isLong(_ position: Int) -> Bool {
      if case .searchIndex = pages[position].subject { true } else { false }
    }
    return pages.indices.filter(isLong) + pages.indices.filter { !isLong($0) }
  }

  /// How many of the files are pages.
  package var pageCount: Int { pages.count { $0.subject.kind != nil } }

  /// The same pages of a site whose records differ in what no address depends on, at another moment.
  package mutating func show(_ site: Site, at now: Instant) {
    self.site = site
    self.now = now
    register = Register(site, on: now.dateInLondon)
    ownLanguage = PageLanguage(original: site)
  }
}

extension MeasurePart {
  fileprivate var pageKind: PageKind {
    switch self {
    case .order: .measureOrder
    case .method: .measureMethod
    }
  }
}
