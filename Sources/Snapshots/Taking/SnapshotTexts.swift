import ChartFigures
import Content
import Markdown
import Markup
import SiteOutline

extension Site {
  /// The blocks of a Markdown text, with links that name records instead of addresses.
  func blocks(of prose: Prose) -> [TextBlock] {
    guard !prose.isEmpty else { return [] }
    var targets = prose.targets.makeIterator()
    var charts = prose.charts.makeIterator()
    let markup = prose.document.html(
      placement: Placement(numberPrefix: ""),
      resolving: { link in targets.next().flatMap { $0 }.flatMap { self.resolved($0, link) } },
      filling: { _ in charts.next().flatMap { $0 }.map(self.placeholder) }
    )
    return textBlocks(of: markup)
  }

  private func resolved(_ target: LinkTarget, _ link: MarkdownLink) -> ResolvedLink? {
    switch target {
    case .record(let record, let anchor):
      let part = anchor.map { "#\($0)" } ?? ""
      return ResolvedLink(href: name(of: record) + part, title: title(of: record))
    case .anchor(let anchor): return ResolvedLink(href: "#\(anchor)", title: "")
    case .image(let path, let fragment):
      return ResolvedLink(href: path + (fragment.map { "#\($0)" } ?? ""), title: "")
    case .web(let url, let title): return ResolvedLink(href: url, title: title)
    case .figure(let figure):
      return ResolvedLink(href: name(of: RecordKey(figure.measure)), title: text(of: figure))
    case .cell(let dataset, let text):
      return ResolvedLink(href: name(of: RecordKey(dataset)), title: text)
    case .withdrawn(let record, let text):
      return ResolvedLink(href: self[record].name(in: settings), title: text)
    case .correction(let day):
      let mark = Labels.own(.correctedOn, ["day": day.words])
      return ResolvedLink(href: "#\(day.iso)", title: mark, note: link.hasText ? mark : nil)
    case .claim, .literal: return nil
    }
  }

  /// The position of a chart within a text; the chart has a page of its own.
  private func placeholder(_ chart: Reference<ChartDeclaration>) -> PrintedMarkup {
    let link = Markup.element("a", ["href": "chart:\(self[chart].id)"], text: "[chart]")
    return Markup.element("figure", [:], [link]).printed()
  }

  func reading(of chart: Reference<ChartDeclaration>) -> any ChartReading {
    ChartData(
      self[chart],
      of: self,
      otherGroup: Phrase.groupNotEstablished.rawValue,
      href: { _ in "" }
    ).reading
  }
}
