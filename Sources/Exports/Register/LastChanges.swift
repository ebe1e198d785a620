import Content
import SiteOutline

extension Register {
  /// The last day of a change of a record, or of what its page shows of others.
  ///
  /// It does not depend on the day of the build, so a page that does not change keeps its bytes. A
  /// deadline that passes is no change: nothing is published on that day.
  func latestDay(of record: RecordKey) -> CalendarDate? {
    let exported = site.exported(record)
    let datasets = site.shownDatasets(on: record).map { RecordKey($0) }
    let shown = exported.shownRecords(at: record, in: site) + datasets
    return latest(
      [site.ownChange(of: record)] + shown.map { site.ownChange(of: $0) }
        + exported.daysOfReferrers(at: record, in: self)
    )
  }
}

extension Site {
  /// The day of the last change that a record itself states.
  ///
  /// A record whose embargo has ended is new on that day.
  fileprivate func ownChange(of key: RecordKey) -> CalendarDate? {
    let record = self[key]
    let head = record.head
    var last: CalendarDate?
    func note(_ day: CalendarDate?) {
      if let day { last = max(last ?? day, day) }
    }
    note(head.updated)
    note(record.published(in: self))
    for change in head.changes { note(change.date) }
    for event in record.events { note(event.date) }
    note(head.publishAt?.dateInLondon)
    if let owner = record.owner { note(self[owner].head.publishAt?.dateInLondon) }
    if key.kind == .report {
      // Its page lists its findings and recommendations.
      for part in withdrawn where part.identity.folder == head.id { note(part.withdrawal.date) }
    }
    // Before it was retrieved, the site could not show it.
    if let dataset = key.reference(to: Dataset.self) { note(self[dataset].retrieved.value) }
    return last
  }

  /// The days of the responses known to be about a recommendation.
  func daysOfResponses(about recommendation: Reference<Recommendation>) -> [CalendarDate?] {
    let responses = self[self[recommendation].report].responses
    return responses.filter { $0.answers.value?.contains(recommendation) == true }
      .map(\.date.value)
  }

  /// The last day of what the page of each body shows of records that refer to it: findings,
  /// practices, recommendations, grades and responses.
  ///
  /// All are found in one pass: a pass for each body would be quadratic in the size of the site.
  var daysOfReferrersToBodies: [CalendarDate?] {
    var days: [CalendarDate?] = Array(repeating: nil, count: bodies.count)
    func add(_ day: CalendarDate?, to bodies: [Reference<Body>]) {
      for body in bodies { days[body.index] = latest([days[body.index], day]) }
    }
    for finding in findings.references where !self[finding].bodies.isEmpty {
      add(ownChange(of: RecordKey(finding)), to: self[finding].bodies)
    }
    for practice in practices.references {
      add(ownChange(of: RecordKey(practice)), to: [self[practice].body].compactMap(\.self))
    }
    var dayOfAll: CalendarDate?
    for recommendation in recommendations.references {
      let day = ownChange(of: RecordKey(recommendation))
      for addressee in self[recommendation].addressees.value ?? [] {
        if addressee.coversAllBodies { dayOfAll = latest([dayOfAll, day]) }
        add(day, to: addressee.covers)
      }
    }
    for report in reports {
      add(report.published, to: report.grades.map(\.body))
      for response in report.responses { add(response.date.value, to: [response.body]) }
    }
    return days.map { latest([$0, dayOfAll]) }
  }
}

private func latest(_ days: [CalendarDate?]) -> CalendarDate? { days.compactMap(\.self).max() }
