import Charts
import Content
import Markup
import Statistics

/// One body over all periods of a measure, beside the benchmark.
struct TrendFigure: Sendable {
  let context: PageContext
  let reference: Reference<Measure>
  let body: Reference<Body>

  private var measure: Measure { context.site[reference] }
  private var name: String { context.site[body].name }
  private var words: FigureWords { FigureWords(measure, context.site.settings) }
  private var figures: [Figure] { measure.figures.rows[body.index] }
  private var isShare: Bool { measure.definition != .count }
  private var mainColumn: Int { measure.periods.firstIndex(of: measure.mainPeriod) ?? 0 }

  /// The figure of the main period.
  var main: Figure { figures[mainColumn] }

  /// The chart with its table.
  func view(id: String) -> ChartView {
    func drawing(_ layout: ChartLayout) -> PrintedMarkup {
      chart.drawing(
        layout: layout,
        idPrefix: "\(id)-\(layout.rawValue)",
        title: "Line chart. \(subtitle)",
        description: "The same values are in the table after this chart."
      ).printed()
    }
    return ChartView(
      id: id,
      title: title,
      subtitle: subtitle,
      summary: summary,
      wide: drawing(.wide),
      narrow: drawing(.narrow),
      table: table,
      csvHref: context.href(context.site.tablePath(of: reference, for: body)),
      csvSize: sizeWords(csvBytes(measureTable(reference, for: body, context.site)).count),
      sources: context.sources(context.site.dataSources(of: measure))
    )
  }
}

extension TrendFigure {
  private var mainBenchmark: String? {
    guard let name = measure.benchmarkName,
      let benchmark = measure.figures.benchmarks[mainColumn]
    else { return nil }
    return "\(name) \(words.percent(benchmark.rate))"
  }

  private var title: String {
    let parts = ["\(name) \(words.long(main))", mainBenchmark].compactMap { $0 }
    return parts.joined(separator: "; ") + ", \(periodWords(measure.mainPeriod))"
  }

  private var subtitle: String {
    let first = measure.periods.first.map(periodWords) ?? ""
    let last = measure.periods.last.map(periodWords) ?? ""
    return "\(measure.title), \(name), \(first) to \(last). \(sentence(measure.scope))"
  }

  private var summary: String {
    let shown = zip(measure.periods, figures).filter { $0.1.value.number != nil }
    guard let first = shown.first, let last = shown.last else {
      return "No value can be shown for \(name)."
    }
    var sentences: [String] = []
    if first.0 == last.0 {
      sentences.append(
        "\(name): \(words.long(first.1)) in the \(periodWords(first.0)), the only value to show."
      )
    } else {
      sentences.append(
        "\(name): from \(words.long(first.1)) in the \(periodWords(first.0)) to "
          + "\(words.long(last.1)) in the \(periodWords(last.0))."
      )
    }
    let missing = figures.count - shown.count
    if missing == 1 { sentences.append("One year has no value to show.") }
    if missing > 1 { sentences.append("\(missing) years have no value to show.") }
    return sentences.joined(separator: " ")
  }

  private var chart: TrendChart {
    let benchmark = measure.benchmarkName.map { name in
      TrendChart.Series(name: name, figures: benchmarkFigures, emphasis: .normal)
    }
    let own = TrendChart.Series(name: name, figures: figures.map(point), emphasis: .emphasised)
    return TrendChart(
      periods: measure.periods.map { TrendChart.Period(label: $0) },
      series: [own] + [benchmark].compactMap { $0 },
      format: isShare ? .percent(decimals: 0) : .count,
      words: TrendChart.Words(
        missing: "no value to show",
        provisional: "provisional",
        empty: "No value can be shown"
      )
    )
  }

  private func point(_ figure: Figure) -> TrendChart.Figure {
    guard let number = figure.value.number else { return .missing }
    let text =
      if case .count(let count) = figure.value { groupedText(count) } else { words.percent(number) }
    return figure.isProvisional ? .provisional(number, text: text) : .final(number, text: text)
  }

  private var benchmarkFigures: [TrendChart.Figure] {
    zip(measure.periods, measure.figures.benchmarks).map { period, benchmark in
      guard let rate = benchmark?.rate else { return .missing }
      let isProvisional = measure.provisionalPeriods.contains(period)
      let text = words.percent(rate)
      return isProvisional ? .provisional(rate, text: text) : .final(rate, text: text)
    }
  }

  private var table: TableView {
    var columns = [TableView.Column(label: "Period", isNumeric: false)] + figureColumns(measure)
    if let benchmark = measure.benchmarkName {
      columns.append(TableView.Column(label: benchmark, isNumeric: true))
    }
    columns.append(TableView.Column(label: "What to know", isNumeric: false))
    return TableView(
      caption: "\(measure.title), \(name), by period",
      columns: columns,
      rows: measure.periods.indices.map(row),
      notes: markNotes(figures, words)
    )
  }

  private func row(_ index: Int) -> TableView.Row {
    let figure = figures[index]
    var cells = figureCells(figure, measure, words)
    if measure.benchmarkName != nil {
      let rate = measure.figures.benchmarks[index]?.rate
      cells.append(TableView.Cell(text: rate.map(words.percent) ?? "[x]", isNumeric: true))
    }
    cells.append(TableView.Cell(text: noteText(figure), isNumeric: false))
    return TableView.Row(header: measure.periods[index], cells: cells)
  }
}
