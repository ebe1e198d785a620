import Diagnostics
import Markdown

/// Resolves the charts that texts declare, and gives each text the references to its own.
///
/// Misleading charts are rejected here: statistics of different definitions on one axis, a break in
/// a series that the author does not declare, a recipe that does not suit the measure.
func resolveCharts(
  _ site: inout Site,
  _ parsed: ParsedSite,
  _ names: Namespaces,
  into diagnostics: inout [Diagnostic]
) {
  var charts: [ChartDeclaration] = []
  for key in site.recordKeys {
    reportEmbedded(site.prose(of: key), into: &diagnostics)
    for chart in parsed[key.kind][key.index].charts.compactMap({ $0 }) {
      if let other = charts.first(where: { $0.id == chart.id }) {
        let help = "change one; the first is in \(other.location.path)"
        let message = "duplicate chart id \"\(chart.id)\""
        diagnostics.report(.duplicateID, message, at: chart.location, help: help)
      } else if let resolved = resolved(chart, on: key, site, names, into: &diagnostics) {
        charts.append(resolved)
      }
    }
  }
  site.charts = charts.sorted { $0.id < $1.id }
  let indexes = Dictionary(
    uniqueKeysWithValues: zip(site.charts.map(\.id), site.charts.references)
  )
  for key in site.recordKeys {
    let charts = parsed[key.kind][key.index].charts
    guard !charts.isEmpty else { continue }
    site.changeProse(of: key) { prose in
      prose.charts = charts.map { chart in chart.flatMap { indexes[$0.id] } }
    }
  }
}

/// Reports charts in a text inside YAML, which cannot show them.
private func reportEmbedded(_ prose: Prose, into diagnostics: inout [Diagnostic]) {
  guard prose.isEmbedded, let block = prose.document.codeBlocks.first(where: \.isOpen) else {
    return
  }
  diagnostics.report(
    .chartUnfit,
    "a chart cannot be declared in a text inside YAML",
    at: prose.locationInFile(prose.document.location(of: block)),
    help: "declare it in the Markdown of a page, a report, a finding or a recommendation"
  )
}

private func resolved(
  _ chart: ParsedChart,
  on home: RecordKey,
  _ site: Site,
  _ names: Namespaces,
  into diagnostics: inout [Diagnostic]
) -> ChartDeclaration? {
  let countBefore = diagnostics.count
  // One by one, because a chart without one of them would be another chart.
  let references = chart.measures.compactMap { names[Measure.self].find($0, into: &diagnostics) }
  let bodies = chart.bodies.map { written in
    written.compactMap { names[Body.self].find($0, into: &diagnostics) }
  }
  guard references.count == chart.measures.count, !references.isEmpty else { return nil }
  let measures = references.map { site[$0] }
  checkMixing(chart, measures, into: &diagnostics)
  checkFitness(chart, measures, site, into: &diagnostics)
  let periods = periods(of: chart, measures, into: &diagnostics)
  checkBreaks(chart, measures, over: periods, into: &diagnostics)
  guard diagnostics.count == countBefore else { return nil }
  return ChartDeclaration(
    chart,
    on: home,
    measures: references,
    periods: periods,
    bodies: bodies
  )
}

/// Checks that statistics on one axis share definition, basis and scope.
private func checkMixing(
  _ chart: ParsedChart,
  _ measures: [Measure],
  into diagnostics: inout [Diagnostic]
) {
  guard let first = measures.first else { return }
  for (name, measure) in zip(chart.measures, measures).dropFirst() {
    let differences = [
      (measure.definition != first.definition, "definition"),
      (measure.basis != first.basis, "basis"),
      (measure.scope != first.scope, "scope"),
      (measure.unit != first.unit, "unit"),
    ].filter(\.0).map(\.1)
    guard !differences.isEmpty else { continue }
    diagnostics.report(
      .chartMixed,
      "\"\(measure.head.id)\" and \"\(first.head.id)\" differ in"
        + " \(differences.joined(separator: " and "))",
      at: name.location
    )
  }
}

/// Reports why the recipe of a chart does not suit its measures.
private func checkFitness(
  _ chart: ParsedChart,
  _ measures: [Measure],
  _ site: Site,
  into diagnostics: inout [Diagnostic]
) {
  let subject = ChartSubject(
    measures: measures,
    bodyCount: chart.bodies?.count ?? 0,
    site: site
  )
  for refusal in chart.recipe.refusals(of: subject) {
    diagnostics.report(
      .chartUnfit,
      "the recipe \"\(chart.recipe.rawValue)\" \(refusal.reason)",
      at: chart.measures.first?.location ?? chart.location,
      help: refusal.help
    )
  }
}

/// The periods that the author names, or those of the measures.
private func periods(
  of chart: ParsedChart,
  _ measures: [Measure],
  into diagnostics: inout [Diagnostic]
) -> [String] {
  let sets = measures.dropFirst().map { Set($0.periods) }
  let shared = measures[0].periods.filter { period in sets.allSatisfy { $0.contains(period) } }
  let written = [chart.period, chart.first, chart.last].compactMap { $0 }
  let unknown = written.filter { !shared.contains($0.id) }
  for name in unknown {
    diagnostics.report(
      .chartPeriod,
      "the data has no period \"\(name.id)\"",
      at: name.location,
      help: suggestion(for: name.id, among: shared, what: "periods")
    )
  }
  guard unknown.isEmpty else { return [] }
  func refuse(_ name: Name?, _ reason: String, _ help: String) {
    let message = "the recipe \"\(chart.recipe.rawValue)\" \(reason)"
    diagnostics.report(.chartUnfit, message, at: name?.location ?? chart.location, help: help)
  }
  let shape = chart.recipe.traits.periods
  if shape == .one {
    for name in [chart.first, chart.last].compactMap({ $0 }) {
      refuse(name, "takes one period", "replace `periods` with `period: …`")
    }
    return [chart.period?.id ?? measures[0].mainPeriod]
  }
  if let period = chart.period {
    refuse(period, "takes several periods", "replace `period` with `periods: {from: …, to: …}`")
  }
  let shown = shared.between(chart.first?.id, chart.last?.id)
  guard shape == .firstAndLast, let start = shown.first, let end = shown.last else { return shown }
  if start == end {
    refuse(chart.last, "compares two different periods", "write `periods: {from: …, to: …}`")
  }
  return [start, end]
}

/// Checks that the author declares each break that a line crosses, since values on its two sides
/// cannot be compared.
private func checkBreaks(
  _ chart: ParsedChart,
  _ measures: [Measure],
  over periods: [String],
  into diagnostics: inout [Diagnostic]
) {
  guard chart.recipe.traits.periods != .one else { return }
  let crossed = measures.flatMap { measure in
    let inside = measure.periods.between(periods.first, periods.last).dropFirst()
    return measure.breaks.filter { inside.contains($0.period) }
  }
  let declared = Set(chart.breaks.map(\.id))
  for seriesBreak in crossed where !declared.contains(seriesBreak.period) {
    diagnostics.report(
      .chartBreak,
      "the chart crosses a break in the series at \(seriesBreak.period): \(seriesBreak.note)",
      at: chart.location,
      help:
        "write `breaks: [\(seriesBreak.period)]` to mark it, or show periods on one side of it"
    )
  }
  for name in chart.breaks where !crossed.contains(where: { $0.period == name.id }) {
    diagnostics.report(
      .chartBreak,
      "there is no break in the series at \(name.id)",
      at: name.location,
      help: "remove it, or declare it in the dataset under `breaks`"
    )
  }
}
