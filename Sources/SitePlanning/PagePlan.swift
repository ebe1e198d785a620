package import Content
import Diagnostics
package import Exports
package import SiteOutline
package import Templates

/// One file of the published site: its address and how to make it, but not its bytes.
package struct PagePlan: Sendable {
  package var path: SitePath
  /// The source file for messages: that of the record, or of the asset.
  package var origin: String
  package var subject: PageSubject
  /// The language of a translated page; `nil` for the site's own.
  package var language: String?
  /// The page in all its languages; empty if it has only one.
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
  /// Whether the file has a source file; the program generates the others.
  package var isMadeFromFile: Bool {
    switch subject {
    case .list, .bodyPart, .notFound, .facet, .registerFile, .feed, .calendar, .host, .crawler,
      .marker,
      .dataPackage, .dataDictionary, .search, .searchIndex:
      false
    default: true
    }
  }
}

/// The subject of a file of the published site.
///
/// Cases larger than a reference are indirect, since nearly all files of a large site are pages of
/// records.
package enum PageSubject: Sendable {
  case record(RecordKey)
  case list(ListPage)
  /// A part of the list of bodies, if there are many.
  indirect case bodyPart(BodyPart)
  case notFound
  /// An old address, with a page that links to the new one.
  indirect case redirect(RedirectPage)
  /// The notice at an address of a withdrawn record.
  case withdrawn(Reference<WithdrawnRecord>)
  /// A report with all its findings and recommendations on one page.
  case wholeReport(Reference<Report>)
  /// An additional page of a measure.
  indirect case measurePart(Reference<Measure>, MeasurePart)
  /// The page of a chart that is declared in a text.
  case chart(Reference<ChartDeclaration>)
  indirect case chartFile(PlacedChart, ChartFile)
  case measureTable(Reference<Measure>, TableFormat)
  case datasetTable(Reference<Dataset>, TableFormat)
  /// The descriptions of all data files: for programs, and for readers.
  case dataPackage
  case dataDictionary
  /// The citation of a record's page.
  case citation(RecordKey, CitationFormat)
  /// A part of the register of recommendations.
  indirect case facet(Facet)
  indirect case registerFile(RegisterFile)
  indirect case feed(FeedSubject)
  /// The calendar of deadlines.
  case calendar
  /// A configuration file for a host.
  case host(HostFile)
  /// A file for search engines.
  case crawler(CrawlerFile)
  /// The file that says that the site is not public.
  case marker
  /// The A to Z of the site, and the index for its script.
  case search
  case searchIndex(SearchScope)
  /// A file that is published unchanged.
  case copy([UInt8])

  /// The kind of page, or `nil` for a file that is not a page.
  package var kind: PageKind? {
    switch self {
    case .record(let record): PageKind(record: record.kind)
    case .list(let list): PageKind(list: list.kind)
    case .bodyPart: PageKind(list: .body)
    case .notFound: .notFound
    case .redirect: .redirect
    case .withdrawn: PageKind(record: .page)
    case .dataDictionary: .dataDictionary
    case .wholeReport: .wholeReport
    case .measurePart(_, let part): part.pageKind
    case .chart: .chartPage
    case .facet: .recommendationsPart
    case .search: .search
    case .chartFile, .measureTable, .datasetTable, .copy, .registerFile, .feed, .calendar, .host,
      .crawler, .marker, .dataPackage, .citation, .searchIndex:
      nil
    }
  }
}

/// Every file of the published site with its address, and everything needed to make them.
package struct SitePlan: Sendable {
  package private(set) var site: Site
  package private(set) var now: Instant
  package var delivery: Delivery
  package private(set) var audience = Audience.everyone
  /// What pages mark for reviewers; `nil` unless the site is a review copy.
  package var review: ReviewMarks?
  package var assets: Assets
  package var redirectPlan: RedirectPlan
  package var templates: [PageKind: CompiledTemplate]
  package var translations: [PlannedTranslation]
  /// The files, sorted by address.
  package var pages: [PagePlan]
  package private(set) var register: Register
  /// The shared content of pages in the site's own language.
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

  /// The indices of the files in rendering order: the slowest first, so that they do not occupy one
  /// thread when the others are done.
  package var indicesByCost: [Int] {
    func isLong(_ position: Int) -> Bool {
      if case .searchIndex(.site) = pages[position].subject { true } else { false }
    }
    return pages.indices.filter(isLong) + pages.indices.filter { !isLong($0) }
  }

  /// The number of files that are pages.
  package var pageCount: Int { pages.count { $0.subject.kind != nil } }

  /// Marks the site as one for an audience; it must be for everyone.
  package mutating func mark(for audience: Audience) {
    self.audience = audience
    if audience.marker != nil { add(markerPath, .marker) }
    if let styles = audience.styles { add(reviewStylePath, .copy(styles)) }
    if audience.reviewCopy != nil { review = ReviewMarks(self) }
  }

  /// The file of the site at an address that a review copy needs.
  package func takenAddress(for copy: ReviewCopy) -> PagePlan? {
    let ofChanges = copy.since == nil ? [] : [reviewChangesPath, reviewChangesStylePath]
    return ([markerPath, reviewStylePath] + ofChanges).lazy
      .compactMap { self.page(at: $0) }.first
  }

  /// Adds a file that the audience of the site requires.
  package mutating func add(_ path: SitePath, _ subject: PageSubject) {
    let page = PagePlan(path: path, origin: "the mark of the site", subject: subject)
    pages.insert(page, at: pages.partitioningIndex { $0.path >= path })
  }

  /// Replaces the site by one with the same addresses, at another moment.
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
    case .order, .table: .measureOrder
    case .method: .measureMethod
    }
  }
}
