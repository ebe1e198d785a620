package import Diagnostics

/// Checks the history of a recommendation against the steps that the vocabulary declares.
///
/// The first event of an axis has the initial status of the axis or one that may follow it.
func checkHistory(
  _ recommendation: Recommendation,
  _ names: [Name],
  _ vocabulary: Vocabulary,
  into diagnostics: inout [Diagnostic]
) {
  checkOrder(recommendation.history.map { ($0.date, $0.dateLocation) }, into: &diagnostics)
  for axis in StatusAxis.allCases {
    var last = vocabulary.initialStatus(of: axis)
    for (event, name) in zip(recommendation.history, names) {
      guard let status = event.status, status.axis == axis else { continue }
      checkStep(from: last, to: status, event, at: name.location, into: &diagnostics)
      last = status
    }
  }
}

private func checkStep(
  from last: Status?,
  to status: Status,
  _ event: HistoryEvent,
  at location: SourceLocation,
  into diagnostics: inout [Diagnostic]
) {
  if status.needsEvidence && event.evidence == nil {
    diagnostics.report(.missingEvidence, "\"\(status.id)\" needs evidence", at: location)
  }
  guard let last, last != status || !status.isInitial else { return }
  let next = last.next
  guard !next.contains(status.id) else { return }
  let help =
    if last == status {
      "delete the event, if it is there twice"
    } else if next.isEmpty {
      "remove it; no status may follow \"\(last.id)\""
    } else {
      "use one of: \(next.joined(separator: ", "))"
    }
  let message = "\"\(status.id)\" cannot follow \"\(last.id)\""
  diagnostics.report(.illegalTransition, message, at: location, help: help)
}

/// Rules about the history of a recommendation.
extension Rule {
  package static let historyRules = [illegalTransition, missingEvidence]

  package static let illegalTransition = Rule(
    "illegal-transition",
    .error,
    advice: """
      Use a status that may follow the previous one, or declare the transition in vocabulary.yml.
      """,
    meaning: """
      The vocabulary of the site declares which status may follow which, and this one may not \
      follow the previous one. Either an event is missing or a status is wrong, and readers cannot \
      tell which.
      """,
    example: RuleExample(
      "content/reports/one/recommendations/01.md",
      wrong: """
        history:
          - {date: 2025-03-01, status: done, by: A council, note: Finished., \
        evidence: "https://council.example/"}
        """,
      right: """
        history:
          - {date: 2025-02-01, status: started, by: A council, note: Begun.}
          - {date: 2025-03-01, status: done, by: A council, note: Finished., \
        evidence: "https://council.example/"}
        """
    )
  )

  package static let missingEvidence = Rule(
    "missing-evidence",
    .error,
    advice: "Add `evidence` with the URL of a document that supports it.",
    meaning: """
      The vocabulary of the site requires evidence for this status, and the event has none. \
      Readers would have to trust that the work was done.
      """,
    example: RuleExample(
      "content/reports/one/recommendations/01.md",
      wrong: """
          - {date: 2025-04-01, status: done, by: A council, note: Finished.}
        """,
      right: """
          - date: 2025-04-01
            status: done
            by: A council
            note: Finished.
            evidence: https://council.example/
        """
    )
  )
}
