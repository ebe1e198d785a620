import Statistics

/// Calculates the statistics of a measure for all bodies and periods, once.
///
/// Only this function decides what may not be shown, so that a page, a chart and a file cannot
/// disagree about it.
func computeFigures(of measure: Measure, _ site: Site) -> FigureTable {
  var table = emptyTable(of: measure, site)
  if let value = measure.value {
    table.rows = publishedRows(of: measure, value, site)
  } else if let numerator = measure.numerator {
    table.rows = countedRows(of: measure, numerator, site)
  }
  if let main = measure.periods.firstIndex(of: measure.mainPeriod) {
    let shown = table.rows.count { $0[main].value.isShown }
    table.isSparse = shown > 0 && shown * 4 < table.rows.count
  }
  table.benchmarks = measure.periods.indices.map { index in
    guard measure.benchmarkName != nil else { return nil }
    let figures = table.rows.map { $0[index] }
    let counts = figures.compactMap(\.counts)
    return Statistics.benchmark(of: counts).map {
      Benchmark(
        counts: $0,
        per: Double(measure.per),
        bodyCount: counts.count,
        bodyTotal: figures.count(where: \.canHaveValue),
        coverage: coverage(of: figures.filter(\.canHaveValue), including: $0.denominator),
        openShare: openShare(of: figures.filter { $0.counts != nil })
      )
    }
  }
  for index in measure.periods.indices {
    guard let comparison = measure.comparison(of: table.rows.map { $0[index] }) else { continue }
    table.dispersions[index] = comparison.dispersion
    for body in table.rows.indices {
      table.rows[body][index].comparison = comparison.comparison(of: body)
    }
  }
  return table
}

/// The statistics that follow from counts, by body and period.
private func countedRows(
  of measure: Measure,
  _ numerator: ColumnReference,
  _ site: Site
) -> [[Figure]] {
  let numerators = ColumnValues(numerator, measure.selection, site)
  let denominators = measure.denominator.map { ColumnValues($0, measure.selection, site) }
  let settled = measure.settled.map { ColumnValues($0, measure.selection, site) }
  return site.bodies.references.map { body in
    let lifetime = site[body].lifetime
    return measure.periods.map { period in
      guard lifetime.overlaps(period) else { return .outside(lifetime) }
      var counts = (numerators.at(body, period), denominators?.at(body, period))
      // The other count does not include a part that is in one of them only.
      if measure.denominator?.dataset == numerator.dataset,
        counts.0.leftOut != counts.1?.leftOut
      {
        counts.0.isIncomplete = true
        counts.1?.isIncomplete = true
      }
      var found = figure(measure, counts.0, counts.1, period, site)
      found.settled = settled.flatMap { completeCount($0.at(body, period)) }
      return found
    }
  }
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

/// The statistic of a body and a period, from the cells behind it.
func figure(
  _ measure: Measure,
  _ numerator: ColumnValues.Value,
  _ denominator: ColumnValues.Value?,
  _ period: String,
  _ site: Site
) -> Figure {
  let values = [numerator, denominator].compactMap(\.self)
  let issues = numerator.issues + (denominator?.issues ?? [])
  let revisions = values.flatMap(\.revisions)
  let marks = measure.marks(in: period)
  var figure = Figure(
    value: .notInData,
    marks: revisions.isEmpty || marks.contains(.revised) ? marks : marks + [.revised],
    issues: issues.reduce(into: []) { unique, issue in
      if !unique.contains(where: { $0.note == issue.note }) { unique.append(issue) }
    },
    numerator: measure.value == nil ? completeCount(numerator) : nil,
    denominator: denominator.flatMap(completeCount),
    revisions: revisions
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
  if measure.value != nil {
    return values[0].cell?.number.map { .amount($0, interval: nil) } ?? noValue
  }
  guard let numerator = figure.numerator else { return noValue }
  if measure.definition == .count { return .count(numerator) }
  guard let denominator = figure.denominator else { return noValue }
  if denominator == 0 { return .missing(.notApplicable) }
  if denominator < site.settings.minimumDenominator { return .tooFew }
  if measure.definition == .assignedInPeriod {
    return .ratio(Double(numerator) / Double(denominator))
  }
  guard measure.definition.isShare else { return amount(measure, numerator, denominator) }
  guard let proportion = Proportion(numerator, of: denominator) else { return .incomplete }
  let interval = measure.hasInterval ? wilsonInterval(proportion, confidence: .z95) : nil
  return .rate(proportion, interval: interval)
}

/// A rate of events or a mean, in the unit of its measure.
private func amount(_ measure: Measure, _ numerator: Int, _ denominator: Int) -> FigureValue {
  let factor = Double(measure.per) / Double(denominator)
  guard measure.hasInterval else { return .amount(Double(numerator) * factor, interval: nil) }
  let events = eventInterval(numerator, confidence: .z95)
  return .amount(
    Double(numerator) * factor,
    interval: (events.lowerBound * factor)...(events.upperBound * factor)
  )
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
