import Diagnostics

/// The statistics of a measure of published values: each with the limits that its producer gave.
func publishedRows(of measure: Measure, _ column: ColumnReference, _ site: Site) -> [[Figure]] {
  let values = ColumnValues(column, measure.selection, site)
  let ends = measure.limits.map {
    (
      ColumnValues($0.lower, measure.selection, site),
      ColumnValues($0.upper, measure.selection, site)
    )
  }
  return site.bodies.references.map { body in
    let lifetime = site[body].lifetime
    return measure.periods.map { period in
      guard lifetime.overlaps(period) else { return .outside(lifetime) }
      var figure = figure(measure, values.at(body, period), nil, period, site)
      if case .amount(let value, _) = figure.value, let (lower, upper) = ends,
        let lower = lower.at(body, period).cell?.number,
        let upper = upper.at(body, period).cell?.number, lower <= upper
      {
        figure.value = .amount(value, interval: lower...upper)
      }
      return figure
    }
  }
}

/// Reports published values outside their limits, which mean that columns are mixed up or cells
/// wrong.
func checkLimits(_ measure: Measure, _ site: Site, into diagnostics: inout [Diagnostic]) {
  guard let value = measure.value, let limits = measure.limits else { return }
  let columns = [limits.lower, value, limits.upper].map {
    ColumnValues($0, measure.selection, site)
  }
  var found = RepeatedDiagnostic()
  for body in site.bodies.references {
    for period in measure.periods {
      let numbers = columns.compactMap { $0.at(body, period).cell?.number }
      guard numbers.count == 3, numbers != numbers.sorted() else { continue }
      let texts = numbers.map { "\($0)" }.map { $0.hasSuffix(".0") ? String($0.dropLast(2)) : $0 }
      let isSwapped = numbers[0] > numbers[2]
      found.add(
        Diagnostic(
          .measureUnfit,
          "\(site[body].name), \(period): the value \(texts[1]) is not from its lower limit"
            + " \(texts[0]) to its upper limit \(texts[2])",
          at: site.location(of: value, behind: measure, body, in: period),
          help: isSwapped
            ? "exchange the columns under `lower` and `upper` in the measure, or correct the data"
            : "name the columns of the value and its limits in the measure, or correct the data"
        )
      )
    }
  }
  if let diagnostic = found.diagnostic { diagnostics.append(diagnostic) }
}
