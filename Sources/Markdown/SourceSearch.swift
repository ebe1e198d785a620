import Formats
import Diagnostics

/// Finds the exact locations of links and raw HTML in the source.
///
/// cmark gives blocks their lines, but no reliable columns for inlines: they are wrong in tables,
/// in quotes and after line breaks. So addresses are searched for within their block in document
/// order, each search starting where the previous one ended. Reference links are located at their
/// definitions.
struct SourceSearch {
  let source: SourceText
  private let bodyOffset: Int
  /// The offsets of the lines as cmark counts them, from the start of the body.
  private lazy var lineStarts = Markdown.lineStarts(in: source.bytes, from: bodyOffset)
  private var block = Block(firstLine: 1, lastLine: 1, column: 1)
  private var cursor = 0
  /// The number of bytes that may still be searched, so that no document can make the search slow.
  private var budget: Int
  private lazy var definitions = definitionsByAddress(in: source.bytes, from: bodyOffset)

  /// The lines and the first column of a block, as cmark counts them.
  struct Block {
    var firstLine: Int
    var lastLine: Int
    var column: Int
  }

  init(_ source: SourceText, from bodyOffset: Int) {
    self.source = source
    self.bodyOffset = min(max(bodyOffset, 0), source.bytes.count)
    budget = 64 * source.bytes.count
  }

  /// Restarts the search at a block.
  mutating func enter(_ block: Block) {
    self.block = block
    cursor = offset(line: block.firstLine, column: block.column)
  }

  /// Skips the lines of the block before one of its rows.
  mutating func advance(toLine line: Int) {
    cursor = max(cursor, offset(line: line, column: 1))
  }

  /// The range from a line and a column to the end of the line, without trailing whitespace.
  mutating func restOfLine(line: Int, column: Int) -> Range<Int> {
    let start = offset(line: line, column: column)
    var end = offset(line: line + 1, column: 1)
    while end > start, isSpace(source.bytes[end - 1]) { end -= 1 }
    return start..<max(start, end)
  }

  /// The offsets of the lines, and of the end of the text.
  var starts: [Int] {
    mutating get {
      let lines = lineStarts
      return lines.last == source.bytes.count ? lines : lines + [source.bytes.count]
    }
  }

  /// Whether the last line of a fenced block is a fence that closes the one at an offset.
  mutating func isClosed(fenceAt opening: Int, lastLine: Int) -> Bool {
    let mark = source.bytes[opening]
    let fence = source.bytes[opening...].prefix { $0 == mark }
    let last = restOfLine(line: lastLine, column: 1)
    guard last.lowerBound > opening else { return false }
    return source.bytes[last].reversed().prefix { $0 == mark }.count >= fence.count
  }

  /// The number of an item of an ordered list with the mark after it, as written, such as `2)`.
  mutating func listMark(of item: Node) -> [UInt8] {
    let line = source.bytes[restOfLine(line: item.firstLine, column: item.firstColumn)]
    let digits = line.prefix { (0x30...0x39).contains($0) }
    return Array(line[..<min(digits.endIndex + 1, line.endIndex)])
  }

  /// The mark of a task: the byte after the first `[` from a position on its line.
  mutating func taskMark(line: Int, column: Int) -> UInt8? {
    let rest = source.bytes[restOfLine(line: line, column: column)]
    return rest.firstIndex(of: UInt8(ascii: "[")).flatMap {
      rest.dropFirst($0 + 1 - rest.startIndex).first
    }
  }

  /// The range of the address of a link whose text ends in `text`.
  mutating func range(ofAddress address: [UInt8], text: [UInt8]?) -> Range<Int> {
    if text == address, let found = autolink(address) { return found }
    if let found = inline(address, text: text) { return found }
    if let found = definitions[address] { return found }
    if let found = inline(address, text: nil) { return found }
    return start..<start
  }

  /// Skips code that looks like a link.
  mutating func pass(code node: Node) {
    let looksLikeLink = node.with(.literal) { code in
      code.indices.contains {
        $0 > 0 && code[$0] == UInt8(ascii: "(") && code[$0 - 1] == UInt8(ascii: "]")
      }
    }
    if looksLikeLink { _ = range(ofHTML: node.bytes(.literal)) }
  }

  /// The range of raw HTML, up to the end of its first line.
  mutating func range(ofHTML html: [UInt8]) -> Range<Int> {
    let line = Array(html.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") })
    guard let first = firstRange(of: line, from: cursor) else { return start..<start }
    cursor = first.upperBound
    return first
  }
}

extension SourceSearch {
  private var start: Int {
    mutating get { offset(line: block.firstLine, column: block.column) }
  }

  private var end: Int {
    mutating get { offset(line: max(block.firstLine, block.lastLine) + 1, column: 1) }
  }

  private mutating func offset(line: Int, column: Int) -> Int {
    guard line > 0 else { return bodyOffset }
    guard line <= lineStarts.count else { return source.bytes.count }
    let next = line < lineStarts.count ? lineStarts[line] : source.bytes.count
    return min(lineStarts[line - 1] + max(column - 1, 0), next)
  }

  private mutating func autolink(_ address: [UInt8]) -> Range<Int>? {
    let written = [UInt8(ascii: "<")] + address + [UInt8(ascii: ">")]
    guard let found = firstRange(of: written, from: cursor) else { return nil }
    cursor = found.upperBound
    return found.dropFirst().dropLast()
  }

  /// Searches for `](address` preceded by the end of the link's text.
  private mutating func inline(_ address: [UInt8], text: [UInt8]?) -> Range<Int>? {
    let bytes = source.bytes
    var index = cursor
    let end = end
    while budget > 0, let bracket = endOfText(in: bytes, from: index, before: end) {
      let found = addressRange(in: bytes, after: bracket + 2, before: end)
      budget -= bracket + 1 - index + found.count
      if isAddress(address, in: bytes[found]), endsText(at: bracket, text) {
        cursor = found.upperBound
        return found
      }
      index = bracket + 2
    }
    return nil
  }

  /// Whether the bytes before a closing bracket can be the end of a link's text.
  private func endsText(at bracket: Int, _ text: [UInt8]?) -> Bool {
    guard let text else { return true }
    let before = source.bytes[bodyOffset..<bracket]
    if before.suffix(text.count).elementsEqual(text) { return true }
    var kept = before
    while let last = kept.last, "*_~` ".utf8.contains(last) { kept.removeLast() }
    return kept.suffix(text.count).elementsEqual(text)
  }

  private mutating func firstRange(of wanted: [UInt8], from start: Int) -> Range<Int>? {
    guard let first = wanted.first else { return nil }
    let bytes = source.bytes
    var index = start
    let last = end - wanted.count
    while index <= last, budget > 0 {
      budget -= 1
      if bytes[index] == first, bytes[index..<index + wanted.count].elementsEqual(wanted) {
        return index..<index + wanted.count
      }
      index += 1
    }
    return nil
  }
}

/// The first `](` in a range.
private func endOfText(in bytes: [UInt8], from start: Int, before end: Int) -> Int? {
  bytes.withUnsafeBufferPointer { bytes in
    var start = start
    while start < end - 1,
      let bracket = bytes.firstIndex(of: UInt8(ascii: "]"), in: start..<end - 1)
    {
      if bytes[bracket + 1] == UInt8(ascii: "(") { return bracket }
      start = bracket + 1
    }
    return nil
  }
}

private func lineStarts(in bytes: [UInt8], from offset: Int) -> [Int] {
  let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
  return bytes.withUnsafeBufferPointer { text in
    var starts = [offset]
    // A carriage return on its own also ends a line, but hardly any text has one.
    let hasReturns = text.firstIndex(of: carriageReturn, in: offset..<text.count) != nil
    var start = offset
    while let end = text.firstIndex(of: lineFeed, in: start..<text.count) {
      if hasReturns {
        for index in start..<end where text[index] == carriageReturn && index + 1 < end {
          starts.append(index + 1)
        }
      }
      start = end + 1
      starts.append(start)
    }
    if hasReturns {
      for index in start..<text.count where text[index] == carriageReturn {
        starts.append(index + 1)
      }
    }
    return starts
  }
}
