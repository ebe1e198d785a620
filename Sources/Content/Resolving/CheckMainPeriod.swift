import Diagnostics

/// Checks that pages show the newest final period first, or say why they do not.
///
/// Only periods with a value count: a year of which a quarter is missing is not shown. If every
/// period is provisional, it is the newest.
func checkMainPeriod(
  _ measure: Measure,
  at location: SourceLocation,
  _ site: Site,
  into diagnostics: inout [Diagnostic]
) {
  guard measure.mainPeriodReason == nil, measure.periods.contains(measure.mainPeriod),
    !measure.datasets.contains(where: { site[$0].hasFaultyTable })
  else { return }
  let isProvisional = measure.provisionalPeriods.contains
  let shown = periodsWithValues(of: measure)
  let final = shown.last { !isProvisional($0) }
  // An incomplete sum is an empty page; single values are missing for reasons of their own.
  let isEmpty = measure.selection.isSum && !shown.contains(measure.mainPeriod)
  guard let newest = final ?? shown.last, newest != measure.mainPeriod,
    isEmpty || shown.contains(measure.mainPeriod)
  else { return }
  let reason =
    if isEmpty {
      "which has no complete value"
    } else if isProvisional(measure.mainPeriod) {
      "which is provisional"
    } else {
      "although \(newest) is newer" + (final == nil ? "" : " and final")
    }
  diagnostics.report(
    .mainPeriod,
    "pages show \(measure.mainPeriod) first, \(reason)",
    at: location,
    help: "write main_period: \(newest), or tell readers why under main_period_reason"
  )
}

/// The periods in which a body has a value; all periods if there are none.
private func periodsWithValues(of measure: Measure) -> [String] {
  let withValues = measure.periods.indices.filter { index in
    measure.figures.rows.contains { $0[index].value.isShown }
  }
  return withValues.isEmpty ? measure.periods : withValues.map { measure.periods[$0] }
}
