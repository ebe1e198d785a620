import Diagnostics

/// Holds the history of a recommendation against the steps that the vocabulary declares.
///
/// The first event of an axis is the initial status of the axis or one that may follow it.
func checkHistory(
  _ recommendation: Recommendation,
  _ vocabulary: Vocabulary,
  into diagnostics: inout [Diagnostic]
) {
  checkOrder(recommendation.history.map { ($0.date, $0.dateLocation) }, into: &diagnostics)
  for axis in StatusAxis.allCases {
    var last = vocabulary.initialStatus(of: axis)
    for event in recommendation.history {
      guard let status = event.status, status.axis == axis else { continue }
      checkStep(from: last, to: status, event, into: &diagnostics)
      last = status
    }
  }
}

private func checkStep(
  from last: Status?,
  to status: Status,
  _ event: HistoryEvent,
  into diagnostics: inout [Diagnostic]
) {
  let location = event.statusName.location
  if status.needsEvidence && event.evidence == nil {
    diagnostics.report(.missingEvidence, "\"\(status.id)\" needs evidence", at: location)
  }
  guard let last, last != status || !status.isInitial else { return }
  let next = last.next.map(\.id)
  guard !next.contains(status.id) else { return }
  diagnostics.report(
    .illegalTransition,
    "\"\(status.id)\" cannot follow \"\(last.id)\"",
    at: location,
    help: next.isEmpty
      ? "nothing follows \"\(last.id)\"" : "what may follow: \(next.joined(separator: ", "))"
  )
}
