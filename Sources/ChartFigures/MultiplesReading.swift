import Markup
import Charts
import Content

/// A small line for each body over all periods, on one scale.
struct MultiplesReading: ChartReading {
  let data: ChartData

  var form: String { "Small line charts" }

  var title: String { "\(data.measure.shortTitle) of each \(singular), \(data.span)" }

  private var singular: String { data.site.settings.bodies.singular }

  var subtitle: String {
    "\(data.measure.title), one panel for each \(singular), all on one scale. "
      + sentence(data.scope)
  }

  var sentences: [String] {
    let moves = data.bodies.compactMap(move)
    let up = moves.count { $0 > 0 }
    let down = moves.count { $0 < 0 }
    let first = data.periods.first.map(periodPhrase) ?? ""
    let last = data.periods.last { !data.measure.provisionalPeriods.contains($0) } ?? data.period
    return [
      "Of \(moves.count) \(data.plural) with a value at both ends, the value rose for \(up) and fell "
        + "for \(down) between \(first) and \(periodPhrase(last)).",
      data.benchmarkSentence(last), data.coverageSentence,
      data.maturitySentence(data.periods.first ?? last, last),
    ].compactMap { $0 }
  }

  /// The change from the first to the last final period; `nil` unless both have a value.
  private func move(_ body: Reference<Body>) -> Double? {
    let final = data.periods.filter { !data.measure.provisionalPeriods.contains($0) }
    guard let first = final.first, let last = final.last,
      let start = data.figure(body, first).value.number,
      let end = data.figure(body, last).value.number
    else { return nil }
    return end - start
  }

  var chart: any Chart {
    SmallMultiplesChart(
      panels: data.groups.flatMap(\.bodies).map { body in
        SmallMultiplesChart.Panel(
          name: data.site[body].name,
          figures: data.periods.map { data.trendFigure(data.figure(body, $0)) }
        )
      },
      benchmark: data.measure.benchmarkName == nil
        ? [] : data.periods.map { data.benchmark($0)?.rate },
      times: data.periods.map(periodTime),
      breaks: Set(
        data.measure.breaks.compactMap { data.periods.firstIndex(of: $0.period) }.filter { $0 > 0 }
      ),
      format: data.isShare ? .percent(decimals: 0) : .count,
      words: SmallMultiplesChart.Words(
        line: [data.periods.first, data.periods.last].compactMap { $0 }.joined(separator: " to "),
        benchmark: data.measure.benchmarkName ?? "",
        scale: "each panel:",
        missing: "no value to show",
        provisional: "\(ValueMark.provisional.mark) provisional",
        seriesBreak: "break in the series",
        empty: "No value can be shown"
      )
    )
  }

  var table: TableView {
    let bodies = data.groups.flatMap(\.bodies)
    let figures = bodies.flatMap { body in data.periods.map { data.figure(body, $0) } }
    return TableView(
      caption: "\(data.measure.title), by \(singular) and period",
      columns: [TableView.Column(label: capitalised(singular), isNumeric: false)]
        + data.periods.map { TableView.Column(label: $0, isNumeric: true) },
      rows: bodies.map { body in
        TableView.Row(
          header: data.site[body].name,
          href: data.href(body),
          cells: data.periods.map { period in
            let text = data.words.short(data.figure(body, period))
            return TableView.Cell(text: text, isNumeric: true)
          }
        )
      },
      notes: markNotes(figures, data.words)
    )
  }
}

extension ChartData {
  /// A value as a point of a line.
  func trendFigure(_ figure: Figure) -> TrendChart.Figure {
    guard let number = figure.value.number else { return .missing }
    let text = words.charted(figure)
    return figure.isProvisional ? .provisional(number, text: text) : .final(number, text: text)
  }
}
