package import Diagnostics

/// Checks the events that a record reports against the day of the build, and its changes against
/// each other: nothing happens after today, and dates are in order.
func checkDates(of key: RecordKey, _ site: Site, now: Instant, into diagnostics: inout [Diagnostic])
{
  let record = site[key]
  let changes = record.head.changes.map { ($0.date, $0.dateLocation) }
  checkOrder(changes, into: &diagnostics)
  // A record that is published later may report events of its publication day.
  if let publishAt = record.head.publishAt, publishAt > now { return }
  let events = changes + record.events.map { ($0.date, $0.location) }
  for case (let date?, let location) in events {
    guard let today = now.dateInLondon, today < date else { continue }
    diagnostics.report(
      .futureDate,
      "\(date.iso) is after the day of the build, \(today.iso)",
      at: location
    )
  }
}

/// Reports each date that follows a later one.
func checkOrder(
  _ events: [(date: CalendarDate?, location: SourceLocation)],
  into diagnostics: inout [Diagnostic]
) {
  for (earlier, later) in zip(events, events.dropFirst()) {
    guard let first = earlier.date, let second = later.date, second < first else { continue }
    diagnostics.report(
      .historyOrder,
      "dates are out of order: \(second.iso) follows \(first.iso)",
      at: later.location
    )
  }
}

/// Rules about the dates of events.
extension Rule {
  package static let dateRules = [historyOrder, futureDate]

  package static let historyOrder = Rule(
    "history-order",
    .error,
    advice: "Put the events in date order, the oldest first.",
    meaning: """
      The dates of events are out of order. Pages show the last event as the current status, so \
      readers would see an outdated one.
      """,
    example: RuleExample(
      "content/reports/one/recommendations/01.md",
      wrong: """
          - {date: 2025-03-01, status: accepted, by: A council, note: Yes.}
          - {date: 2025-02-01, status: started, by: A council, note: Begun.}
        """,
      right: """
          - {date: 2025-02-01, status: started, by: A council, note: Begun.}
          - {date: 2025-03-01, status: accepted, by: A council, note: Yes.}
        """
    )
  )

  package static let futureDate = Rule(
    "future-date",
    .error,
    advice: "Correct the date, or add the entry once it has happened.",
    meaning: """
      The date of an event, a response or a change is after the day of the build. Pages report \
      what has happened, so a future date is most likely a slip. To show a record later, use \
      `publish_at`.
      """,
    example: RuleExample(
      "content/reports/one/recommendations/01.md",
      wrong: """
        history:
          - {date: 2062-03-01, status: accepted, by: A council, note: Yes.}
        """,
      right: """
        history:
          - {date: 2026-02-01, status: accepted, by: A council, note: Yes.}
        """
    )
  )
}
