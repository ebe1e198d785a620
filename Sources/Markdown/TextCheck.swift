import Diagnostics
import Formats

/// What the checks of a text against its source need to know of the document: where its code and its
/// tables are, and what is printed besides its words.
struct TextCheck {
  /// The lines of code blocks and of tables, as cmark counts them.
  private(set) var codeLines: [ClosedRange<Int>] = []
  private(set) var tableLines: [ClosedRange<Int>] = []
  /// The ranges of code in the plain text.
  private(set) var code: [Range<Int>] = []
  /// The addresses and titles of links, info strings, replaced blocks and raw HTML, line by line.
  private(set) var others: [UInt8] = []
  private(set) var hasRawHTML = false

  /// Records what a node prints besides its text.
  mutating func note(_ node: Node) {
    switch node.kind {
    case .link, .image:
      add(node, .destination)
      add(node, .title)
    case .codeBlock:
      codeLines.append(node.lines)
      add(node, .info)
      add(node, .literal)
    case .htmlInline, .htmlBlock:
      hasRawHTML = true
      add(node, .literal)
    case .table: tableLines.append(node.lines)
    default: break
    }
  }

  mutating func noteCode(_ range: Range<Int>) { code.append(range) }

  private mutating func add(_ node: Node, _ part: Node.Part) {
    node.with(part) { others.append($0) }
    others.append(newline)
  }
}

extension Node {
  fileprivate var lines: ClosedRange<Int> { firstLine...max(firstLine, lastLine) }
}

extension DocumentBuilder {
  /// Compares the source with what is printed of it.
  mutating func checkText() {
    let lines = SourceLines(
      bytes: reporter.search.source.bytes,
      starts: reporter.search.starts,
      code: check.codeLines
    )
    reportLiteralMarkup(in: lines)
    guard !check.hasRawHTML else { return }
    reportUnusedDefinitions(in: lines)
    reportLostWords(in: lines)
  }
}

/// The lines of a text, as cmark counts them.
struct SourceLines {
  let bytes: [UInt8]
  /// The offset of each line, and of the end of the text.
  let starts: [Int]
  let code: [ClosedRange<Int>]

  /// Calls `body` for each line that is not code, with its range without the line end.
  func each(_ body: (_ number: Int, _ range: Range<Int>) -> Void) {
    var blocks = code.sorted { $0.lowerBound < $1.lowerBound }[...]
    for number in 1..<max(1, starts.count) {
      while let block = blocks.first, block.upperBound < number { blocks.removeFirst() }
      if blocks.first?.contains(number) == true { continue }
      body(number, range(of: number))
    }
  }

  /// The number of the line with an offset, counted from 1.
  func number(at offset: Int) -> Int {
    starts.firstIndex { $0 > offset } ?? starts.count
  }

  func range(of number: Int) -> Range<Int> {
    let start = starts[number - 1]
    var end = starts[number]
    while end > start, bytes[end - 1] == newline || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }
}

/// Whether a byte is part of a word: an ASCII letter or digit, or part of another character.
func isWordByte(_ byte: UInt8) -> Bool {
  byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
}

let newline = UInt8(ascii: "\n")

/// Whether some bytes contain others; faster than the search of the standard library.
func contains(_ wanted: ArraySlice<UInt8>, in bytes: [UInt8]) -> Bool {
  guard let first = wanted.first else { return true }
  return bytes.withUnsafeBufferPointer { bytes in
    var start = 0
    while let found = bytes.firstIndex(of: first, in: start..<bytes.count) {
      if bytes[found...].starts(with: wanted) { return true }
      start = found + 1
    }
    return false
  }
}
