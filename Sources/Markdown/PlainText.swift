/// The words of a document without markup, gathered while it is rendered.
struct PlainText {
  var bytes: [UInt8] = []
  private var paragraph: Range<Int>?

  init() {}

  /// Ends a block: the next word starts a line of its own.
  mutating func endBlock() {
    if let last = bytes.last, last != newline { bytes.append(newline) }
  }

  /// Ends a word: the next one stands apart, on the same line.
  mutating func endWord() {
    if let last = bytes.last, !isBlank(last) { bytes.append(space) }
  }

  /// Notes the words since `start` as the first paragraph, if there are any and none was before.
  mutating func noteParagraph(from start: Int) {
    guard paragraph == nil, hasWords(from: start) else { return }
    paragraph = start..<bytes.count
  }

  func hasWords(from start: Int) -> Bool {
    bytes[start...].contains { !isBlank($0) }
  }

  /// The words since `start`, without blanks around them.
  func words(from start: Int) -> String {
    trimmed(start..<bytes.count)
  }

  var whole: String { trimmed(0..<bytes.count) }

  var firstParagraph: String { paragraph.map(trimmed) ?? "" }

  private func trimmed(_ range: Range<Int>) -> String {
    guard let first = bytes[range].firstIndex(where: { !isBlank($0) }),
      let last = bytes[range].lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}

private let newline = UInt8(ascii: "\n")
private let space = UInt8(ascii: " ")

private func isBlank(_ byte: UInt8) -> Bool {
  byte == space || (0x09...0x0D).contains(byte)
}
