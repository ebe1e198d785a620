import Diagnostics

extension Measure: ResolvableRecord {
  var marks: [RecordMark] { [RecordMark(what: "title", text: title)] }
  static var beginning: Beginning? { { new, site, _ in try [new.measure(site)] } }
  static func resolve(
    _ parsed: Parsed<Measure>,
    _ names: Namespaces,
    into diagnostics: inout [Diagnostic]
  ) -> Measure {
    names.withSources(parsed, into: &diagnostics)
  }

  /// Resolves the measures with their columns, periods and statistics.
  static func resolveAll(
    _ parsed: ParsedSite,
    _ names: Namespaces,
    _ site: inout Site,
    threads: Int,
    into diagnostics: inout [Diagnostic]
  ) async {
    site.measures = parsed.all(Measure.self).map { parsed in
      var measure = resolve(parsed, names, into: &diagnostics)
      let written = parsed.names
      measure.numerator = countColumn(written.numerator, names, site, into: &diagnostics)
      measure.denominator = written.denominator.flatMap {
        countColumn($0, names, site, into: &diagnostics)
      }
      measure.settled = written.settled.flatMap {
        countColumn($0, names, site, into: &diagnostics)
      }
      measure.periods = shownPeriods(of: measure, written, site)
      checkPeriods(measure, written, site, into: &diagnostics)
      if measure.periods.isEmpty { measure.periods = [measure.mainPeriod] }
      measure.breaks = seriesBreaks(of: measure, site)
      measure.figures = computeFigures(of: measure, site)
      checkShares(measure, at: written.numerator.location, site, into: &diagnostics)
      return measure
    }
  }
}

/// The breaks in the series of a measure's columns, each period once.
private func seriesBreaks(of measure: Measure, _ site: Site) -> [SeriesBreak] {
  let breaks = measure.columns.flatMap { reference in
    let dataset = site.datasets[reference.dataset.index]
    let column = dataset.columns[reference.column].name
    return dataset.breaks.filter { $0.columns?.contains(column) != false }
  }
  var seen: Set<String> = []
  return breaks.filter { measure.periods.dropFirst().contains($0.period) }
    .sorted { ($0.period, $0.note) < ($1.period, $1.note) }
    .filter { seen.insert($0.period).inserted }
}

/// Reports shares above one, which mean that the data or the definition is wrong.
private func checkShares(
  _ measure: Measure,
  at location: SourceLocation,
  _ site: Site,
  into diagnostics: inout [Diagnostic]
) {
  guard measure.definition == .recordedCohort || measure.definition == .closed else { return }
  for (body, figures) in zip(site.bodies, measure.figures.rows) {
    for (period, figure) in zip(measure.periods, figures) {
      guard let numerator = figure.numerator, let denominator = figure.denominator,
        numerator > denominator
      else { continue }
      diagnostics.report(
        .measureUnfit,
        "\(body.name), \(period): the numerator \(numerator) is more than the denominator"
          + " \(denominator)",
        at: location,
        help: "correct the data, or declare the known problem under `issues` of the dataset"
      )
    }
  }
}

/// The column that `<dataset>.<column>` means; it must contain counts by body and period.
private func countColumn(
  _ name: Name,
  _ names: Namespaces,
  _ site: Site,
  into diagnostics: inout [Diagnostic]
) -> ColumnReference? {
  let parts = name.id.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  guard parts.count == 2 else {
    let help = "write <dataset>.<column>"
    let message = "\"\(name.id)\" is not a column of a dataset"
    diagnostics.report(.measureUnfit, message, at: name.location, help: help)
    return nil
  }
  let datasetName = Name(id: parts[0], location: name.location)
  guard let reference = names[Dataset.self].find(datasetName, into: &diagnostics) else {
    return nil
  }
  let dataset = site.datasets[reference.index]
  guard let index = dataset.columns.firstIndex(where: { $0.name == parts[1] }) else {
    diagnostics.report(
      .unknownID,
      "the dataset \"\(parts[0])\" has no column \"\(parts[1])\"",
      at: name.location,
      help: suggestion(for: parts[1], among: dataset.columns.map(\.name), what: "columns")
    )
    return nil
  }
  let hasBodies = dataset.layout == .filePerBody || dataset.columns.contains { $0.type == .body }
  guard dataset.columns[index].type == .count, hasBodies, dataset.periodColumn != nil else {
    diagnostics.report(
      .measureUnfit,
      "\"\(name.id)\" does not contain counts by body and period",
      at: name.location,
      help: "use a column of type count in a dataset with bodies and a period_column"
    )
    return nil
  }
  return ColumnReference(dataset: reference, column: index)
}

/// The periods for which all columns have data, between the ends that the measure names.
private func shownPeriods(of measure: Measure, _ names: Measure.Names, _ site: Site) -> [String] {
  let shared = sharedPeriods(of: measure, site)
  let start = names.firstPeriod?.id ?? shared.first ?? ""
  let end = names.lastPeriod?.id ?? shared.last ?? ""
  return shared.filter { start <= $0 && $0 <= end }
}

private func sharedPeriods(of measure: Measure, _ site: Site) -> [String] {
  let sets = measure.columns.map { Set(site[$0.dataset].rows.compactMap(\.period)) }
  guard let first = sets.first else { return [] }
  return sets.dropFirst().reduce(first) { $0.intersection($1) }.sorted()
}

/// Checks the periods that the measure names against the data, unless rows of it could not be read.
private func checkPeriods(
  _ measure: Measure,
  _ names: Measure.Names,
  _ site: Site,
  into diagnostics: inout [Diagnostic]
) {
  let isFaulty = measure.datasets.contains { site[$0].hasFaultyTable }
  guard !measure.columns.isEmpty, !isFaulty else { return }
  let shared = sharedPeriods(of: measure, site)
  for name in [names.firstPeriod, names.lastPeriod].compactMap({ $0 })
  where !shared.contains(name.id) {
    reportPeriod(name, among: shared, into: &diagnostics)
  }
  for name in names.provisional + [names.mainPeriod]
  where !measure.periods.contains(name.id) {
    reportPeriod(name, among: measure.periods, into: &diagnostics)
  }
  checkMainPeriod(measure, at: names.mainPeriod.location, into: &diagnostics)
}

private func reportPeriod(
  _ name: Name,
  among periods: [String],
  into diagnostics: inout [Diagnostic]
) {
  diagnostics.report(
    .measureUnfit,
    "the data has no period \"\(name.id)\"",
    at: name.location,
    help: suggestion(for: name.id, among: periods, what: "periods")
  )
}
