import Formats

/// The starts of a text's lines; turns compact locations into lines and columns.
///
/// No other code counts lines or columns. A text is scanned once, for any number of locations.
struct LineTable {
  private let source: SourceText
  /// The byte offset of each line.
  private let starts: [Int]

  init(_ source: SourceText) {
    self.source = source
    // Editors neither show nor count a byte order mark.
    var starts = [source.textStart]
    source.bytes.withUnsafeBufferPointer { bytes in
      while let end = bytes.firstIndex(of: newline, in: starts[starts.count - 1]..<bytes.count) {
        starts.append(end + 1)
      }
    }
    self.starts = starts
  }

  /// The byte offset of a line, counted from 1; a line out of range is clamped.
  func start(ofLine line: Int) -> Int { starts[min(max(line, 1), starts.count) - 1] }

  /// A location of the text with its line and excerpt.
  func located(_ location: SourceLocation) -> SourceLocation {
    switch location.position {
    case .file, .excerpt: return location
    case .bytes(let range): return self.location(of: Int(range.lowerBound)..<Int(range.upperBound))
    case .word(let word): return self.location(of: range(ofWord: Array(word.utf8)) ?? 0..<0)
    case .line(let number, let column, let length):
      let line = min(max(Int(number), 1), starts.count)
      let rest = scalarCount(starts[line - 1]..<end(ofLine: line)) - (max(Int(column), 1) - 1)
      return SourceLocation(
        path: source.path,
        line: line,
        column: Int(column),
        length: min(Int(length), rest),
        lineText: text(ofLine: line)
      )
    }
  }
}

private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

extension LineTable {
  private func location(of range: Range<Int>) -> SourceLocation {
    let start = min(max(range.lowerBound, starts[0]), source.bytes.count)
    let line = starts.partitioningIndex { $0 > start }
    let last = min(max(range.upperBound, start), end(ofLine: line))
    return SourceLocation(
      path: source.path,
      line: line,
      column: scalarCount(starts[line - 1]..<start) + 1,
      length: last > start ? scalarCount(start..<last) : 1,
      lineText: text(ofLine: line)
    )
  }

  /// The end of a line, counted from 1, without its line end.
  private func end(ofLine line: Int) -> Int {
    let start = starts[line - 1]
    let end = line < starts.count ? starts[line] - 1 : source.bytes.count
    return end > start && source.bytes[end - 1] == carriageReturn ? end - 1 : end
  }

  private func text(ofLine line: Int) -> String {
    String(decoding: source.bytes[starts[line - 1]..<end(ofLine: line)], as: UTF8.self)
  }

  private func scalarCount(_ range: Range<Int>) -> Int {
    let others = source.bytes.withUnsafeBufferPointer { bytes in
      UnsafeBufferPointer(rebasing: bytes[range]).countBytes { $0 >= 0x80 }
    }
    // In ASCII text, which nearly all lines are, a byte is a scalar.
    guard others > 0 else { return range.count }
    return String(decoding: source.bytes[range], as: UTF8.self).unicodeScalars.count
  }

  private func range(ofWord word: [UInt8]) -> Range<Int>? {
    let bytes = source.bytes
    var rest = bytes[...]
    while let found = rest.firstRange(of: word) {
      let before = found.lowerBound == 0 ? nil : bytes[found.lowerBound - 1]
      let after = found.upperBound < bytes.count ? bytes[found.upperBound] : nil
      if !isJoined(before), !isJoined(after) || after == UInt8(ascii: "-") { return found }
      rest = bytes[found.upperBound...]
    }
    return nil
  }
}

/// Whether a byte next to a word makes it part of a longer word.
private func isJoined(_ byte: UInt8?) -> Bool {
  guard let byte else { return false }
  return (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
    || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-")
}
