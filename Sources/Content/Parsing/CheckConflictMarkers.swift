package import Diagnostics

/// Whether a file is free of the markers that an unfinished merge leaves; reports the first.
///
/// Both versions and the markers would otherwise be published as text. The file is not read.
func isMerged(_ source: SourceText, into diagnostics: inout [Diagnostic]) -> Bool {
  guard let marker = firstConflictMarker(in: source) else { return true }
  let word =
    switch source.bytes[marker.lowerBound] {
    case lessThan: "opens"
    case greaterThan: "closes"
    default: "divides"
    }
  diagnostics.report(
    .conflictMarker,
    "this line \(word) a conflict that a merge left for you to settle",
    at: source.location(at: marker)
  )
  return false
}

/// The first line that is a marker.
///
/// Of any seven bytes in a row, one is at an offset that is looked at, so a text without markers is
/// passed over quickly.
private func firstConflictMarker(in source: SourceText) -> Range<Int>? {
  let isMarkdown = source.path.hasSuffix(".md")
  let isData = [".yml", ".csv", ".html"].contains(where: source.path.hasSuffix)
  return source.bytes.withUnsafeBufferPointer { bytes in
    var offset = markerLength - 1
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == lessThan || byte == greaterThan || isData && dividers.contains(byte),
        let range = marker(of: byte, around: offset, in: bytes),
        !(isMarkdown && isQuotation(range, in: bytes))
      {
        return range
      }
      offset += markerLength
    }
    return nil
  }
}

/// The line at an offset, if it is a marker: seven `<`, `>` or `|` and, after them, a space or
/// nothing, or seven `=`.
private func marker(
  of byte: UInt8,
  around offset: Int,
  in bytes: UnsafeBufferPointer<UInt8>
) -> Range<Int>? {
  var start = offset
  while start > 0, bytes[start - 1] == byte { start -= 1 }
  let isFirst = start == 0 || bytes[start - 1] == lineFeed || start == byteOrderMark.count
  let end = start + markerLength
  guard isFirst, end <= bytes.count, bytes[start..<end].allSatisfy({ $0 == byte }) else {
    return nil
  }
  guard end < bytes.count else { return start..<end }
  let isEnd = bytes[end] == lineFeed || bytes[end] == UInt8(ascii: "\r")
  guard isEnd || byte != equals && bytes[end] == UInt8(ascii: " ") else { return nil }
  return start..<(bytes[end...].firstIndex(of: lineFeed) ?? bytes.count)
}

/// Whether a line is within a quotation of seven levels: the line before or after it is in one too.
private func isQuotation(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  guard bytes[line.lowerBound] == greaterThan else { return false }
  let before = bytes[..<max(0, line.lowerBound - 1)].reversed().prefix { $0 != lineFeed }
  let after = line.upperBound + 1
  return before.last == greaterThan || after < bytes.count && bytes[after] == greaterThan
}

/// The length of git's markers, and of those of other systems.
private let markerLength = 7
private let lessThan = UInt8(ascii: "<")
private let greaterThan = UInt8(ascii: ">")
private let equals = UInt8(ascii: "=")
/// What is between the versions.
///
/// In Markdown and in styles, such lines can have another meaning.
private let dividers = [equals, UInt8(ascii: "|")]
private let lineFeed = UInt8(ascii: "\n")

/// The rule about unfinished merges.
extension Rule {
  package static let conflictMarker = Rule(
    "conflict-marker",
    .error,
    advice: "Keep one of the two versions, and delete the lines with the markers.",
    meaning: """
      The file contains a line that starts with `<<<<<<<` or `>>>>>>>`, or, in YAML, CSV or a \
      template, a line `=======` or one that starts with `|||||||`: the marker of a conflict that \
      a merge could not settle. Both versions and the markers would be published. Nothing else in \
      the file is checked until the conflict is settled. A text that is about such markers can indent them by a space.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: """
        <<<<<<< HEAD
        Inspected in spring.
        =======
        Inspected in summer.
        >>>>>>> summer
        """,
      right: "Inspected in summer."
    )
  )
}
