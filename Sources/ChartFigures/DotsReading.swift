import Charts
package import Content
import Markup
import Statistics

/// All bodies compared for one period of a measure.
struct DotsReading: ChartReading {
  let data: ChartData

  var form: String { data.isOfGroups ? "Histogram" : "Dot chart" }

  var title: String {
    guard let benchmark = data.benchmark(data.period), let name = data.measure.benchmarkName else {
      return "\(data.measure.shortTitle), \(data.periodWithState)"
    }
    let value = data.words.long(benchmark, data.measure, data.period)
    return "\(data.measure.shortTitle): \(value) in \(name)"
  }

  var subtitle: String {
    let hasIntervals = data.measure.hasInterval && !data.isOfGroups
    let intervals = hasIntervals ? ", with 95% intervals" : ""
    return "\(data.measure.titleWithUnit), \(data.periodWithState), "
      + "\(groupedText(data.bodies.count)) \(data.plural)\(intervals). \(sentence(data.scope))"
  }

  var sentences: [String] {
    [
      data.extremes(data.period), data.benchmarkSentence(data.period),
      data.openSentence(data.period), data.provisionalSentence(data.period),
      data.mainPeriodSentence,
    ].compactMap { $0 }
  }

  var chart: any Chart {
    if data.isOfGroups {
      return data.histogram(
        data.values(data.bodies, data.period),
        of: data.measure.shortTitleWithUnit,
        format: data.axisFormat,
        benchmark: data.comparisonBenchmark
      )
    }
    return ComparisonChart(
      groups: data.groups.map { group in
        ComparisonChart.Group(heading: group.name, rows: group.bodies.map(row))
      },
      benchmark: data.comparisonBenchmark,
      format: data.axisFormat,
      valueName: data.measure.shortTitleWithUnit,
      intervalName: data.measure.hasInterval ? "95% interval" : nil,
      emptyWords: "No value can be shown"
    )
  }

  private func row(_ body: Reference<Body>) -> ComparisonChart.Row {
    ComparisonChart.Row(
      name: data.site[body].name,
      figure: data.comparisonFigure(data.figure(body, data.period)),
      emphasis: .normal
    )
  }

  var table: TableView { data.tableByBody() }
}

extension ChartData {
  /// The benchmark of the period as a line of a comparison.
  var comparisonBenchmark: ComparisonChart.Benchmark? {
    benchmark(period).map { benchmark in
      let value = words.long(benchmark, measure, period) + benchmark.coverageMark
      let label = "\(measure.benchmarkName ?? "") \(value)"
      return ComparisonChart.Benchmark(value: benchmark.rate, label: label)
    }
  }

  /// A value as a dot, or as the text in place of one.
  func comparisonFigure(_ figure: Figure) -> ComparisonChart.Figure {
    if let number = figure.value.number {
      return .value(number, interval: figure.interval, text: words.charted(figure))
    }
    let missing = missingWords(figure)
    return .missing(mark: missing.mark, words: missing.words)
  }

  /// The mark of a missing value, and a text short enough for a chart.
  func missingWords(_ figure: Figure) -> (mark: String, words: String) {
    guard let missing = words.missing(figure.value) else { return ("", "") }
    if case .incomplete = figure.value { return (missing.mark, "incomplete") }
    return missing
  }

  /// A table with one row for each body in one period, with or without a value; with one row for
  /// each group where there are too many bodies.
  ///
  /// `form` is the type of chart: it distinguishes the tables of several charts on one page.
  package func tableByBody(in form: String? = nil) -> TableView {
    isOfGroups ? quartileTable(in: form) : tableOfRows(groups.flatMap(\.bodies), in: form)
  }

  /// A table with one row for each of some bodies in one period, below it the benchmark.
  package func tableOfRows(_ bodies: [Reference<Body>], in form: String? = nil) -> TableView {
    let singular = site.settings.bodies.singular
    let rows = bodies.map { ($0, figure($0, period)) }
    let columns =
      [TableView.Column(label: capitalised(singular), isNumeric: false)] + figureColumns(measure)
      + [TableView.Column(label: "Notes", isNumeric: false)]
    let total = benchmark(period).map { [benchmarkRow($0)] } ?? []
    let totalNote = MissingCode.notApplicable
    let notes = markNotes(rows.map(\.1), words)
    let note = "\(totalNote.mark) \(totalNote.words)"
    let needsNote = !total.isEmpty && measure.hasInterval && !notes.contains(note)
    return TableView(
      caption: "\(measure.titleWithUnit), \(periodWords(period)), by \(singular)"
        + (form.map { " (\($0))" } ?? ""),
      columns: columns,
      rows: rows.map(tableRow) + total,
      notes: notes + (needsNote ? [note] : [])
    )
  }

  private func tableRow(_ body: Reference<Body>, _ figure: Figure) -> TableView.Row {
    TableView.Row(
      header: site[body].name,
      href: href(body),
      cells: figureCells(figure, measure, words)
        + [TableView.Cell(text: noteText(figure, words), isNumeric: false)]
    )
  }

  private func benchmarkRow(_ benchmark: Content.Benchmark) -> TableView.Row {
    let counts = [benchmark.numerator, benchmark.denominator]
    var cells = [words.benchmark(benchmark, measure, period)]
    if measure.hasInterval { cells.append(MissingCode.notApplicable.mark) }
    cells += counts.map(groupedText)
    if measure.openHeading != nil { cells.append(words.open(benchmark.openShare)) }
    return TableView.Row(
      header: measure.benchmarkName ?? "",
      cells: cells.map { TableView.Cell(text: $0, isNumeric: true) } + [
        TableView.Cell(
          text: "Based on \(benchmark.coverageWords(measure, site.settings))",
          isNumeric: false
        )
      ],
      isEmphasised: true
    )
  }
}
