import ChartFigures
import Charts
import Content
import Exports
import Formats
import Markup
import SiteOutline
import SitePlanning

/// A chart on a page, with its files.
struct ChartFigure: Sendable {
  let context: PageContext
  let chart: PlacedChart

  private var data: ChartData { context.chartData(chart.declaration) }

  /// The chart as a view, drawn in some layouts; `id` must be unique on the page.
  func view(id: String, layouts: [ChartLayout]) -> ChartView {
    let data = data
    let reading = data.reading
    let drawn = reading.tiles.isEmpty ? reading.chart : nil
    func drawing(_ layout: ChartLayout) -> PrintedMarkup {
      guard layouts.contains(layout) else { return .empty }
      return drawn?.drawing(
        layout: layout,
        idPrefix: "\(id)-\(layout.rawValue)",
        title: "\(reading.form). \(reading.heading)",
        description: "The same values are in the table after this chart."
      ).printed() ?? .empty
    }
    return ChartView(
      id: id,
      title: reading.heading,
      subtitle: reading.subtitle,
      summary: reading.description,
      note: chart.declaration.note,
      wide: drawing(.wide),
      narrow: drawing(.narrow),
      tiles: reading.tiles,
      table: reading.table,
      csvHref: href(.csv),
      csvSize: csvSize,
      jsonHref: href(.json),
      svgHref: href(.svg),
      permalink: permalink(id),
      sources: context.sources(data.measures.flatMap(context.site.dataSources))
    )
  }

  /// The content of one of the chart's files.
  func bytes(of file: ChartFile) -> [UInt8] {
    switch file {
    case .csv: return csvBytes(table)
    case .json: return chartJSON(chart.declaration, data.reading, table, context.site).bytes
    case .picture: return BodyComparison(data).picture.printed(as: .xml).bytes
    case .svg:
      let reading = data.reading
      let drawing = reading.chart.standalone(
        title: reading.heading,
        subtitle: reading.subtitle,
        description: reading.description,
        notes: [data.coverageSentence, data.mainPeriodSentence, chart.declaration.note]
          .compactMap(\.self),
        source: sourceLine(of: chart.declaration, context.site)
      )
      return drawing.printed(as: .xml).bytes
    }
  }

  /// The size of the CSV, or that it has the values of all bodies.
  private var csvSize: String {
    guard chart.measureWithValues == nil else { return "all \(context.settings.bodies.plural)" }
    return sizeWords(csvBytes(table).count)
  }

  private var table: [[String]] { context.register.table(of: chart) }

  private func href(_ file: ChartFile) -> String {
    context.href(context.site.path(of: file, chart))
  }

  /// The chart's own page if it has one, otherwise its anchor on the page that shows it.
  private func permalink(_ id: String) -> String {
    guard chart.hasOwnPage else { return "#\(id)" }
    return context.href(SitePath.file(chart.folder + ["index.html"]))
  }
}

extension PageContext {
  /// A chart with the values that it shows, for this page.
  func chartData(_ declaration: ChartDeclaration) -> ChartData {
    ChartData(
      declaration,
      of: site,
      otherGroup: Phrase.groupNotEstablished.rawValue,
      href: { self.href(RecordKey($0)) }
    )
  }
}
