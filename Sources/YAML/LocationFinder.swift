package import Diagnostics
import Formats

/// Converts libyaml's line and column numbers to locations in a file.
///
/// For libyaml, a line also ends at a lone carriage return and at the separators U+0085, U+2028 and
/// U+2029, which occur in pasted text; for editors it does not.
struct LocationFinder {
  let source: SourceText
  /// The position of each line of the text in the file.
  private let lines: TextLines
  /// The start of each of libyaml's lines, as line and column from 0; `nil` if its lines are those
  /// of editors.
  private let starts: [(line: Int, column: Int)]?

  init(_ text: String, in source: SourceText, at lines: TextLines) {
    self.source = source
    self.lines = lines
    starts = mayHoldOtherLineEnds(text) ? lineStarts(in: text.unicodeScalars) : nil
  }

  /// Converts a line and a column of libyaml, both counted from 1.
  func spot(line: Int, column: Int, length: Int) -> YAMLSpot {
    var (line, column) = (line, column)
    if let starts, !starts.isEmpty {
      let start = starts[min(max(line, 1), starts.count) - 1]
      (line, column) = (start.line + 1, start.column + column)
    }
    return lines.spot(line: line, column: column, length: length, in: source)
  }
}

/// The positions of the lines of a YAML text in its file.
package enum TextLines {
  /// Whole consecutive lines, starting at a line of the file, counted from 1.
  case whole(from: Int)
  /// For each line of the text, its line in the file, counted from 1, and the number of columns
  /// before it.
  case parts([(line: Int, column: Int)])

  /// The spot of a line and a column of the text, both counted from 1.
  package func spot(
    line: Int,
    column: Int,
    length: Int,
    in source: SourceText
  ) -> YAMLSpot {
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

/// Whether a text may contain line ends that only libyaml recognizes, by their first byte; nearly
/// none does.
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
