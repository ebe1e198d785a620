import Content
import Formats
import SiteOutline

/// The deadlines of open recommendations, as a calendar that programs can subscribe to.
package func deadlineCalendar(_ register: Register) -> [UInt8] {
  let site = register.site
  let head = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sitegen//deadlines//EN",
    "X-WR-CALNAME:\(iCalendarText(site.settings.title))",
  ]
  let events = site.recommendations.references.flatMap { event($0, register) }
  return iCalendarBytes(head + events + ["END:VCALENDAR"])
}

private func event(_ reference: Reference<Recommendation>, _ register: Register) -> [String] {
  let site = register.site
  let record = site[reference]
  guard let due = record.due.value, !register.state(of: reference).isClosed else {
    return []
  }
  let report = site[record.report]
  let address = site.address(of: site.path(of: RecordKey(reference)))
  // The timestamp is independent of the clock: the day from which the deadline was known.
  let known = record.head.updated ?? report.published ?? due
  return [
    "BEGIN:VEVENT", "UID:\(report.head.id)-\(record.number)@\(site.settings.tagAuthority.domain)",
    "DTSTAMP:\(compact(known))T000000Z", "DTSTART;VALUE=DATE:\(compact(due))",
    "SUMMARY:\(iCalendarText("Deadline: " + site.title(of: reference)))",
    "DESCRIPTION:\(iCalendarText(report.title + "\n" + address))", "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]
}

private func compact(_ date: CalendarDate) -> String { date.iso.split(separator: "-").joined() }
