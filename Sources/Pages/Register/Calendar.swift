import Content

/// The deadlines of recommendations that are not closed, as a calendar that programs can subscribe to.
///
/// Source: RFC 5545.
func deadlineCalendar(_ context: PageContext) -> [UInt8] {
  let site = context.site
  let head = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sitegen//deadlines//EN",
    "X-WR-CALNAME:\(escaped(site.settings.title))",
  ]
  let events = site.recommendations.references.flatMap { event($0, context) }
  let lines = head + events + ["END:VCALENDAR"]
  return lines.flatMap { Array((folded($0) + "\r\n").utf8) }
}

private func event(_ reference: Reference<Recommendation>, _ context: PageContext) -> [String] {
  let site = context.site
  let record = site[reference]
  guard let due = record.due.value, !site.isClosed(record) else { return [] }
  let report = site[record.report]
  let address = context.address(of: site.path(of: .recommendation(reference)))
  // A stamp that does not move with the clock of the build: the day from which the deadline was known.
  let known = record.head.updated ?? report.published ?? due
  return [
    "BEGIN:VEVENT", "UID:\(report.head.id)-\(record.number)@\(feedName(site))",
    "DTSTAMP:\(compact(known))T000000Z", "DTSTART;VALUE=DATE:\(compact(due))",
    "SUMMARY:\(escaped("Deadline: " + site.title(of: record)))",
    "DESCRIPTION:\(escaped(report.title + "\n" + address))", "TRANSP:TRANSPARENT", "END:VEVENT",
  ]
}

private func compact(_ date: CalendarDate) -> String { date.iso.split(separator: "-").joined() }

/// Section 3.3.11: backslash, semicolon, comma and line break.
///
/// Controls, which a text may not hold, and what
/// some programs take for the end of a line are blanks.
private func escaped(_ text: String) -> String {
  guard text.utf8.contains(where: isEscaped) else { return text }
  return text.replacing("\r\n", with: "\n").unicodeScalars.map { scalar in
    switch scalar {
    case "\\", ";", ",": "\\\(scalar)"
    case "\n", "\r": "\\n"
    case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": " "
    default: String(scalar)
    }
  }.joined()
}

/// Whether a byte may be part of what is escaped.
private func isEscaped(_ byte: UInt8) -> Bool {
  byte < 0x20 || byte >= 0x7F || #"\;,"#.utf8.contains(byte)
}

/// Section 3.1: no line is longer than 75 octets; the rest stands on lines that start with a blank.
private func folded(_ line: String) -> String {
  guard line.utf8.count > 75 else { return line }
  var result = ""
  var length = 0
  for character in line {
    let size = String(character).utf8.count
    if length + size > 75 {
      result += "\r\n "
      length = 1
    }
    result.append(character)
    length += size
  }
  return result
}
