import Diagnostics

/// Checks that pages show the newest final period first, or say why they do not.
///
/// If every period is provisional, it is the newest.
func checkMainPeriod(
  _ measure: Measure,
  at location: SourceLocation,
  into diagnostics: inout [Diagnostic]
) {
  let isProvisional = measure.provisionalPeriods.contains
  let final = measure.periods.last { !isProvisional($0) }
  guard measure.mainPeriodReason == nil, measure.periods.contains(measure.mainPeriod),
    let newest = final ?? measure.periods.last, newest != measure.mainPeriod
  else { return }
  let reason =
    isProvisional(measure.mainPeriod)
    ? "which is provisional" : "although \(newest) is newer" + (final == nil ? "" : " and final")
  diagnostics.report(
    .mainPeriod,
    "pages show \(measure.mainPeriod) first, \(reason)",
    at: location,
    help: "write main_period: \(newest), or tell readers why under main_period_reason"
  )
}
