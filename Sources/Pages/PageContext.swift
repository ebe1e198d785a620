import ChartFigures
import Charts
import Content
import Exports
import Formats
import Markdown
import Markup
import SiteOutline
import SitePlanning
import Templates

/// The context for rendering one page: the site, the date of the build, and the page's own address.
///
/// It is immutable and a class, because every row of every list refers to it.
final class PageContext: Sendable {
  let language: PageLanguage
  /// The site in the language of the page.
  let site: Site
  /// The addresses of the page in all its languages; empty if it exists in only one.
  let alternates: [PageAlternate]
  let now: Instant
  /// The day of the build in London.
  let today: CalendarDate?
  let path: SitePath
  /// What the page may load and run.
  let policy: ContentPolicy
  /// The style sheets and other assets that the page loads.
  let assets: Assets
  /// The scripts of the page, in loading order.
  let scripts: [LoadedFile]
  /// The parts of the page that are now elsewhere.
  let redirectedParts: [RedirectedPart]
  /// The terms explained at the foot of the page, in the order of their first use.
  let explainedTerms: [Reference<Term>]
  /// The report whose full text is on the page; links to its parts stay on the page.
  let whole: Reference<Report>?
  /// The template of a chart within a text.
  let figure: CompiledTemplate?
  /// The register as of `today`, shared so that no page has to calculate it.
  let register: Register

  init(
    language: PageLanguage,
    alternates: [PageAlternate],
    now: Instant,
    path: SitePath,
    policy: ContentPolicy,
    assets: Assets,
    scripts: [LoadedFile],
    redirectedParts: [RedirectedPart],
    explainedTerms: [Reference<Term>],
    whole: Reference<Report>?,
    figure: CompiledTemplate?,
    register: Register
  ) {
    self.language = language
    site = language.site
    self.alternates = alternates
    self.now = now
    today = now.dateInLondon
    self.path = path
    self.policy = policy
    self.assets = assets
    self.scripts = scripts
    self.redirectedParts = redirectedParts
    self.explainedTerms = explainedTerms
    self.whole = whole
    self.figure = figure
    self.register = register
  }

  var settings: SiteSettings { language.settings }

  var labels: Labels { language.labels }

  /// The link from this page to a path.
  ///
  /// A host serves the not-found page at any address, so its links start at the root.
  func href(_ path: SitePath) -> String {
    self.path == notFoundPath
      ? settings.hostRoot + path.address : path.href(from: self.path)
  }

  func href(_ record: RecordKey) -> String {
    if let part = part(for: record) { return "#\(part)" }
    let base = href(language.path(of: record))
    guard let anchor = site.anchor(of: record) else { return base }
    let isHere = record.reference().map(explainedTerms.contains) == true
    return (isHere ? "#" : base + "#") + anchor
  }

  func href(_ list: ListPage) -> String { href(language.path(of: list)) }

  func link(_ record: RecordKey) -> LinkView {
    LinkView(
      label: title(of: record),
      href: href(record),
      targetLanguage: language.languageOfPage(of: record),
      labelLanguage: language.languageOfName(of: record)
    )
  }

  /// The title of a record, in the language of the page if it is translated.
  func title(of record: RecordKey) -> String {
    guard let reference = record.reference(to: Recommendation.self) else {
      return site.title(of: record)
    }
    let number = String(site[reference].number)
    return site[reference].title.map {
      labels(.recommendationWithTitle, ["number": number, "title": $0])
    } ?? labels(.recommendation, ["number": number])
  }

  /// The HTML of a text on this page; `home` is the page of the text's record, if that is another
  /// page.
  ///
  /// A term is linked only where it is first used: further links to the same explanation only
  /// distract.
  func html(
    _ prose: Prose,
    placement: Placement = Placement(),
    home: RecordKey? = nil
  ) -> PrintedMarkup {
    var targets = prose.targets.makeIterator()
    var charts = prose.charts.makeIterator()
    var terms: Set<RecordKey> = []
    let address = home.map { href(site.path(of: $0)) } ?? ""
    return prose.document.html(
      placement: placement,
      resolving: { [self] link in
        guard let target = targets.next().flatMap({ $0 }) else { return nil }
        switch target {
        case .record(let term, nil) where term.kind == .term:
          guard terms.insert(term).inserted || !link.hasText else { return nil }
          return resolved(target)
        case .anchor(let anchor):
          return ResolvedLink(href: "#\(placement.idPrefix)\(anchor)", title: "")
        case .correction(let day):
          let mark = labels(.correctedOn, ["day": labels.date(day)])
          return ResolvedLink(
            href: "\(address)#\(changeAnchor(day))",
            title: mark,
            note: link.hasText ? mark : nil
          )
        default: return resolved(target)
        }
      },
      filling: { [self] _ in charts.next().flatMap { $0 }.map(figure) ?? withdrawnChart }
    )
  }

  /// The markup of a chart within a text.
  private func figure(_ chart: Reference<ChartDeclaration>) -> PrintedMarkup? {
    guard let figure else { return nil }
    var bytes: [UInt8] = []
    figure.render(chartSchema.view(view(of: chart)), into: &bytes)
    return PrintedMarkup(bytes: bytes)
  }

  /// The view of a chart that a text declares.
  func view(of chart: Reference<ChartDeclaration>) -> ChartView {
    view(of: inOriginal.site.placed(chart), id: "chart-\(site[chart].id)")
  }

  /// The view of a chart; `id` must be unique on the page.
  func view(
    of chart: PlacedChart,
    id: String,
    layouts: [ChartLayout] = ChartLayout.allCases
  ) -> ChartView {
    var view = ChartFigure(context: inOriginal, chart: chart).view(id: id, layouts: layouts)
    view.language = language.languageOfRest
    return view
  }

  /// This page with the labels of the site's own language, which all charts use.
  var inOriginal: PageContext {
    guard language.translation != nil else { return self }
    return PageContext(
      language: PageLanguage(original: language.original),
      alternates: [],
      now: now,
      path: path,
      policy: policy,
      assets: assets,
      scripts: scripts,
      redirectedParts: redirectedParts,
      explainedTerms: explainedTerms,
      whole: whole,
      figure: figure,
      register: register
    )
  }

  /// The phrases around values in the language of the page.
  private var valuePhrases: ValuePhrases {
    let labels = labels
    return ValuePhrases(
      under: { labels(.underValue, ["value": $0]) },
      over: { labels(.overValue, ["value": $0]) },
      provisional: { labels(.provisionalValue, ["value": $0]) },
      partial: { labels(.partialSum, ["value": $0, "count": $1, "all": $2]) }
    )
  }

  /// Links to the second-level headings of a text, if there are enough for a table of contents.
  func contents(_ prose: Prose) -> [LinkView] {
    let headings = prose.document.headings.filter { $0.level == 2 }
    guard headings.count >= 3 else { return [] }
    return headings.map { heading in
      let anchor = prose.document.anchor(of: heading)
      return LinkView(label: prose.document.text(of: heading), href: "#\(anchor)")
    }
  }

  /// Resolves the target of a link; `nil` for text that is not linked.
  private func resolved(_ target: LinkTarget) -> ResolvedLink? {
    switch target {
    case .record(let record, let anchor):
      return ResolvedLink(
        href: href(record, anchor: anchor),
        title: title(of: record),
        targetLanguage: language.languageOfPage(of: record),
        titleLanguage: language.languageOfName(of: record)
      )
    case .image(let path, let fragment):
      let file = publicPath(ofFile: path).map(href) ?? ""
      let part = fragment.map { "#\(percentEncodedFragment($0))" } ?? ""
      return ResolvedLink(href: file + part, title: "")
    case .withdrawn(let record, let text):
      return ResolvedLink(
        href: noticePath(of: record).map(href) ?? "",
        title: text,
        targetLanguage: language.languageOfRest
      )
    case .web(let url, let title):
      return ResolvedLink(
        href: url,
        title: title,
        isExternal: true,
        titleLanguage: language.languageOfRest
      )
    case .figure(let figure):
      return ResolvedLink(
        href: href(RecordKey(figure.measure)),
        title: site.text(of: figure, valuePhrases),
        targetLanguage: language.languageOfRest
      )
    case .cell(let dataset, let text):
      return ResolvedLink(
        href: href(RecordKey(dataset)),
        title: text,
        targetLanguage: language.languageOfRest
      )
    // These are resolved when the text is placed, because their target is on the page of the text.
    case .claim, .literal, .anchor, .correction: return nil
    }
  }
}
