/// The style of a report; coloured only on a terminal, and never with `NO_COLOR`.
package enum ReportStyle: Sendable {
  case plain, coloured
}

/// The diagnostics as text for people, ordered by location.
///
/// ```
/// content/reports/soteria/index.md:6:11: error: there is no grade "Good-ish" [unknown-choice]
///   6 | grade: Good-ish
///     |        ^~~~~~~~
///   help: did you mean "good"?
/// ```
package func textReport(_ diagnostics: [Diagnostic], style: ReportStyle = .plain) -> String {
  diagnostics.inReportOrder.map { entry($0, style) }.joined(separator: "\n")
}

private func entry(_ diagnostic: Diagnostic, _ style: ReportStyle) -> String {
  let location = diagnostic.location
  let head = "\(printable(location.path)):\(location.line):\(location.column): "
  let severity = paint("\(diagnostic.severity.rawValue):", diagnostic.severity.colour, style)
  var text = paint(head, bold, style) + severity
  text += " \(printable(diagnostic.message)) [\(diagnostic.rule.id)]\n"
  if !location.lineText.isEmpty { text += excerpt(location, style) }
  return text + "  help: \(printable(diagnostic.help ?? diagnostic.rule.advice))\n"
}

private func excerpt(_ location: SourceLocation, _ style: ReportStyle) -> String {
  let window = Window(location)
  let number = String(location.line)
  let gutter = String(repeating: " ", count: number.count)
  let caret = "^" + String(repeating: "~", count: max(0, window.markedWidth - 1))
  return """
      \(number) | \(printable(window.text))
      \(gutter) | \(window.indent)\(paint(caret, green, style))

    """
}

/// The part of a source line that fits a terminal, and the position of the caret below it.
private struct Window {
  var text: String
  var indent: String
  var markedWidth: Int

  init(_ location: SourceLocation) {
    let scalars = Array(location.lineText.unicodeScalars)
    let column = min(location.column - 1, scalars.count)
    let first = scalars.count > widest && column > context ? column - context : 0
    let last = min(scalars.count, first + widest)
    let isCutBefore = first > 0
    let isCutAfter = last < scalars.count
    let end = min(max(column, column + location.length), last)
    text =
      (isCutBefore ? "… " : "") + String(scalars[first..<last]) + (isCutAfter ? " …" : "")
    indent = (isCutBefore ? "  " : "") + scalars[first..<column].map(blank).joined()
    markedWidth = scalars[min(column, end)..<end].reduce(0) { $0 + width($1) }
  }
}

private let widest = 160
private let context = 60
private let bold = "1"
private let green = "32"

extension Severity {
  fileprivate var colour: String { self == .error ? "1;31" : "1;33" }
}

private func paint(_ text: String, _ colour: String, _ style: ReportStyle) -> String {
  style == .coloured ? "\u{1B}[\(colour)m\(text)\u{1B}[0m" : text
}

/// Replaces control characters, which could move the cursor or hide text, with middle dots.
private func printable(_ text: String) -> String {
  String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? "·" : $0 }))
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  if scalar == "\t" { return false }
  switch scalar.properties.generalCategory {
  case .control, .lineSeparator, .paragraphSeparator: return true
  default: return isBidiControl(scalar)
  }
}

/// Whether a scalar has the Unicode property Bidi_Control.
private func isBidiControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
  default: false
  }
}

/// The padding below a scalar before the caret; a tab stays a tab, so that the columns align.
private func blank(_ scalar: Unicode.Scalar) -> String {
  scalar == "\t" ? "\t" : String(repeating: " ", count: width(scalar))
}

/// The number of terminal columns that a scalar takes: 0, 1 or 2.
private func width(_ scalar: Unicode.Scalar) -> Int {
  if isControl(scalar) { return 1 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: break
  }
  if scalar.properties.isEmojiPresentation { return 2 }
  let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x20000...0x3FFFD,
  ]
  return wide.contains { $0.contains(scalar.value) } ? 2 : 1
}

extension String {
  fileprivate init(_ scalars: ArraySlice<Unicode.Scalar>) {
    self.init(String.UnicodeScalarView(scalars))
  }
}
