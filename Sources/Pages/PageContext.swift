import Content
import Markdown
import Markup
import Templates

/// What a page under way knows: the site, the moment of the build, and its own place.
struct PageContext: Sendable {
  let site: Site
  let now: Instant
  let path: SitePath
  /// What the page may load and run.
  let policy: ContentPolicy
  /// What the page loads.
  let assets: Assets
  /// The script of its kind of page, where the templates bring it along.
  let script: LoadedFile?
  /// The parts that have left the page.
  let movedParts: [MovedPart]
  /// The terms that the page explains at its foot, in the order of their first use.
  let explainedTerms: [Reference<Term>]
  /// The report of which the page shows all; links to its parts stay on the page.
  let whole: Reference<Report>?
  /// The template of a chart within a text.
  let figure: CompiledTemplate?

  /// The day of the build in London.
  var today: CalendarDate? { now.dateInLondon }

  /// A host shows the page for a missing address at any address, so its links start at the root.
  func href(_ path: SitePath) -> String {
    self.path == notFoundPath
      ? hostRoot(site.settings) + path.address : path.href(from: self.path)
  }

  func href(_ record: RecordKey) -> String {
    if let part = part(for: record) { return "#\(part)" }
    let base = href(site.path(of: record))
    guard case .term(let term) = record else { return base }
    let anchor = "#term-\(site[term].id)"
    return explainedTerms.contains(term) ? anchor : base + anchor
  }

  func href(_ list: ListPage) -> String { href(site.path(of: list)) }

  func link(_ record: RecordKey) -> LinkView {
    LinkView(label: site.title(of: record), href: href(record))
  }

  /// A text of the site as it stands on this page; `home` is the page of its record, where that is
  /// another.
  ///
  /// A term is linked where it is first used: links to the same explanation again only cost attention.
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
      resolving: { link in
        guard let target = targets.next().flatMap({ $0 }) else { return nil }
        switch target {
        case .record(let term, nil) where term.isTerm:
          guard terms.insert(term).inserted || !link.hasText else { return nil }
          return resolved(target)
        case .anchor(let anchor):
          return ResolvedLink(href: "#\(placement.idPrefix)\(anchor)", title: "")
        case .correction(let day):
          let words = "corrected on \(day.words)"
          return ResolvedLink(
            href: "\(address)#\(changeAnchor(day))",
            title: words,
            note: link.hasText ? words : nil
          )
        default: return resolved(target)
        }
      },
      filling: { _ in charts.next().flatMap { $0 }.flatMap(figure) }
    )
  }

  /// A chart as it stands within a text.
  private func figure(_ chart: Reference<ChartDeclaration>) -> PrintedMarkup? {
    guard let figure else { return nil }
    var bytes: [UInt8] = []
    figure.render(chartSchema.view(view(of: chart)), into: &bytes)
    return PrintedMarkup(bytes: bytes)
  }

  /// A chart of a text as a figure.
  func view(of chart: Reference<ChartDeclaration>) -> ChartView {
    view(of: site.placed(chart), id: "chart-\(site[chart].id)")
  }

  /// A chart as a figure; its id must be unique on the page.
  func view(of chart: PlacedChart, id: String) -> ChartView {
    ChartFigure(context: self, chart: chart).view(id: id)
  }

  /// The value of a figure where the author wrote none: `8.8%`, `8.8% (8.7% to 8.9%)`.
  private func text(of figure: BoundFigure) -> String {
    var measure = site[figure.measure]
    measure.decimals = figure.decimals ?? measure.decimals
    let words = FigureWords(measure, site.settings)
    switch site.value(of: figure) {
    case nil: return ""
    case .count(let count): return groupedText(count)
    case .rate(let rate, let interval):
      let shown = figure.showsInterval ? interval.map { " (\(words.interval($0)))" } : nil
      return words.percent(rate) + (shown ?? "")
    }
  }

  /// The second-level headings of a text, when there are enough for a list of contents.
  func contents(_ prose: Prose) -> [LinkView] {
    let headings = prose.document.headings.filter { $0.level == 2 }
    guard headings.count >= 3 else { return [] }
    return headings.map { LinkView(label: $0.text, href: "#\($0.anchor)") }
  }

  /// Nil for words that stand without a link.
  private func resolved(_ target: LinkTarget) -> ResolvedLink? {
    switch target {
    case .record(let record, let anchor):
      return ResolvedLink(href: href(record, anchor: anchor), title: site.title(of: record))
    case .image(let path):
      let file = SitePath(String(path.dropFirst("content/".count))).map(href) ?? ""
      return ResolvedLink(href: file, title: "")
    case .web(let url, let title):
      return ResolvedLink(href: url, title: title, isExternal: true)
    case .figure(let figure):
      return ResolvedLink(href: href(.measure(figure.measure)), title: text(of: figure))
    case .cell(let dataset, let text):
      return ResolvedLink(href: href(.dataset(dataset)), title: text)
    // What stands on the page of the text itself is answered where the text is placed.
    case .claim, .literal, .anchor, .correction: return nil
    }
  }
}
