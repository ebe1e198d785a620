import Formats

/// One text file of the source tree: its path as editors know it, and its bytes.
///
/// It turns offsets into places, so that no other module counts lines or columns.
package struct SourceText: Hashable, Sendable {
  /// Path from the source folder, with `/` between the parts: `content/site.yml`.
  package let path: String
  /// The file as read; UTF-8 unless the file is faulty.
  package let bytes: [UInt8]
  /// Whether places in it are looked for; where they are not, each is that of the whole file.
  package let findsLocations: Bool

  package init(path: String, bytes: [UInt8], findsLocations: Bool = true) {
    self.path = path
    self.bytes = bytes
    self.findsLocations = findsLocations
  }

  /// Makes a text from a literal, for tests and for text that was never a file.
  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The whole text; bytes that are not UTF-8 become U+FFFD.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The place of a range of byte offsets.
  ///
  /// A range over several lines is cut at the end of its first line; an offset past the end is the
  /// place after the last byte.
  package func location(at range: Range<Int>) -> SourceLocation {
    guard findsLocations else { return .file(path) }
    let start = min(max(range.lowerBound, 0), bytes.count)
    let lineStart = (bytes[..<start].lastIndex(of: newline) ?? -1) + 1
    let ends = bytes.withUnsafeBufferPointer { bytes in
      UnsafeBufferPointer(rebasing: bytes[..<start]).countBytes { $0 == newline }
    }
    return location(line: ends + 1, lineStart: lineStart, start: start, end: range.upperBound)
  }

  /// The place of `byteLength` bytes from a line and a byte column, both counted from 1.
  ///
  /// A line past the end is the last line. This is how cmark counts.
  package func location(line: Int, byteColumn: Int, byteLength: Int = 1) -> SourceLocation {
    guard findsLocations else { return .file(path) }
    let (line, lineStart) = nearestLine(to: line)
    let start = min(lineStart + max(byteColumn - 1, 0), lineEnd(from: lineStart))
    return location(line: line, lineStart: lineStart, start: start, end: start + byteLength)
  }

  /// The place of `length` Unicode scalars from a line and a scalar column, both counted from 1.
  ///
  /// A line past the end is the last line, and what goes over several lines is cut at the end of the first. This is how libyaml counts.
  package func location(line: Int, column: Int, length: Int = 1) -> SourceLocation {
    guard findsLocations else { return .file(path) }
    let (line, lineStart) = nearestLine(to: line)
    let rest = scalarCount(lineStart..<lineEnd(from: lineStart)) - (max(column, 1) - 1)
    return SourceLocation(
      path: path,
      line: line,
      column: column,
      length: max(1, min(length, rest)),
      lineText: text(from: lineStart)
    )
  }

  /// The byte offset at which a line starts; lines are counted from 1.
  ///
  /// A line past the end is the last line.
  package func offset(ofLine line: Int) -> Int { nearestLine(to: line).start }
}

private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

extension SourceText {
  /// The line with a number, or the first or last where there is none with it.
  private func nearestLine(to wanted: Int) -> (line: Int, start: Int) {
    var line = 1
    var start = 0
    while line < wanted, let end = bytes[start...].firstIndex(of: newline) {
      line += 1
      start = end + 1
    }
    return (line, start)
  }

  private func lineEnd(from start: Int) -> Int {
    let end = bytes[start...].firstIndex(of: newline) ?? bytes.count
    return end > start && bytes[end - 1] == carriageReturn ? end - 1 : end
  }

  private func text(from lineStart: Int) -> String {
    String(decoding: bytes[lineStart..<lineEnd(from: lineStart)], as: UTF8.self)
  }

  private func location(line: Int, lineStart: Int, start: Int, end: Int) -> SourceLocation {
    let last = min(max(end, start), lineEnd(from: lineStart))
    return SourceLocation(
      path: path,
      line: line,
      column: scalarCount(lineStart..<start) + 1,
      length: max(1, last > start ? scalarCount(start..<last) : 1),
      lineText: text(from: lineStart)
    )
  }

  private func scalarCount(_ range: Range<Int>) -> Int {
    let others = bytes.withUnsafeBufferPointer { bytes in
      UnsafeBufferPointer(rebasing: bytes[range]).countBytes { $0 >= 0x80 }
    }
    // In ASCII, which nearly all lines are, a byte is a scalar.
    guard others > 0 else { return range.count }
    return String(decoding: bytes[range], as: UTF8.self).unicodeScalars.count
  }
}
