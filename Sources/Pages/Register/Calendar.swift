import Content

/// The deadlines of recommendations that are not closed, as a calendar that programs can subscribe to.
///
/// Source: RFC 5545.
func deadlineCalendar(_ register: Register) -> [UInt8] {
  let site = register.site
  let head = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sitegen//deadlines//EN",
    "X-WR-CALNAME:\(escaped(site.settings.title))",
  ]
  let events = site.recommendations.references.flatMap { event($0, register) }
  let lines = head + events + ["END:VCALENDAR"]
  return lines.reduce(into: []) { bytes, line in
    bytes += foldedLine(line).utf8
    bytes += "\r\n".utf8
  }
}

private func event(_ reference: Reference<Recommendation>, _ register: Register) -> [String] {
  let site = register.site
  let record = site[reference]
  guard let due = record.due.value, !register.state(of: reference).isClosed else {
    return []
  }
  let report = site[record.report]
  let address = site.address(of: site.path(of: .recommendation(reference)))
  // A stamp that does not move with the clock of the build: the day from which the deadline was known.
  let known = record.head.updated ?? report.published ?? due
  return [
    "BEGIN:VEVENT", "UID:\(report.head.id)-\(record.number)@\(feedName(site))",
    "DTSTAMP:\(compact(known))T000000Z", "DTSTART;VALUE=DATE:\(compact(due))",
    "SUMMARY:\(escaped("Deadline: " + site.title(of: reference)))",
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
///
/// A character is never taken apart, although the source allows it.
func foldedLine(_ line: String) -> String {
  guard line.utf8.count > 75 else { return line }
  var lines: [Substring] = []
  var start = line.startIndex
  for index in line.indices {
    let length = line.utf8.distance(from: start, to: line.index(after: index))
    guard length > (lines.isEmpty ? 75 : 74) else { continue }
    lines.append(line[start..<index])
    start = index
  }
  return (lines + [line[start...]]).joined(separator: "\r\n ")
}
