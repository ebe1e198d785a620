package import Diagnostics

/// Checks the dates of a record: nothing happens after the day of the build, before the report to
/// which it belongs, or out of order.
func checkDates(of key: RecordKey, _ site: Site, now: Instant, into diagnostics: inout [Diagnostic])
{
  let record = site[key]
  let changes = record.head.changes.map { ($0.date, $0.dateLocation) }
  checkOrder(changes, into: &diagnostics)
  guard let lastDay = lastDay(of: record, site, now: now) else { return }
  let stated = record.head.dates
  checkPublication(stated, until: lastDay, now: now, into: &diagnostics)
  let events = changes + record.events.map { ($0.date, $0.location) }
  checkPast(events, until: lastDay, now: now, into: &diagnostics)
  guard key.kind == .report || record.owner != nil, let published = record.published(in: site)
  else { return }
  let own = stated.filter { ["due", "updated"].contains($0.key) }
    .map { (Optional($0.date), $0.location) }
  // If the report is dated in the future, that is the error.
  if published <= lastDay { checkOrder(of: events + own, after: published, into: &diagnostics) }
}

/// Checks the dates of the sources; those that only unpublished records cite may be in the future.
func checkSourceDates(_ site: Site, now: Instant, into diagnostics: inout [Diagnostic]) {
  guard let today = now.dateInLondon else { return }
  var cited = Set([site.settings.responses?.source].compactMap(\.self))
  for key in site.recordKeys {
    let record = site[key]
    guard lastDay(of: record, site, now: now) == today else { continue }
    cited.formUnion(record.head.sources + record.namedSources + record.prose.literalSources)
  }
  for reference in site.sources.references where cited.contains(reference) {
    checkPublication(site[reference].dates, until: today, now: now, into: &diagnostics)
  }
}

/// Checks that nothing is withdrawn after the day of the build.
func checkWithdrawals(
  _ records: [WithdrawnRecord],
  now: Instant,
  into diagnostics: inout [Diagnostic]
) {
  guard let today = now.dateInLondon else { return }
  // The records in a report have its withdrawal.
  let dates = Set(records.map(\.withdrawal)).map { ($0.date, $0.location) }
  checkPast(dates.sorted { $0.1 < $1.1 }, until: today, now: now, into: &diagnostics)
}

/// The last day of which a record may tell: that of the build or, under an embargo, that of its
/// publication; `nil` for a draft, and for what only unpublished records use: their dates are not
/// final.
private func lastDay(of record: any Record, _ site: Site, now: Instant) -> CalendarDate? {
  if !type(of: record).isText {
    let kind = type(of: record).kind.name(in: site.settings)
    let isShared = site.unpublished.contains {
      $0.isShared && $0.kind == kind && $0.id == record.fullID
    }
    if isShared { return nil }
  }
  let heads = [record.head] + [record.owner].compactMap(\.self).map { site[$0].head }
  if heads.contains(where: \.isDraft) { return nil }
  return heads.compactMap(\.publishAt).reduce(now) { max($0, $1) }.dateInLondon
}

/// Checks when something was published, changed and retrieved.
private func checkPublication(
  _ dates: [StatedDate],
  until lastDay: CalendarDate,
  now: Instant,
  into diagnostics: inout [Diagnostic]
) {
  let past = dates.filter { ["published", "updated", "retrieved", "checked"].contains($0.key) }
  checkPast(past.map { ($0.date, $0.location) }, until: lastDay, now: now, into: &diagnostics)
  guard let published = past.first(where: { $0.key == "published" }), published.date <= lastDay,
    let retrieved = past.first(where: { $0.key == "retrieved" }), retrieved.date < published.date
  else { return }
  diagnostics.report(
    .historyOrder,
    "retrieved on \(retrieved.date.iso), before the publication on \(published.date.iso)",
    at: retrieved.location,
    help: "correct one of the two dates"
  )
}

/// Reports each date after the last possible day.
private func checkPast(
  _ dates: [(date: CalendarDate?, location: SourceLocation)],
  until lastDay: CalendarDate,
  now: Instant,
  into diagnostics: inout [Diagnostic]
) {
  for case (let date?, let location) in dates where lastDay < date {
    let day = lastDay == now.dateInLondon ? "the build" : "publication"
    let message = "\(date.iso) is after the day of \(day), \(lastDay.iso)"
    diagnostics.report(.futureDate, message, at: location)
  }
}

/// Reports each date before the publication of the report, unless it has an error already.
private func checkOrder(
  of dates: [(date: CalendarDate?, location: SourceLocation)],
  after published: CalendarDate,
  into diagnostics: inout [Diagnostic]
) {
  for case (let date?, let location) in dates where date < published {
    if diagnostics.contains(where: { $0.location == location }) { continue }
    diagnostics.report(
      .historyOrder,
      "\(date.iso) is before the report was published, on \(published.iso)",
      at: location,
      help: "correct this date, or `published` in the report"
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
      The dates of events are out of order, something happened before its report was published, or \
      data was retrieved before its publication. Pages show the last event as the current status, \
      so readers would see an outdated one.
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
      The date of a publication, an event, a response or a change is after the day of the build, \
      or of the embargo. Pages report what has happened, so a future date is most likely a slip. \
      To show a record later, use `publish_at`.
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
