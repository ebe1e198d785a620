import Content
import Diagnostics
import SiteOutline

/// Open recommendations past their deadline, the longest overdue first.
func overdueTable(_ site: Site, now: Instant) -> ListTable {
  deadlineTable(site, now: now, days: "days_overdue") { $0 < 0 ? -$0 : nil }
}

/// Open recommendations with a deadline within some days, the nearest first.
func dueTable(_ site: Site, now: Instant, within days: Int) -> ListTable {
  deadlineTable(site, now: now, days: "days_left") { (0...days).contains($0) ? $0 : nil }
}

/// The open recommendations by their deadline; `count` says what the list shows of the number of
/// days that are left, or that the recommendation is not on it.
private func deadlineTable(
  _ site: Site,
  now: Instant,
  days: String,
  counting count: (Int) -> Int?
) -> ListTable {
  let today = now.dateInLondon
  let rows = site.openRecommendations(on: today).compactMap { reference, due, state -> Row? in
    guard let today, let days = count(due.daysSinceEpoch - today.daysSinceEpoch) else { return nil }
    let record = site[reference]
    let cells: [ListCell] = [
      .text(due.iso), .number(days), .text(site.name(of: RecordKey(reference))),
      state.acceptance.map { .text($0.id) } ?? .unknown,
      state.implementation.map { .text($0.id) } ?? .unknown,
      record.addressees.value.map { .names($0.map(\.id)) } ?? .unknown,
      .location(record.head.location(ofDate: "due")),
    ]
    return Row(due: due, index: reference.index, cells: cells)
  }
  return ListTable(
    ["due", days, "record", "acceptance", "implementation", "addressees", "location"],
    rows.sorted { ($0.due, $0.index) < ($1.due, $1.index) }.map(\.cells)
  )
}

private struct Row {
  var due: CalendarDate
  var index: Int
  var cells: [ListCell]
}

/// The instants ahead at which a build changes, the nearest first: when an embargo ends, when a
/// deadline is near, and when it has passed.
func nextTable(_ site: Site, now: Instant, within days: Int?) -> ListTable {
  let end = days.map { Instant(seconds: now.seconds + $0 * 86_400) }
  let ahead = (site.embargoEnds + site.deadlineEvents(on: now.dateInLondon) + site.responseEvents)
    .filter { event in now < event.instant && end.map { event.instant <= $0 } ?? true }
  return ListTable(
    ["instant", "event", "record", "location"],
    ahead.sorted { ($0.instant, $0.name, $0.record) < ($1.instant, $1.name, $1.record) }.map {
      [.text($0.instant.iso), .text($0.name), .text($0.record), .location($0.location)]
    }
  )
}

/// Something that happens to a site by itself.
private struct EventAhead {
  var instant: Instant
  var name: String
  /// The name of the record, as in a link.
  var record: String
  var location: SourceLocation
}

extension Site {
  /// The open recommendations whose deadline is known, with their state on a day.
  fileprivate func openRecommendations(
    on day: CalendarDate?
  ) -> [(Reference<Recommendation>, due: CalendarDate, RecommendationState)] {
    recommendations.references.compactMap { reference in
      let state = state(of: self[reference], on: day)
      guard let due = self[reference].due.value, !state.isClosed else { return nil }
      return (reference, due, state)
    }
  }

  fileprivate var embargoEnds: [EventAhead] {
    unpublished.compactMap { record in
      guard case .until(let instant) = record.reason else { return nil }
      return EventAhead(
        instant: instant,
        name: "embargo-ends",
        record: record.name,
        location: record.location
      )
    }
  }

  /// When each open deadline becomes near, and when it has passed.
  fileprivate func deadlineEvents(on day: CalendarDate?) -> [EventAhead] {
    openRecommendations(on: day).flatMap { reference, due, _ in
      let steps = [(Urgency.dueSoon, -Urgency.soonDays), (.overdue, 1)]
      return steps.map { urgency, days in
        EventAhead(
          instant: Instant(startOf: due, plus: days),
          name: urgency.rawValue,
          record: name(of: RecordKey(reference)),
          location: self[reference].head.location(ofDate: "due")
        )
      }
    }
  }

  /// When the time to respond to each report has passed, if a response is not known.
  fileprivate var responseEvents: [EventAhead] {
    reports.references.compactMap { report in
      guard let last = lastDay(toAnswer: report),
        bodies(answering: self[report]).contains(where: { response(to: report, for: $0) == nil })
      else { return nil }
      return EventAhead(
        instant: Instant(startOf: last, plus: 1),
        name: "response-overdue",
        record: name(of: RecordKey(report)),
        location: self[report].head.location(ofDate: "published")
      )
    }
  }
}
