import ChartFigures
package import Content
import Markup
import SiteOutline
import Statistics

/// Values as rows of a file, the header first: those of a chart, or all of a measure.
///
/// There is one row for each measure, body and period, and one for each benchmark. A value that may
/// not be shown is its mark, as in every table.
package struct FigureRows: Sendable {
  package let site: Site
  package let measures: [Reference<Measure>]
  package let bodies: [Reference<Body>]
  package let periods: [String]
  /// The measures of one file share their definition.
  private let definition: MeasureDefinition
  /// Whether the share that is still open is known.
  private let hasOpenShares: Bool

  /// Makes the rows of all values of a measure.
  package init(_ measure: Reference<Measure>, _ site: Site) {
    self.init([measure], site.bodies.references, site[measure].periods, site)
  }

  /// Makes the rows of the values of a chart; one that only highlights some bodies has those of
  /// all.
  package init(_ chart: ChartDeclaration, _ site: Site) {
    let bodies =
      switch chart.recipe.traits.bodies {
      case .selection: chart.bodies ?? site.bodies.references
      case .allWithHighlights: site.bodies.references
      case .namedOnly: chart.bodies ?? []
      }
    self.init(chart.measures, bodies, chart.periods, site)
  }

  private init(
    _ measures: [Reference<Measure>],
    _ bodies: [Reference<Body>],
    _ periods: [String],
    _ site: Site
  ) {
    self.site = site
    self.measures = measures
    self.bodies = bodies
    self.periods = periods
    definition = site[measures[0]].definition
    hasOpenShares = site[measures[0]].openHeading != nil
  }

  package var header: [String] {
    ["measure", "id", site.settings.bodies.id, "period"] + valueColumns
      + [Self.statusColumn, "note"]
  }

  private var valueColumns: [String] {
    let withInterval =
      [site[measures[0]].unit == .percent ? "percent" : "value"]
      + ["lower_95", "upper_95"]
    switch definition {
    case .count: return ["count"]
    case .published: return withInterval
    default:
      return withInterval + ["numerator", "denominator"]
        + (hasOpenShares ? ["still_open"] : []) + ["standing"]
    }
  }

  /// The column with the reason why there is no value.
  static let statusColumn = "status"
  /// The states in that column of rows that have a value.
  static let shownStates = ["final", "provisional", "revised"]

  /// The state of a value of a measure in a period.
  private func state(_ marks: [ValueMark]) -> String {
    if marks.contains(.provisional) { return "provisional" }
    return marks.contains(.revised) ? "revised" : "final"
  }

  package var rows: [[String]] {
    measures.flatMap { reference in
      let measure = site[reference]
      let words = ValueText(measure, site.settings)
      let shown = periods.filter(measure.periods.contains)
      let notes = shown.map { breakNote(measure, $0) }
      let own = bodies.flatMap { body in
        let start = [measure.head.id, site[body].head.id, site[body].name]
        return zip(shown, notes).map { period, note in
          start + [period] + cells(measure.figure(of: body, in: period), words, note)
        }
      }
      return own + benchmarkRows(measure, words)
    }
  }

  /// The header and the rows.
  package var table: [[String]] { [header] + rows }

  private func benchmarkRows(_ measure: Measure, _ words: ValueText) -> [[String]] {
    guard let name = measure.benchmarkName else { return [] }
    return periods.compactMap { period in
      guard let benchmark = measure.benchmark(in: period) else { return nil }
      let sum = "Based on \(benchmark.coverageWords(measure, site.settings))"
      let note = breakNote(measure, period).map { "\(sum). \($0)" } ?? sum
      let empty = MissingCode.notApplicable.mark
      return [measure.head.id, "benchmark", name, period, words.number(benchmark.rate)]
        + [empty, empty, String(benchmark.numerator), String(benchmark.denominator)]
        + openCell(benchmark.openShare, words) + [empty]
        + [state(measure.marks(in: period)), note]
    }
  }

  /// What the mark `[b]` says in tables.
  private func breakNote(_ measure: Measure, _ period: String) -> String? {
    measure.breaks.first { $0.period == period }.map {
      "Break in the series: \(sentence($0.note))"
    }
  }

  private func cells(_ figure: Figure, _ words: ValueText, _ breakNote: String?) -> [String] {
    let missing = words.missing(figure.value)
    let status = missing?.words ?? state(figure.marks)
    let note = [noteText(figure, words), breakNote ?? ""].filter { !$0.isEmpty }
      .joined(separator: " ")
    let notes = [status, note]
    let empty = MissingCode.notApplicable.mark
    let value = figure.value.number.map(words.number) ?? missing?.mark ?? ""
    if definition == .count { return [value] + notes }
    let ends = figure.interval.map { [$0.lowerBound, $0.upperBound].map(words.number) }
    let noEnd = missing?.mark ?? empty
    let values = [value] + (ends ?? [noEnd, noEnd])
    if definition == .published { return values + notes }
    let counts = [figure.numerator, figure.denominator].map { count in
      count.map(String.init) ?? missing?.mark ?? MissingCode.noData.mark
    }
    let open = missing.map { hasOpenShares ? [$0.mark] : [] } ?? openCell(figure.openShare, words)
    let standing = figure.comparison?.adjusted.shortWords ?? empty
    return values + counts + open + [standing] + notes
  }
}

extension FigureRows {
  /// The cell with the share that is still open; none if no measure knows it.
  private func openCell(_ share: Double?, _ words: ValueText) -> [String] {
    guard hasOpenShares else { return [] }
    return [share.map(words.number) ?? MissingCode.noData.mark]
  }
}
