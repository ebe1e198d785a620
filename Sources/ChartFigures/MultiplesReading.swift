import Markup
import Charts
import Content
import Statistics

/// A small line for each body over all periods, on one scale.
struct MultiplesReading: ChartReading {
  let data: ChartData

  var form: String { "Small line charts" }

  var title: String {
    let name = data.measure.shortTitle
    return data.isOfGroups
      ? "\(name): the median of each \(data.groupWord), \(data.span)"
      : "\(name) of each \(singular), \(data.span)"
  }

  private var singular: String { data.site.settings.bodies.singular }

  var subtitle: String {
    let panel = data.isOfGroups ? "\(data.groupWord): its median \(singular)" : singular
    return "\(data.measure.titleWithUnit), one panel for each \(panel), all on one scale. "
      + sentence(data.scope)
  }

  var sentences: [String] {
    let final = data.periods.filter { !data.measure.provisionalPeriods.contains($0) }
    let first = final.first ?? data.period
    let last = final.last ?? data.period
    let changes = data.changes(from: first, to: last)
    let found = data.bodies.compactMap(changes.direction)
    let unclear =
      changes.hasIntervals ? "the interval of the change includes no change" : "it is the same"
    return [
      "Of \(groupedText(found.count)) \(data.plural) with a value at both ends, the value between "
        + "\(periodPhrase(first)) and \(periodPhrase(last)) \(found.counts(unclear: unclear)).",
      changes.hasIntervals ? nil : "Some of these changes can be chance.",
      data.benchmarkSentence(last), data.coverageSentence,
      data.maturitySentence(first, last),
    ].compactMap { $0 }
  }

  var chart: any Chart {
    SmallMultiplesChart(
      panels: panels,
      benchmark: data.measure.benchmarkName == nil
        ? [] : data.periods.map { data.benchmark($0)?.rate },
      times: data.periods.map(periodTime),
      breaks: Set(
        data.measure.breaks.compactMap { data.periods.firstIndex(of: $0.period) }.filter { $0 > 0 }
      ),
      format: data.axisFormat,
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

  private var panels: [SmallMultiplesChart.Panel] {
    guard data.isOfGroups else {
      return data.groups.flatMap(\.bodies).map { body in
        SmallMultiplesChart.Panel(
          name: data.site[body].name,
          figures: data.periods.map { data.trendFigure(data.figure(body, $0)) }
        )
      }
    }
    return data.namedGroups.map { group in
      SmallMultiplesChart.Panel(
        name: group.name,
        figures: data.periods.map { data.medianFigure(group.bodies, $0) }
      )
    }
  }

  var table: TableView {
    if data.isOfGroups {
      return data.groupTable(
        "\(data.measure.titleWithUnit), median by period",
        columns: data.periods,
        cells: { bodies in
          data.periods.map { period in
            data.values(bodies, period).quantile(0.5).map(data.words.cell) ?? data.noValue
          }
        }
      )
    }
    let bodies = data.groups.flatMap(\.bodies)
    let figures = bodies.flatMap { body in data.periods.map { data.figure(body, $0) } }
    return TableView(
      caption: "\(data.measure.titleWithUnit), by \(singular) and period",
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
  /// The median of some bodies as a point of a line.
  fileprivate func medianFigure(
    _ bodies: [Reference<Body>],
    _ period: String
  ) -> TrendChart.Figure {
    guard let median = values(bodies, period).quantile(0.5) else { return .missing }
    let text = words.cell(median)
    let isProvisional = measure.marks(in: period).contains(.provisional)
    return isProvisional ? .provisional(median, text: text) : .final(median, text: text)
  }

  /// A value as a point of a line.
  func trendFigure(_ figure: Figure) -> TrendChart.Figure {
    guard let number = figure.value.number else { return .missing }
    let text = words.charted(figure)
    return figure.isProvisional ? .provisional(number, text: text) : .final(number, text: text)
  }
}
