/// The lines of a calendar as bytes of iCalendar.
///
/// Source: RFC 5545.
package func iCalendarBytes(_ lines: [String]) -> [UInt8] {
  lines.reduce(into: []) { bytes, line in
    bytes += foldedLine(line).utf8
    bytes += "\r\n".utf8
  }
}

/// A text as a value of iCalendar, section 3.3.11: backslash, semicolon, comma and line break are escaped.
///
/// Controls, which a text may not hold, and what some programs take for the end of a line are blanks.
package func iCalendarText(_ text: String) -> String {
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

/// A line that is no longer than 75 octets, section 3.1: the rest is on lines that start with a blank.
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
