import Formats

/// The single marks of emphasis and of code in a plain text, outside its code, that look like
/// markup; each with the word at which it is.
///
/// `5 * 3`, `snake_case` and `____` do not look like markup. A star after a word is a footnote, and
/// in a text with such stars, so is one before a word.
func loneMarks(in text: [UInt8], outside code: [Range<Int>]) -> [Range<Int>] {
  let isRare = text.withUnsafeBufferPointer { $0.countBytes(isLoneMark) } == 0
  guard !isRare else { return [] }
  var marks: [Range<Int>] = []
  var stars: [Range<Int>] = []
  var hasNoteStar = false
  var blocks = code[...]
  for index in text.indices.dropLast() where isLoneMark(text[index]) {
    while let block = blocks.first, block.upperBound <= index { blocks.removeFirst() }
    let before = index > 0 ? text[index - 1] : newline
    let after = text[index + 1]
    guard before != text[index], after != text[index], blocks.first?.contains(index) != true
    else { continue }
    let start = index - text[..<index].reversed().prefix(while: isWordByte).count
    let end = text[(index + 1)...].firstIndex { !isWordByte($0) } ?? text.count
    let isOpening = end > index + 1 && opensWord(before)
    let isClosing = start < index && closesWord(after)
    switch text[index] {
    case backtick:
      if end - start > 1 { marks.append(start..<end) }
    case underscore where isOpening:
      if isPlainWord(text[index + 1..<end]) { marks.append(index..<end) }
    case underscore where isClosing:
      if isPlainWord(text[start..<index]) { marks.append(start..<index + 1) }
    case star where isOpening && !isDigit(after): stars.append(index..<end)
    case star where isClosing: hasNoteStar = true
    default: break
    }
  }
  return (hasNoteStar ? marks : marks + stars).sorted { $0.lowerBound < $1.lowerBound }
}

/// Whether a word has only letters, and is not a part of a name with underscores.
private func isPlainWord(_ word: ArraySlice<UInt8>) -> Bool {
  word.count > 1 && !word.contains(where: isDigit)
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

private func opensWord(_ byte: UInt8) -> Bool {
  byte == newline || " (\"'".utf8.contains(byte)
}

private func closesWord(_ byte: UInt8) -> Bool {
  byte == newline || " .,;:!?)\"'".utf8.contains(byte)
}

private func isLoneMark(_ byte: UInt8) -> Bool {
  byte == star || byte == underscore || byte == backtick
}

private let star = UInt8(ascii: "*")
private let underscore = UInt8(ascii: "_")
private let backtick = UInt8(ascii: "`")
