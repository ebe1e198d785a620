package import Diagnostics

/// Whether a file is free of the markers that an unfinished merge leaves; reports the first.
///
/// Both versions and the markers would otherwise be published as text. The file is not read.
func isMerged(_ source: SourceText, into diagnostics: inout [Diagnostic]) -> Bool {
  guard let marker = firstConflictMarker(in: source.bytes) else { return true }
  let word = marker.isOpening ? "opens" : "closes"
  diagnostics.report(
    .conflictMarker,
    "this line \(word) a conflict that a merge left for you to settle",
    at: source.location(at: marker.range)
  )
  return false
}

/// The first line that starts with seven `<` or `>` and, after them, a space or nothing.
///
/// Of any seven bytes in a row, one is at an offset that is looked at, so a text without markers is
/// passed over quickly.
private func firstConflictMarker(in bytes: [UInt8]) -> (range: Range<Int>, isOpening: Bool)? {
  bytes.withUnsafeBufferPointer { bytes in
    var offset = markerLength - 1
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == lessThan || byte == greaterThan,
        let range = marker(of: byte, around: offset, in: bytes)
      {
        return (range, byte == lessThan)
      }
      offset += markerLength
    }
    return nil
  }
}

/// The line at an offset, if it is a marker.
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
  let next = bytes[end]
  guard next == UInt8(ascii: " ") || next == lineFeed || next == UInt8(ascii: "\r") else {
    return nil
  }
  return start..<(bytes[end...].firstIndex(of: lineFeed) ?? bytes.count)
}

/// The length of git's markers, and of those of other systems.
private let markerLength = 7
private let lessThan = UInt8(ascii: "<")
private let greaterThan = UInt8(ascii: ">")
private let lineFeed = UInt8(ascii: "\n")

/// The rule about unfinished merges.
extension Rule {
  package static let conflictMarker = Rule(
    "conflict-marker",
    .error,
    advice: "Keep one of the two versions, and delete the lines with the markers.",
    meaning: """
      The file contains a line that starts with `<<<<<<<` or `>>>>>>>`, the marker of a conflict \
      that a merge could not settle. Both versions and the markers would be published. Nothing \
      else in the file is checked until the conflict is settled. A text that is about such markers \
      can indent them by a space.
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
