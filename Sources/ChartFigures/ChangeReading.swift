import Charts
import Content
import Markup
import Statistics

/// The difference between two periods for each body, in percentage points, with its interval.
struct ChangeReading: ChartReading {
  let data: ChartData

  var form: String { data.isOfGroups ? "Histogram of differences" : "Dot chart of differences" }

  private var first: String { data.periods.first ?? "" }

  private var changes: Changes { data.changes(from: first, to: data.period) }

  private var span: String {
    let isProvisional = data.measure.provisionalPeriods.contains(data.period)
    return "from \(periodPhrase(first)) to \(periodPhrase(data.period))"
      + (isProvisional ? " (provisional)" : "")
  }

  var title: String { "\(data.measure.shortTitle): change \(span)" }

  var subtitle: String {
    "\(data.measure.titleWithUnit), difference in percentage points"
      + (data.isOfGroups ? ". " : ", with 95% intervals. ") + sentence(data.scope)
  }

  var sentences: [String] {
    let changes = changes
    let found = data.bodies.compactMap(changes.direction)
    let phi = fixedText(changes.dispersion.phi, decimals: 1)
    return [
      "Of \(groupedText(found.count)) \(data.plural), the value "
        + "\(found.counts(unclear: "the interval includes no change")).",
      "The intervals allow for chance and for how much changes normally differ between "
        + "\(data.plural) (φ = \(phi)). A change can also come from what was recorded, or how.",
      data.maturitySentence(first, data.period),
      data.provisionalSentence(data.period),
    ].compactMap { $0 }
  }

  var chart: any Chart {
    let changes = changes
    if data.isOfGroups {
      return data.histogram(
        data.bodies.compactMap { changes.difference($0)?.value },
        of: "Change in percentage points",
        format: .points(decimals: 0)
      )
    }
    return ComparisonChart(
      groups: data.groups.map { group in
        ComparisonChart.Group(
          heading: group.name,
          rows: group.bodies.map { body in
            ComparisonChart.Row(
              name: data.site[body].name,
              figure: figure(body, changes),
              emphasis: .normal
            )
          }
        )
      },
      benchmark: nil,
      format: .points(decimals: 0),
      valueName: "Change in percentage points",
      intervalName: "95% interval",
      emptyWords: "No value can be shown"
    )
  }

  private func figure(_ body: Reference<Body>, _ changes: Changes) -> ComparisonChart.Figure {
    if let found = changes.difference(body) {
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

  /// How many values of each group rose or fell.
  private var groupTable: TableView {
    let changes = changes
    return data.groupTable(
      "\(data.measure.titleWithUnit), change \(span)",
      columns: ["Rose", "Fell", "The interval includes no change", "Median change"],
      cells: { bodies in
        let found = bodies.compactMap(changes.direction)
        let values = bodies.compactMap { changes.difference($0)?.value }.sorted()
        return [Changes.Direction.rose, .fell, .unclear].map { direction in
          groupedText(found.count { $0 == direction })
        } + [values.quantile(0.5).map(data.words.points) ?? data.noValue]
      }
    )
  }

  var table: TableView {
    if data.isOfGroups { return groupTable }
    let bodies = data.groups.flatMap(\.bodies)
    let changes = changes
    let singular = data.site.settings.bodies.singular
    return TableView(
      caption: "\(data.measure.titleWithUnit), change \(span), by \(singular)",
      columns: [TableView.Column(label: capitalised(singular), isNumeric: false)]
        + [first, data.period, "Change, percentage points", "95% interval"].map {
          TableView.Column(label: $0, isNumeric: true)
        },
      rows: bodies.map { body in
        TableView.Row(
          header: data.site[body].name,
          href: data.href(body),
          cells: cells(body, changes).map { TableView.Cell(text: $0, isNumeric: true) }
        )
      },
      notes: markNotes(
        bodies.flatMap { body in data.periods.map { data.figure(body, $0) } },
        data.words
      )
    )
  }

  private func cells(_ body: Reference<Body>, _ changes: Changes) -> [String] {
    let values = [first, data.period].map { data.words.short(data.figure(body, $0)) }
    guard let found = changes.difference(body) else {
      let mark = missingWords(body).mark
      return values + [mark, mark]
    }
    let ends = [found.interval.lowerBound, found.interval.upperBound].map(data.words.points)
    return values + [data.words.points(found.value), ends.joined(separator: " to ")]
  }
}
