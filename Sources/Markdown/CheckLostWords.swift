import Diagnostics
import Formats

extension DocumentBuilder {
  /// Reports the words of the source that are printed nowhere, once a line.
  ///
  /// This does not depend on knowing how a word can be lost. A text without definitions is only
  /// counted: if as many letters are printed as were written, none is lost.
  mutating func reportLostWords(in lines: SourceLines) {
    guard let first = lines.starts.first else { return }
    let written = lines.bytes[first...].withUnsafeBufferPointer { $0.countBytes(isLetterByte) }
    let printed = words.bytes.withUnsafeBufferPointer { $0.countBytes(isLetterByte) }
    let others = check.others.withUnsafeBufferPointer { $0.countBytes(isLetterByte) }
    guard written > printed + others, reportedLines.count < mostReports else { return }
    let text = PrintedText(words.bytes + [newline] + check.others)
    var found: [Range<Int>] = []
    lines.each { number, range in
      guard !reportedLines.contains(number) else { return }
      let lost = writtenWords(in: lines.bytes, range).first { !text.contains(lines.bytes[$0]) }
      if let lost { found.append(lost) }
    }
    for range in found.prefix(mostReports) {
      let word = String(decoding: lines.bytes[range], as: UTF8.self)
      reporter.report(.lostText, "\"\(word)\" is not on the page", at: range)
    }
  }
}

private func isLetterByte(_ byte: UInt8) -> Bool {
  byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20)
}

/// More lost words have one cause.
private let mostReports = 20

/// The words on a page and in its addresses.
private struct PrintedText {
  private let bytes: [UInt8]
  private var words: Set<ArraySlice<UInt8>> = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    for word in bytes.split(whereSeparator: { !isWordByte($0) }) { words.insert(word) }
  }

  /// Whether a word is printed, alone or, between marks of emphasis, as a part of another.
  func contains(_ word: ArraySlice<UInt8>) -> Bool {
    words.contains(word) || Markdown.contains(word, in: bytes)
  }
}

/// The words of a line, without its markup: the number of a list, the labels of references and
/// footnotes, the names of characters, and the mark of a task.
private func writtenWords(in bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
  var words: [Range<Int>] = []
  var index = afterListNumber(in: bytes, line)
  // The label of a definition that began on the line before.
  if let end = bytes[line].firstIndex(of: UInt8(ascii: "]")), end + 1 < line.upperBound,
    bytes[end + 1] == UInt8(ascii: ":"), !bytes[line.lowerBound..<end].contains(UInt8(ascii: "["))
  {
    index = end + 2
  }
  while index < line.upperBound {
    let byte = bytes[index]
    if isWordByte(byte) {
      let end = bytes[index..<line.upperBound].firstIndex { !isWordByte($0) } ?? line.upperBound
      words.append(index..<end)
      index = end
    } else if byte == UInt8(ascii: "&") {
      index = afterEntity(in: bytes, index..<line.upperBound)
    } else if byte == UInt8(ascii: "[") {
      index = afterLabel(in: bytes, index..<line.upperBound)
    } else {
      index += 1
    }
  }
  return words
}

private func afterListNumber(in bytes: [UInt8], _ line: Range<Int>) -> Int {
  let text = bytes[line].drop { $0 == 0x20 || $0 == 0x09 || ">-*+".utf8.contains($0) }
  let rest = text.drop { (0x30...0x39).contains($0) }
  guard let mark = rest.first, ".)".utf8.contains(mark), rest.startIndex > text.startIndex else {
    return text.startIndex
  }
  // Lists can begin within lists on one line.
  return afterListNumber(in: bytes, rest.startIndex + 1..<line.upperBound)
}

/// After `&nbsp;` or `&#160;`.
private func afterEntity(in bytes: [UInt8], _ rest: Range<Int>) -> Int {
  let name = bytes[rest].dropFirst().prefix(34)
  guard let end = name.firstIndex(where: { !isWordByte($0) && $0 != UInt8(ascii: "#") }),
    bytes[end] == UInt8(ascii: ";")
  else { return rest.lowerBound + 1 }
  return end
}

/// After the label of a footnote, of a definition, or of a reference after its text; after the `[`
/// of all others.
private func afterLabel(in bytes: [UInt8], _ rest: Range<Int>) -> Int {
  let start = rest.lowerBound
  // A label may go on in the next line.
  guard let end = bytes[rest].firstIndex(of: UInt8(ascii: "]")) else { return rest.upperBound }
  let isFootnote = start + 1 < end && bytes[start + 1] == UInt8(ascii: "^")
  let isReference = start > 0 && bytes[start - 1] == UInt8(ascii: "]")
  let isDefinition = end + 1 < rest.upperBound && bytes[end + 1] == UInt8(ascii: ":")
  let isTask = end == start + 2 && bytes[start + 1] | 0x20 == UInt8(ascii: "x")
  return isFootnote || isReference || isDefinition || isTask ? end : start + 1
}
