import Charts
package import Content
import Markup
import Statistics

/// The data of a chart: its declaration, and the values that it refers to.
package struct ChartData: Sendable {
  let site: Site
  let declaration: ChartDeclaration
  package let measures: [Measure]
  /// The first of its measures; the others share its definition, basis and scope.
  let measure: Measure
  let words: ValueText
  /// The heading of bodies whose group is unknown.
  let otherGroup: String
  /// The address of the page of a body, from the page that shows the chart.
  let href: @Sendable (Reference<Body>) -> String

  package init(
    _ declaration: ChartDeclaration,
    of site: Site,
    otherGroup: String,
    href: @escaping @Sendable (Reference<Body>) -> String
  ) {
    self.site = site
    self.declaration = declaration
    // Stored, because they are read thousands of times.
    measures = declaration.measures.map { site[$0] }
    measure = measures[0]
    words = ValueText(measure, site.settings)
    self.otherGroup = otherGroup
    self.href = href
  }

  /// What is counted; several measures can differ in the rows that they choose.
  var scope: String { measures.count == 1 ? measure.fullScope : measure.scope }
  var plural: String { site.settings.bodies.plural }
  var periods: [String] { declaration.periods }
  /// The period of a chart that shows one; the last of several.
  var period: String { declaration.periods.last ?? measure.mainPeriod }

  /// The bodies named by the declaration, or all of them.
  var bodies: [Reference<Body>] { declaration.bodies ?? allBodies }

  /// The bodies of the site that existed in one of the periods.
  var allBodies: [Reference<Body>] {
    site.bodies.references.filter { body in
      periods.contains { site[body].lifetime.overlaps($0) }
    }
  }

  /// Whether a body is emphasised in a chart that shows all bodies and names some.
  func isNamed(_ body: Reference<Body>) -> Bool { declaration.bodies?.contains(body) == true }

  func figure(_ body: Reference<Body>, _ period: String) -> Figure {
    measure.figure(of: body, in: period)
  }

  func benchmark(_ period: String) -> Content.Benchmark? { measure.benchmark(in: period) }

  /// The changes of all bodies between two periods.
  func changes(from first: String, to last: String) -> Changes {
    Changes(of: measure, from: first, to: last, site)
  }

  /// The format of an axis for its values.
  var axisFormat: AxisFormat {
    switch measure.unit {
    case .percent: .percent(decimals: 0)
    case .count: .count
    case .sign, .words, .per: .number
    }
  }

  /// The period of the chart for readers, and that it is provisional.
  var periodWithState: String {
    let isProvisional = measure.marks(in: period).contains(.provisional)
    return periodWords(period) + (isProvisional ? " (provisional)" : "")
  }

  /// The first and the last period as text: `year to March 2015 to year to March 2026`.
  var span: String {
    let ends = [periods.first, periods.last].compactMap { $0.map(periodWords) }
    return ends.first == ends.last ? ends.first ?? "" : ends.joined(separator: " to ")
  }
}

extension ChartData {
  /// Bodies in the declared order, under headings if they are grouped.
  var groups: [BodyGroup] {
    let shown = Set(bodies)
    switch declaration.order {
    case .name: return [BodyGroup(bodies: site.bodies.references.filter(shown.contains))]
    case .group:
      return site.groupedBodies(orElse: otherGroup).compactMap { group in
        let members = group.bodies.filter(shown.contains)
        return members.isEmpty ? nil : BodyGroup(name: group.name, bodies: members)
      }
    case .value: return [BodyGroup(bodies: bodiesByValue(shown))]
    }
  }

  /// Bodies by ascending value, those without a value last; equal ones by name.
  private func bodiesByValue(_ shown: Set<Reference<Body>>) -> [Reference<Body>] {
    let bodies = site.bodies.references.filter(shown.contains)
    let numbers = bodies.map { figure($0, period).value.number }
    return bodies.indices.sorted { first, second in
      switch (numbers[first], numbers[second]) {
      case (let one?, let other?): one == other ? first < second : one < other
      case (_?, nil): true
      case (nil, _?): false
      case (nil, nil): first < second
      }
    }.map { bodies[$0] }
  }

  /// The sentence that names the lowest and the highest value of a period.
  func extremes(_ period: String) -> String {
    let shown = bodies.compactMap { body in
      figure(body, period).value.number.map { (body, $0) }
    }
    let ordered = shown.sorted { ($0.1, $0.0.index) < ($1.1, $1.0.index) }
    guard let low = ordered.first, let high = ordered.last else {
      return "No value can be shown for this period."
    }
    let values = "Values for \(groupedText(shown.count)) of \(groupedText(bodies.count)) \(plural)"
    let (least, most) = (words.text(low.1), words.text(high.1))
    if low.1 == high.1 { return "\(values) are all \(least)." }
    // Naming the ends of what chance may have put in order would be a ranking.
    if let first = figure(low.0, period).interval, let last = figure(high.0, period).interval,
      first.overlaps(last)
    {
      return "\(values) range from \(least) to \(most). The intervals of these two overlap."
    }
    return "\(values) range from \(least) (\(site[low.0].name)) to \(most)"
      + " (\(site[high.0].name))."
  }

  /// The sentence about the benchmark of a period; `nil` if there is none.
  func benchmarkSentence(_ period: String) -> String? {
    guard let benchmark = benchmark(period), let name = measure.benchmarkName else { return nil }
    let value = words.long(benchmark, measure, period)
    return "\(name) in \(periodPhrase(period)): \(value), based on "
      + "\(benchmark.coverageWords(measure, site.settings))."
  }

  /// The reason why the values of a period are provisional; `nil` if they are final.
  func provisionalSentence(_ period: String) -> String? {
    guard measure.provisionalPeriods.contains(period) else { return nil }
    return measure.provisionalNote.map { "Provisional: \($0)" }
  }
}
