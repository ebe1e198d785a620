import Charts
import Content
import Markup
import Statistics

/// All bodies beside each other for one period of a measure.
struct ComparisonFigure: Sendable {
  let context: PageContext
  let reference: Reference<Measure>
  let period: String

  private var measure: Measure { context.site[reference] }
  private var words: FigureWords { FigureWords(measure, context.site.settings) }
  private var column: Int { measure.periods.firstIndex(of: period) ?? 0 }
  private var benchmark: Content.Benchmark? {
    measure.figures.benchmarks.indices.contains(column) ? measure.figures.benchmarks[column] : nil
  }
  private var rows: [(body: Reference<Body>, figure: Figure)] {
    zip(context.site.bodies.references, measure.figures.rows).compactMap { body, row in
      row.indices.contains(column) ? (body, row[column]) : nil
    }
  }

  /// The chart with its table; drawn for shares only, since counts compare sizes and nothing else.
  func view(id: String) -> ChartView {
    let table = table
    let description = "The same values are in the table after this chart."
    func drawing(_ layout: ChartLayout) -> PrintedMarkup {
      chart.drawing(
        layout: layout,
        idPrefix: "\(id)-\(layout.rawValue)",
        title: "Dot chart. \(subtitle)",
        description: description
      ).printed()
    }
    let path = context.site.tablePath(of: reference)
    return ChartView(
      id: id,
      title: title,
      subtitle: subtitle,
      summary: summary,
      wide: drawing(.wide),
      narrow: drawing(.narrow),
      table: table,
      csvHref: context.href(path),
      csvSize: sizeWords(csvBytes(measureTable(reference, context.site)).count),
      sources: context.sources(context.site.dataSources(of: measure))
    )
  }
}

extension ComparisonFigure {
  private var title: String {
    guard let benchmark, let name = measure.benchmarkName else {
      return "\(measure.shortTitle), \(periodWords(period))"
    }
    return "\(measure.shortTitle): \(words.percent(benchmark.rate)) in \(name)"
  }

  private var subtitle: String {
    let bodies = context.site.settings.bodies.plural
    let intervals = measure.hasInterval ? ", with 95% intervals" : ""
    return "\(measure.title), \(periodWords(period)), \(context.site.bodies.count) \(bodies)"
      + "\(intervals). \(sentence(measure.scope))"
  }

  private var summary: String {
    let shown = rows.compactMap { row in row.figure.value.number.map { (row.body, $0) } }
    let ordered = shown.sorted { ($0.1, $0.0.index) < ($1.1, $1.0.index) }
    guard let low = ordered.first, let high = ordered.last else {
      return "No value can be shown for this period."
    }
    let site = context.site
    var sentences = [
      "The values of \(shown.count) of \(rows.count) \(site.settings.bodies.plural) lie between "
        + "\(words.percent(low.1)) (\(site[low.0].name)) and \(words.percent(high.1)) "
        + "(\(site[high.0].name))."
    ]
    if let benchmark, let name = measure.benchmarkName {
      sentences.append(
        "\(name): \(words.percent(benchmark.rate)), the sum over "
          + "\(benchmark.bodyCount) of \(benchmark.bodyTotal) \(site.settings.bodies.plural)."
      )
    }
    if measure.provisionalPeriods.contains(period), let note = measure.provisionalNote {
      sentences.append("Provisional: \(note)")
    }
    return sentences.joined(separator: " ")
  }

  private var chart: ComparisonChart {
    ComparisonChart(
      groups: groups,
      benchmark: benchmark.map { benchmark in
        let value = words.percent(benchmark.rate)
        return ComparisonChart.Benchmark(
          value: benchmark.rate,
          label: "\(measure.benchmarkName ?? "") \(value)"
        )
      },
      format: .percent(decimals: 0),
      valueName: measure.shortTitle,
      intervalName: measure.hasInterval ? "95% interval" : nil,
      emptyWords: "No value can be shown"
    )
  }

  /// Rows under the narrowest grouping of the site, in a fixed order: never by value.
  private var groups: [ComparisonChart.Group] {
    context.site.groupedBodies().map { group in
      let figures = Dictionary(uniqueKeysWithValues: rows.map { ($0.body, $0.figure) })
      return ComparisonChart.Group(
        heading: group.name,
        rows: group.bodies.compactMap { body in
          figures[body].map { row(body, $0) }
        }
      )
    }
  }

  private func row(_ body: Reference<Body>, _ figure: Figure) -> ComparisonChart.Row {
    ComparisonChart.Row(
      name: context.site[body].name,
      figure: chartFigure(figure),
      emphasis: .normal
    )
  }

  private func chartFigure(_ figure: Figure) -> ComparisonChart.Figure {
    if case .rate(let proportion, let interval) = figure.value {
      let text = words.percent(proportion.rate)
      return .value(proportion.rate, interval: interval, text: text)
    }
    if case .ratio(let ratio) = figure.value {
      return .value(ratio, interval: nil, text: words.percent(ratio))
    }
    let missing = words.missing(figure.value)
    let isIncomplete = if case .incomplete = figure.value { true } else { false }
    return .missing(
      mark: missing?.mark ?? "",
      words: isIncomplete ? "incomplete" : missing?.words ?? ""
    )
  }

  /// One row for each body, whether it has a value or not.
  var table: TableView {
    let singular = context.site.settings.bodies.singular
    let columns =
      [TableView.Column(label: capitalised(singular), isNumeric: false)] + figureColumns(measure)
      + [TableView.Column(label: "What to know", isNumeric: false)]
    let total = benchmark.map { [benchmarkRow($0)] } ?? []
    let totalNote = MissingCode.notApplicable
    let needsNote = !total.isEmpty && measure.hasInterval
    return TableView(
      caption:
        "\(measure.title), \(periodWords(period)), by \(singular)",
      columns: columns,
      rows: rows.map { tableRow($0.body, $0.figure) } + total,
      notes: markNotes(rows.map(\.figure), words)
        + (needsNote ? ["\(totalNote.mark) \(totalNote.words)"] : [])
    )
  }

  private func tableRow(_ body: Reference<Body>, _ figure: Figure) -> TableView.Row {
    let values = figureCells(figure, measure, words)
    let note = TableView.Cell(text: noteText(figure), isNumeric: false)
    return TableView.Row(
      header: context.site[body].name,
      href: context.href(.body(body)),
      cells: values + [note]
    )
  }

  private func benchmarkRow(_ benchmark: Content.Benchmark) -> TableView.Row {
    let plural = context.site.settings.bodies.plural
    let counts = [benchmark.numerator, benchmark.denominator]
    let cells =
      [words.percent(benchmark.rate)] + (measure.hasInterval ? ["[z]"] : [])
      + counts.map(groupedText)
    return TableView.Row(
      header: measure.benchmarkName ?? "",
      cells: cells.map { TableView.Cell(text: $0, isNumeric: true) } + [
        TableView.Cell(
          text: "Sum over \(benchmark.bodyCount) of \(benchmark.bodyTotal) \(plural)",
          isNumeric: false
        )
      ],
      isEmphasised: true
    )
  }
}
