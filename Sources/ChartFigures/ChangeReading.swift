import Charts
import Content
import Markup
import Statistics

/// The difference between two periods for each body, in percentage points, with its interval.
struct ChangeReading: ChartReading {
  let data: ChartData

  var form: String { "Dot chart of differences" }

  private var first: String { data.periods.first ?? "" }

  private func difference(_ body: Reference<Body>) -> ProportionDifference? {
    guard let before = data.figure(body, first).share,
      let after = data.figure(body, data.period).share
    else { return nil }
    return ProportionDifference(after, minus: before, confidence: .z95)
  }

  private var span: String {
    let isProvisional = data.measure.provisionalPeriods.contains(data.period)
    return "from \(periodPhrase(first)) to \(periodPhrase(data.period))"
      + (isProvisional ? " (provisional)" : "")
  }

  var title: String { "\(data.measure.shortTitle): change \(span)" }

  var subtitle: String {
    "\(data.measure.title), difference in percentage points, with 95% intervals. "
      + sentence(data.scope)
  }

  var sentences: [String] {
    let found = data.bodies.compactMap(difference)
    let up = found.count { $0.interval.lowerBound > 0 }
    let down = found.count { $0.interval.upperBound < 0 }
    let apart = found.count - up - down
    return [
      "Of \(found.count) \(data.plural), the value rose for \(up) and fell for \(down); for \(apart) "
        + "the interval holds no change.",
      "The intervals hold chance alone. A change can also come from what was recorded, or how.",
      data.maturitySentence(first, data.period),
      data.provisionalSentence(data.period),
    ].compactMap { $0 }
  }

  var chart: any Chart {
    ComparisonChart(
      groups: data.groups.map { group in
        ComparisonChart.Group(heading: group.name, rows: group.bodies.map(row))
      },
      benchmark: nil,
      format: .points(decimals: 0),
      valueName: "Change in percentage points",
      intervalName: "95% interval",
      emptyWords: "No value can be shown"
    )
  }

  private func row(_ body: Reference<Body>) -> ComparisonChart.Row {
    ComparisonChart.Row(name: data.site[body].name, figure: figure(body), emphasis: .normal)
  }

  private func figure(_ body: Reference<Body>) -> ComparisonChart.Figure {
    if let found = difference(body) {
      return .value(
        found.value,
        interval: found.interval,
        text: data.words.points(found.value)
      )
    }
    let missing = missingWords(body)
    return .missing(mark: missing.mark, words: missing.words)
  }

  /// The reason why there is no difference: the value missing in the earlier period, or else in the
  /// later.
  private func missingWords(_ body: Reference<Body>) -> (mark: String, words: String) {
    let figures = [first, data.period].map { data.figure(body, $0) }
    return data.missingWords(figures.first { $0.value.number == nil } ?? figures[0])
  }

  var table: TableView {
    let bodies = data.groups.flatMap(\.bodies)
    let singular = data.site.settings.bodies.singular
    return TableView(
      caption: "\(data.measure.title), change \(span), by \(singular)",
      columns: [TableView.Column(label: capitalised(singular), isNumeric: false)]
        + [first, data.period, "Change, percentage points", "95% interval"].map {
          TableView.Column(label: $0, isNumeric: true)
        },
      rows: bodies.map { body in
        TableView.Row(
          header: data.site[body].name,
          href: data.href(body),
          cells: cells(body).map { TableView.Cell(text: $0, isNumeric: true) }
        )
      },
      notes: markNotes(
        bodies.flatMap { body in data.periods.map { data.figure(body, $0) } },
        data.words
      )
    )
  }

  private func cells(_ body: Reference<Body>) -> [String] {
    let values = [first, data.period].map { data.words.short(data.figure(body, $0)) }
    guard let found = difference(body) else {
      let mark = missingWords(body).mark
      return values + [mark, mark]
    }
    let ends = [found.interval.lowerBound, found.interval.upperBound].map(data.words.points)
    return values + [data.words.points(found.value), ends.joined(separator: " to ")]
  }
}
