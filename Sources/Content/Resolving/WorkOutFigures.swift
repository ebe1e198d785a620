import Statistics

/// Calculates the statistics of a measure for all bodies and periods, once.
///
/// Only this function decides what may not be shown, so that a page, a chart and a file cannot
/// disagree about it.
func computeFigures(of measure: Measure, _ site: Site) -> FigureTable {
  guard let numerator = measure.numerator else { return emptyTable(of: measure, site) }
  let numerators = ColumnValues(numerator, measure.selection, site)
  let denominators = measure.denominator.map { ColumnValues($0, measure.selection, site) }
  let settled = measure.settled.map { ColumnValues($0, measure.selection, site) }
  var table = FigureTable()
  table.rows = site.bodies.references.map { body in
    let lifetime = site[body].lifetime
    return measure.periods.map { period in
      guard lifetime.overlaps(period) else { return .outside(lifetime) }
      let counts = (numerators.at(body, period), denominators?.at(body, period))
      var found = figure(measure, counts.0, counts.1, period, site)
      found.settled = settled.flatMap { completeCount($0.at(body, period)) }
      return found
    }
  }
  if let main = measure.periods.firstIndex(of: measure.mainPeriod) {
    let shown = table.rows.count { $0[main].value.isShown }
    table.isSparse = shown > 0 && shown * 4 < table.rows.count
  }
  table.benchmarks = measure.periods.indices.map { index in
    measure.benchmarkName == nil ? nil : benchmark(of: table.rows.map { $0[index] })
  }
  table.dispersions = measure.periods.indices.map { index in
    guard measure.hasInterval, let benchmark = table.benchmarks[index] else { return nil }
    let shares = table.rows.compactMap { $0[index].share }
    return OverDispersion(shares, around: benchmark.rate)
  }
  for body in table.rows.indices {
    for (index, dispersion) in table.dispersions.enumerated() {
      guard let dispersion, let share = table.rows[body][index].share else { continue }
      table.rows[body][index].comparison = BenchmarkComparison(
        plain: Comparison(share, against: dispersion.theta),
        adjusted: Comparison(share, against: dispersion)
      )
    }
  }
  return table
}

/// The table of a measure without a column or without its rows, which has an error; it has the
/// usual form, so that no special case is needed.
func emptyTable(of measure: Measure, _ site: Site) -> FigureTable {
  FigureTable(
    rows: site.bodies.map { _ in measure.periods.map { _ in .notInData } },
    benchmarks: measure.periods.map { _ in nil },
    dispersions: measure.periods.map { _ in nil }
  )
}

private func figure(
  _ measure: Measure,
  _ numerator: ColumnValues.Value,
  _ denominator: ColumnValues.Value?,
  _ period: String,
  _ site: Site
) -> Figure {
  let values = [numerator, denominator].compactMap(\.self)
  let issues = numerator.issues + (denominator?.issues ?? [])
  var figure = Figure(
    value: .notInData,
    marks: measure.marks(in: period),
    issues: issues.reduce(into: []) { unique, issue in
      if !unique.contains(where: { $0.note == issue.note }) { unique.append(issue) }
    },
    numerator: completeCount(numerator),
    denominator: denominator.flatMap(completeCount)
  )
  figure.value = value(measure, values, figure, site)
  return figure
}

/// The count of a cell; `nil` if it is known to be incomplete.
private func completeCount(_ value: ColumnValues.Value) -> Int? {
  let isIncomplete = value.isIncomplete || value.issues.contains { $0.effect == .incomplete }
  return isIncomplete ? nil : value.cell?.count
}

private func value(
  _ measure: Measure,
  _ values: [ColumnValues.Value],
  _ figure: Figure,
  _ site: Site
) -> FigureValue {
  for case .missing(let code)? in values.map(\.cell) { return .missing(code) }
  if values.contains(where: \.isIncomplete) { return .incomplete }
  if figure.issues.contains(where: { $0.effect == .incomplete }) { return .incomplete }
  let reason = figure.issues.lazy.compactMap(\.effect.missingCode).first
  let noValue = reason.map { FigureValue.missing($0) } ?? .notInData
  guard let numerator = figure.numerator else { return noValue }
  if measure.definition == .count { return .count(numerator) }
  guard let denominator = figure.denominator else { return noValue }
  if denominator == 0 { return .missing(.notApplicable) }
  if denominator < site.settings.minimumDenominator { return .tooFew }
  if measure.definition == .assignedInPeriod {
    return .ratio(Double(numerator) / Double(denominator))
  }
  guard let proportion = Proportion(numerator, of: denominator) else { return .incomplete }
  let interval = measure.hasInterval ? wilsonInterval(proportion, confidence: .z95) : nil
  return .rate(proportion, interval: interval)
}

/// The sum over the bodies whose share is shown, out of those that can have one; `nil` if there is
/// none.
private func benchmark(of figures: [Figure]) -> Benchmark? {
  let shares = figures.compactMap(\.share)
  let possible = figures.filter { figure in
    if case .missing(.notApplicable) = figure.value { false } else { true }
  }
  return Statistics.benchmark(of: shares).map {
    Benchmark(
      proportion: $0,
      bodyCount: shares.count,
      bodyTotal: possible.count,
      coverage: coverage(of: possible, including: $0.denominator),
      openShare: openShare(of: figures.filter { $0.share != nil })
    )
  }
}

/// The share of the denominators of some bodies that is still open; `nil` if that of one is not
/// known.
private func openShare(of figures: [Figure]) -> Double? {
  let settled = figures.compactMap(\.settled)
  let total = figures.reduce(0.0) { $0 + Double($1.denominator ?? 0) }
  guard settled.count == figures.count, total > 0 else { return nil }
  return max(0, 1 - settled.reduce(0.0) { $0 + Double($1) } / total)
}

/// The share of the denominators of all bodies that a sum includes; `nil` if one is not known.
private func coverage(of figures: [Figure], including denominator: Int) -> Double? {
  let denominators = figures.compactMap(\.denominator)
  let total = denominators.reduce(0.0) { $0 + Double($1) }
  guard denominators.count == figures.count, total > 0 else { return nil }
  return Double(denominator) / total
}
