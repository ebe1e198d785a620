package import Diagnostics

/// The periods for which all columns have data, between the ends that the measure names.
func shownPeriods(of measure: Measure, _ names: Measure.Names, _ site: Site) -> [String] {
  sharedPeriods(of: measure, site).between(names.firstPeriod?.id, names.lastPeriod?.id)
}

/// In the order of the first column's dataset.
private func sharedPeriods(of measure: Measure, _ site: Site) -> [String] {
  let lists = measure.columns.map { measure.selection.periods(of: site[$0.dataset]) }
  guard let first = lists.first else { return [] }
  return lists.dropFirst().reduce(first) { shared, list in shared.filter(Set(list).contains) }
}

extension [String] {
  /// The periods from one to another; an end that is `nil` or unknown is no limit.
  func between(_ first: String?, _ last: String?) -> [String] {
    let start = first.flatMap { firstIndex(of: $0) } ?? startIndex
    let end = last.flatMap { firstIndex(of: $0) } ?? endIndex - 1
    return start <= end ? Array(self[start...end]) : []
  }
}

/// Checks the periods that the measure names against the data, unless rows of it could not be read.
func checkPeriods(
  _ measure: Measure,
  _ names: Measure.Names,
  _ site: Site,
  into diagnostics: inout [Diagnostic]
) {
  let isFaulty = measure.datasets.contains { site[$0].hasFaultyTable }
  guard !measure.columns.isEmpty, !isFaulty else { return }
  let shared = sharedPeriods(of: measure, site)
  guard !shared.isEmpty || measure.datasets.count < 2 else {
    return reportNoSharedPeriod(measure, names, site, into: &diagnostics)
  }
  if let first = names.firstPeriod, let last = names.lastPeriod,
    let start = shared.firstIndex(of: first.id), let end = shared.firstIndex(of: last.id),
    start > end
  {
    diagnostics.report(
      .measureUnfit,
      "the periods are from \(first.id) to \(last.id), which is earlier",
      at: last.location,
      help: "write the earlier period under `from`, and the later one under `to`"
    )
    return
  }
  for name in [names.firstPeriod, names.lastPeriod].compactMap({ $0 })
  where !shared.contains(name.id) {
    reportPeriod(name, among: shared, into: &diagnostics)
  }
  reportLaterPeriods(names, shared, into: &diagnostics)
  for name in names.provisional + names.revised + [names.mainPeriod]
  where !measure.periods.contains(name.id) {
    reportPeriod(name, among: measure.periods, into: &diagnostics)
  }
}

/// Reports datasets without a common period, such as quarters and years.
private func reportNoSharedPeriod(
  _ measure: Measure,
  _ names: Measure.Names,
  _ site: Site,
  into diagnostics: inout [Diagnostic]
) {
  let datasets = measure.datasets.map { site[$0] }
  guard datasets.allSatisfy({ !$0.periods.isEmpty }) else { return }
  let parts = datasets.map { "\"\($0.head.id)\" has \(($0.periods.first ?? "")) and others" }
  diagnostics.report(
    .measureUnfit,
    "the datasets have no period in common: \(parts.joined(separator: ", "))",
    at: (names.denominator ?? names.mainPeriod).location,
    help: "use data of the same periods, or add quarters or months with `sum_to: year` or"
      + " `sum_to: financial-year`"
  )
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

/// Reports periods of the data after the last one that the measure shows, unless the author says
/// why they are left out.
private func reportLaterPeriods(
  _ names: Measure.Names,
  _ shared: [String],
  into diagnostics: inout [Diagnostic]
) {
  guard let last = names.lastPeriod, !names.hasEndNote,
    let end = shared.firstIndex(of: last.id), let newest = shared.last, newest != last.id
  else { return }
  let later = shared[(end + 1)...].joined(separator: ", ")
  diagnostics.report(
    .laterPeriods,
    "the data goes to \(newest), but the measure ends with \(last.id)",
    at: last.location,
    help: "write `to: \(newest)` to show \(later), or say in `to_note` why not"
  )
}

/// The rule about data that a measure does not show.
extension Rule {
  package static let measurePeriodRules = [laterPeriods]

  package static let laterPeriods = Rule(
    "later-periods",
    .warning,
    advice: """
      Extend `periods` of the measure, or say in its `to_note` why later ones are not shown.
      """,
    meaning: """
      The data has periods after the last one that the measure shows. The measure may not have \
      been extended when new data arrived, and readers would take an old value for the newest.
      """,
    example: RuleExample(
      "content/measures/rate.yml",
      wrong: "periods: {from: 2014/15, to: 2015/16}",
      right: "periods: {from: 2014/15, to: 2016/17}"
    )
  )
}
