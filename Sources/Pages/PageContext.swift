import Content
import Markdown
import Markup
import Templates

/// What a page under way knows: the site, the moment of the build, and its own place.
struct PageContext: Sendable {
  let language: PageLanguage
  let now: Instant
  let path: SitePath
  /// What the page may load and run.
  let policy: ContentPolicy
  /// What the page loads.
  let assets: Assets
  /// The parts that have left the page.
  let movedParts: [MovedPart]
  /// The template of a chart within a text.
  let figure: CompiledTemplate?

  /// The site in the language of the page.
  var site: Site { language.site }

  var words: Words { language.words }

  /// The day of the build in London.
  var today: CalendarDate? { now.dateInLondon }

  /// A host shows the page for a missing address at any address, so its links start at the root.
  func href(_ path: SitePath) -> String {
    self.path == notFoundPath
      ? hostRoot(site.settings) + path.address : path.href(from: self.path)
  }

  func href(_ record: RecordKey) -> String {
    let base = href(language.path(of: record))
    if case .term(let term) = record { return "\(base)#term-\(site[term].id)" }
    return base
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

  /// The name of a record, in the language of the page where it has one in it.
  func title(of record: RecordKey) -> String {
    guard case .recommendation(let reference) = record else { return site.title(of: record) }
    let number = String(site[reference].number)
    return site[reference].title.map {
      words(.recommendationWithTitle, ["number": number, "title": $0])
    } ?? words(.recommendation, ["number": number])
  }

  /// A text of the site as it stands on this page.
  func html(_ prose: Prose) -> PrintedMarkup {
    var targets = prose.targets.makeIterator()
    var charts = prose.charts.makeIterator()
    return prose.document.html(
      resolving: { _ in targets.next().flatMap { $0 }.flatMap(resolved) },
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
    view(of: inOriginal.site.placed(chart), id: "chart-\(site[chart].id)")
  }

  /// A chart as a figure; its id must be unique on the page.
  func view(of chart: PlacedChart, id: String) -> ChartView {
    var view = ChartFigure(context: inOriginal, chart: chart).view(id: id)
    view.language = language.languageOfRest
    return view
  }

  /// The same page with the words of the site's own language, in which all charts are.
  var inOriginal: PageContext {
    guard language.translation != nil else { return self }
    return PageContext(
      language: PageLanguage(
        original: language.original,
        translation: nil,
        words: .own,
        alternates: []
      ),
      now: now,
      path: path,
      policy: policy,
      assets: assets,
      movedParts: movedParts,
      figure: figure
    )
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
      let address = href(record) + (anchor.map { "#\($0)" } ?? "")
      return ResolvedLink(
        href: address,
        title: title(of: record),
        targetLanguage: language.languageOfPage(of: record),
        titleLanguage: language.languageOfName(of: record)
      )
    case .anchor(let anchor): return ResolvedLink(href: "#\(anchor)", title: "")
    case .image(let path):
      let file = SitePath(String(path.dropFirst("content/".count))).map(href) ?? ""
      return ResolvedLink(href: file, title: "")
    case .web(let url, let title):
      return ResolvedLink(
        href: url,
        title: title,
        isExternal: true,
        titleLanguage: language.languageOfRest
      )
    case .figure(let figure):
      return ResolvedLink(
        href: href(.measure(figure.measure)),
        title: text(of: figure),
        targetLanguage: language.languageOfRest
      )
    case .cell(let dataset, let text):
      return ResolvedLink(
        href: href(.dataset(dataset)),
        title: text,
        targetLanguage: language.languageOfRest
      )
    case .claim, .literal: return nil
    }
  }
}
