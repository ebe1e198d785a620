/// The lines of a calendar as iCalendar bytes.
///
/// Source: RFC 5545.
package func iCalendarBytes(_ lines: [String]) -> [UInt8] {
  lines.reduce(into: []) { bytes, line in
    bytes += foldedLine(line).utf8
    bytes += "\r\n".utf8
  }
}

/// Escapes a text as an iCalendar value, section 3.3.11: backslash, semicolon, comma, line break.
///
/// Control characters, which are not allowed in a text, and characters that some programs take for
/// a line end become spaces.
package func iCalendarText(_ text: String) -> String {
  guard text.utf8.contains(where: isEscaped) else { return text }
  var (escaped, last) = ("", nil as Unicode.Scalar?)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\", ";", ",":
      escaped += "\\"
      escaped.unicodeScalars.append(scalar)
    case "\n" where last == "\r": break
    case "\n", "\r": escaped += "\\n"
    case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": escaped += " "
    default: escaped.unicodeScalars.append(scalar)
    }
    last = scalar
  }
  return escaped
}

/// Whether a byte may be part of a character to escape.
private func isEscaped(_ byte: UInt8) -> Bool {
  byte < 0x20 || byte >= 0x7F || #"\;,"#.utf8.contains(byte)
}

/// Folds a line to at most 75 octets, section 3.1: the rest is on lines that start with a space.
///
/// Never splits a character, although the source allows it.
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
