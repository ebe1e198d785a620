import Charts
import Content
import Markup
import Statistics

/// Up to four lines over the periods of a measure: bodies and the benchmark, or several measures
/// of one body.
struct TrendReading: ChartReading {
  let data: ChartData
  private let lines: [Line]

  init(data: ChartData) {
    self.data = data
    lines = Self.lines(of: data)
  }

  var form: String { "Line chart" }

  /// The content of one line; without a body, it is the benchmark.
  private struct Line {
    var measure: Measure
    var body: Reference<Body>?
  }

  private static func lines(of data: ChartData) -> [Line] {
    let bodies = data.declaration.bodies ?? []
    guard data.measures.count == 1 else {
      return data.measures.map { Line(measure: $0, body: bodies.first) }
    }
    let own = bodies.map { Line(measure: data.measure, body: $0) }
    return own + (data.measure.benchmarkName == nil ? [] : [Line(measure: data.measure)])
  }

  private var scope: String {
    let names = (data.declaration.bodies ?? []).map { data.site[$0].name }
    return names.isEmpty ? data.measure.benchmarkName ?? "" : names.joined(separator: ", ")
  }

  private func name(_ line: Line) -> String {
    if data.measures.count > 1 { return line.measure.shortTitle }
    return line.body.map { data.site[$0].name } ?? line.measure.benchmarkName ?? ""
  }

  /// The main period if it is shown; otherwise the last shown.
  private var mainPeriod: String {
    data.periods.contains(data.measure.mainPeriod) ? data.measure.mainPeriod : data.period
  }

  var title: String {
    let parts = lines.map { "\(name($0)) \(valueWords($0, mainPeriod))" }
    return parts.joined(separator: "; ") + ", \(periodWords(mainPeriod))\(newestNote)"
  }

  /// Why the value at the end of the lines is not the one in the title.
  private var newestNote: String {
    let newer = data.periods.drop { $0 != mainPeriod }.dropFirst()
    let provisional = newer.filter(data.measure.provisionalPeriods.contains)
    guard !provisional.isEmpty else { return "" }
    return " (\(listText(provisional, "and")) \(provisional.count > 1 ? "are" : "is") provisional)"
  }

  var subtitle: String {
    let titles = data.measures.count == 1 ? data.measure.titleWithUnit : data.measure.basis
    return "\(capitalised(titles)), \(scope), \(data.span). \(sentence(data.scope))"
  }

  var sentences: [String] {
    let changes = lines.prefix(2).map(change)
    let breaks = breaks.map {
      "There is a break in the series at \($0.period): \(sentence($0.note))"
    }
    let missing = lines.first.map(missingSentence) ?? nil
    return changes + [missing, data.coverageSentence].compactMap { $0 } + breaks
  }

  private var breaks: [SeriesBreak] {
    let shown = Set(data.periods.dropFirst())
    return data.measures.flatMap(\.breaks).filter { shown.contains($0.period) }
  }

  private func change(_ line: Line) -> String {
    let shown = data.periods.filter { number(line, $0) != nil }
    guard let first = shown.first, let last = shown.last else {
      return "No value can be shown for \(name(line))."
    }
    let end = "\(valueWords(line, last)) in \(periodPhrase(last))"
    guard first != last else { return "\(name(line)): \(end), the only value to show." }
    return "\(name(line)): from \(valueWords(line, first)) in \(periodPhrase(first)) to \(end)."
  }

  private func missingSentence(_ line: Line) -> String? {
    let isYearly = data.periods.allSatisfy { CalendarPeriod($0)?.months.count ?? 12 == 12 }
    let noun = isYearly ? "year" : "period"
    return switch data.periods.count(where: { number(line, $0) == nil }) {
    case 0, data.periods.count: nil
    case 1: "One \(noun) has no value to show."
    case let missing: "\(missing) \(noun)s have no value to show."
    }
  }

  private func number(_ line: Line, _ period: String) -> Double? {
    guard let body = line.body else { return line.measure.benchmark(in: period)?.rate }
    return line.measure.figure(of: body, in: period).value.number
  }

  private func valueWords(_ line: Line, _ period: String) -> String {
    if let body = line.body {
      return data.words.long(line.measure.figure(of: body, in: period))
    }
    guard let sum = line.measure.benchmark(in: period) else { return "not available" }
    return data.words.long(sum, line.measure, period) + sum.coverageMark
  }

  var chart: any Chart {
    TrendChart(
      periods: data.periods.map {
        TrendChart.Period(label: $0, shortLabel: shortPeriod($0), time: periodTime($0))
      },
      series: lines.enumerated().map { index, line in
        TrendChart.Series(
          name: name(line),
          figures: data.periods.map { figure(line, $0) },
          intervals: line.body.map { body in
            data.periods.map { line.measure.figure(of: body, in: $0).interval }
          } ?? [],
          emphasis: index == 0 && lines.count > 1 ? .emphasised : .normal
        )
      },
      breaks: breaks.compactMap { seriesBreak in
        data.periods.firstIndex(of: seriesBreak.period).map {
          TrendChart.Break(period: $0, label: seriesBreak.note)
        }
      },
      format: data.axisFormat,
      words: .english
    )
  }

  private func figure(_ line: Line, _ period: String) -> TrendChart.Figure {
    guard let number = number(line, period) else { return .missing }
    let isProvisional = line.measure.provisionalPeriods.contains(period)
    let sum = line.body == nil ? line.measure.benchmark(in: period) : nil
    let value = ValueText(line.measure, data.site.settings).cell(number)
    let text = value + (sum?.coverageMark ?? "")
    return isProvisional ? .provisional(number, text: text) : .final(number, text: text)
  }
}

extension TrendReading {
  var table: TableView {
    let bodies = data.declaration.bodies ?? []
    guard data.measures.count == 1, bodies.count == 1 else { return manyTable }
    return bodyTable(bodies[0])
  }

  /// A table with a column for each line, if there are several.
  private var manyTable: TableView {
    let rows = data.periods.map { period in
      TableView.Row(
        header: period,
        cells: lines.map { TableView.Cell(text: cell($0, period), isNumeric: true) }
      )
    }
    return TableView(
      caption: "\(data.measure.titleWithUnit), by period",
      columns: [TableView.Column(label: "Period", isNumeric: false)]
        + lines.map { TableView.Column(label: name($0), isNumeric: true) },
      rows: rows,
      notes: notes(on: rows)
    )
  }

  private func cell(_ line: Line, _ period: String) -> String {
    if let body = line.body {
      return data.words.short(line.measure.figure(of: body, in: period))
    }
    return data.words.benchmark(line.measure.benchmark(in: period), line.measure, period)
  }

  private func notes(on rows: [TableView.Row]) -> [String] {
    let bodies = data.declaration.bodies ?? []
    let figures = bodies.flatMap { body in
      data.measures.flatMap { measure in
        data.periods.map { measure.figure(of: body, in: $0) }
      }
    }
    let notes = markNotes(figures, data.words)
    // A benchmark may have a mark that no value of a body has.
    let code = MissingCode.notApplicable
    let marks = [(code.mark, code.words)] + ValueMark.allCases.map { ($0.mark, $0.words) }
    let texts = rows.flatMap(\.cells).flatMap { $0.text.split(separator: " ") }.map(String.init)
    let missing = marks.filter { mark, _ in texts.contains(mark) }.map { "\($0) \($1)" }
    return Set(notes + missing).sorted()
  }

  /// A table with all columns of a value, if one body is shown.
  private func bodyTable(_ body: Reference<Body>) -> TableView {
    let measure = data.measure
    var columns = [TableView.Column(label: "Period", isNumeric: false)] + figureColumns(measure)
    if let benchmark = measure.benchmarkName {
      columns.append(TableView.Column(label: benchmark, isNumeric: true))
    }
    let all = data.periods.map { figureNotes(data.figure(body, $0), data.words) }
    let hasNotes = all.contains { !$0.isEmpty }
    if hasNotes { columns.append(TableView.Column(label: "Notes", isNumeric: false)) }
    // A note on many periods is written once, below the table.
    let shared = repeatedTexts(all.flatMap(\.self).map(\.shared))
    let rows = zip(data.periods, all).map { period, notes in
      let note = hasNotes ? noteCell(notes, shared) : nil
      return row(data.figure(body, period), period, note)
    }
    return TableView(
      caption: "\(measure.titleWithUnit), \(scope), by period",
      columns: columns,
      rows: rows,
      notes: notes(on: rows) + shared.enumerated().map { "note \($0 + 1): \($1)" }
    )
  }

  private func row(_ figure: Figure, _ period: String, _ note: TableView.Cell?) -> TableView.Row {
    let measure = data.measure
    var cells = figureCells(figure, measure, data.words)
    if measure.benchmarkName != nil {
      let text = data.words.benchmark(data.benchmark(period), measure, period)
      cells.append(TableView.Cell(text: text, isNumeric: true))
    }
    return TableView.Row(header: period, cells: cells + [note].compactMap(\.self))
  }
}

extension TrendChart.Words {
  static let english = TrendChart.Words(
    missing: "no value to show",
    provisional: "provisional",
    interval: "95% interval",
    band: "shaded: 95% interval",
    empty: "No value can be shown"
  )
}
