package import Content
import SiteOutline

extension Register {
  /// The day of the last change of a record's page, as far as the content states it: of the record,
  /// or of what the page shows of others; `nil` if no day is known.
  ///
  /// It does not depend on the day of the build, so a page that does not change keeps its bytes. A
  /// deadline that passes is no change: nothing is published on that day.
  package func lastChange(of record: RecordKey) -> CalendarDate? {
    let datasets = site.shownDatasets(on: record).map { RecordKey($0) }
    let shown = site.exported(record).shownRecords(at: record, in: site)
    let days = ([record] + shown + datasets).map { site.ownChange(of: $0) }
    return latest(days + [changesByOthers[record]])
  }
}

/// The days of the last changes of what pages show of records that refer to them, by page.
///
/// All are found in one pass: a pass over all records for each page would be quadratic.
struct ChangesByOthers: Sendable {
  private var days: [RecordKey: CalendarDate] = [:]
  /// The day for the recommendations to all bodies.
  private var dayOfAllBodies: CalendarDate?

  init(in site: Site) {
    for finding in site.findings.references {
      add(site.ownChange(of: RecordKey(finding)), to: site[finding].bodies)
    }
    for practice in site.practices.references {
      add(site.ownChange(of: RecordKey(practice)), to: [site[practice].body].compactMap(\.self))
    }
    for recommendation in site.recommendations.references {
      let day = site.ownChange(of: RecordKey(recommendation))
      for addressee in site[recommendation].addressees.value ?? [] {
        if addressee.coversAllBodies { dayOfAllBodies = latest([dayOfAllBodies, day]) }
        add(day, to: addressee.covers)
      }
    }
    for report in site.reports {
      add(report.published, to: report.grades.map(\.body))
      for response in report.responses {
        add(response.date.value, to: [response.body])
        add(response.date.value, to: response.answers.value ?? [])
      }
    }
  }

  subscript(page: RecordKey) -> CalendarDate? {
    page.kind == .body ? latest([days[page], dayOfAllBodies]) : days[page]
  }

  private mutating func add<Kind: Record>(_ day: CalendarDate?, to pages: [Reference<Kind>]) {
    for page in pages {
      let key = RecordKey(page)
      days[key] = latest([days[key], day])
    }
  }
}

extension Site {
  /// The day of the last change that a record itself states.
  ///
  /// A record whose embargo has ended is new on that day.
  fileprivate func ownChange(of key: RecordKey) -> CalendarDate? {
    let record = self[key]
    let heads = [record.head] + [record.owner].compactMap(\.self).map { self[$0].head }
    var days = [record.head.updated, record.published(in: self)]
    days += record.head.changes.map(\.date)
    days += record.events.map { $0.date }
    days += heads.map { $0.publishAt?.dateInLondon }
    // Before it was retrieved, the site could not show it.
    days.append(key.reference(to: Dataset.self).flatMap { self[$0].retrieved.value })
    return latest(days)
  }
}

private func latest(_ days: [CalendarDate?]) -> CalendarDate? { days.compactMap(\.self).max() }
