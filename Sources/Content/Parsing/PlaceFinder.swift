import Diagnostics

/// Finds the places of a file that the YAML library means.
///
/// For the library, a line also ends at a carriage return alone and at the separators U+0085, U+2028 and U+2029, which
/// come along with pasted text; for editors it does not.
struct PlaceFinder {
  let source: SourceText
  let firstLine: Int
  /// Where each line of the library starts, in lines and columns from 0; nil where its lines are those of editors.
  private let starts: [(line: Int, column: Int)]?

  init(_ text: String, in source: SourceText, firstLine: Int) {
    self.source = source
    self.firstLine = firstLine
    starts = lineStarts(in: text.unicodeScalars)
  }

  /// Where a line and a column of the library are, which it counts from 1.
  func spot(line: Int, column: Int, length: Int) -> YAMLSpot {
    var (line, column) = (line, column)
    if let starts, !starts.isEmpty {
      let start = starts[min(max(line, 1), starts.count) - 1]
      (line, column) = (start.line + 1, start.column + column)
    }
    return YAMLSpot(source: source, line: line + firstLine - 1, column: column, length: length)
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
