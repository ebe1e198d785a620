import Diagnostics
import Formats

/// Finds the places of a file that the YAML library means.
///
/// For the library, a line also ends at a carriage return alone and at the separators U+0085, U+2028 and U+2029, which
/// come along with pasted text; for editors it does not.
struct LocationFinder {
  let source: SourceText
  /// Where each line of the text stands in the file.
  private let lines: TextLines
  /// Where each line of the library starts, in lines and columns from 0; nil where its lines are those of editors.
  private let starts: [(line: Int, column: Int)]?

  init(_ text: String, in source: SourceText, at lines: TextLines) {
    self.source = source
    self.lines = lines
    starts = mayHoldOtherLineEnds(text) ? lineStarts(in: text.unicodeScalars) : nil
  }

  /// Where a line and a column of the library are, which it counts from 1.
  func spot(line: Int, column: Int, length: Int) -> YAMLSpot {
    var (line, column) = (line, column)
    if let starts, !starts.isEmpty {
      let start = starts[min(max(line, 1), starts.count) - 1]
      (line, column) = (start.line + 1, start.column + column)
    }
    return lines.spot(line: line, column: column, length: length, in: source)
  }

  /// The place of a line and a column of the text, where its lines end at line feeds alone.
  func location(textLine line: Int, column: Int, length: Int) -> SourceLocation {
    lines.spot(line: line, column: column, length: length, in: source).location
  }
}

/// Where the lines of a YAML text stand in its file.
enum TextLines {
  /// One after the other, whole, from a line of the file on, which is counted from 1.
  case whole(from: Int)
  /// Each from a line on, counted from 1, behind so many columns.
  case parts([(line: Int, column: Int)])

  /// The spot of a line and a column of the text, both counted from 1.
  func spot(line: Int, column: Int, length: Int, in source: SourceText) -> YAMLSpot {
    var (line, column) = (line, column)
    switch self {
    case .whole(let first): line += first - 1
    case .parts(let parts):
      guard !parts.isEmpty else { break }
      let part = parts[min(max(line, 1), parts.count) - 1]
      (line, column) = (part.line, column + part.column)
    }
    return YAMLSpot(source: source, line: line, column: column, length: length)
  }
}

/// Whether a text has a byte with which the line ends begin that the library alone knows; nearly none has.
private func mayHoldOtherLineEnds(_ text: String) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    bytes.countBytes { $0 == UInt8(ascii: "\r") || $0 == 0xC2 || $0 == 0xE2 } > 0
  }
}

private func lineStarts(in text: String.UnicodeScalarView) -> [(line: Int, column: Int)]? {
  var starts = [(line: 0, column: 0)]
  var (line, column, hasOthers, last) = (0, 0, false, Unicode.Scalar(0))
  for scalar in text {
    let isOther = last == "\r" && scalar != "\n"
    if isOther { starts.append((line, column)) }
    column += 1
    switch scalar {
    case "\n":
      (line, column) = (line + 1, 0)
      starts.append((line, column))
    case "\u{85}", "\u{2028}", "\u{2029}":
      starts.append((line, column))
      hasOthers = true
    default: break
    }
    hasOthers = hasOthers || isOther
    last = scalar
  }
  return hasOthers ? starts : nil
}
