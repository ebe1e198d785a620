import Formats

/// The text of a document without markup, as ranges of its HTML.
///
/// A site keeps all its documents in memory, and their plain text would take nearly as much memory
/// as their HTML. Each run of uninterrupted text is therefore stored as two variable-length
/// numbers: the length of the markup before it, with the gap to the previous run (`Gap`) in the two
/// lowest bits, and its own length.
struct PlainText {
  var runs: [UInt8] = []
  /// The first paragraph that has words.
  var firstParagraph: Part?

  /// The plain text of a part of the document; a part consists of whole runs.
  struct Part: Hashable {
    /// The byte range of its runs in `runs`.
    var runs: Range<Int32> = 0..<0
    /// The offset in the HTML at which the preceding run ends.
    var start: Int32 = 0
  }

  /// The whitespace between two runs: a space, a line end, or a space and then a line end.
  struct Gap: OptionSet {
    var rawValue: Int
    static let blank = Gap(rawValue: 1)
    static let lineEnd = Gap(rawValue: 2)
  }

  /// The plain text of a whole document, given its HTML.
  func whole(in html: [UInt8]) -> String {
    words(of: Part(runs: 0..<Int32(runs.count)), in: html, capacity: html.count)
  }

  /// Whether a run has a digit, given the HTML of the document.
  func hasDigits(in html: [UInt8]) -> Bool {
    html.withUnsafeBufferPointer { html in
      var (position, end) = (0, 0)
      while position < runs.count {
        let start = end + runs.variable(at: &position) >> 2
        end = start + runs.variable(at: &position)
        let run = UnsafeBufferPointer(rebasing: html[start..<end])
        if run.countBytes({ $0 &- 0x30 < 10 }) > 0 { return true }
      }
      return false
    }
  }

  /// The runs between the line ends around a part.
  func block(around part: Part) -> Part {
    var block = Part()
    var position = 0
    var end = 0
    while position < runs.count {
      let (start, before) = (position, end)
      let markup = runs.variable(at: &position)
      if Gap(rawValue: markup & 3).contains(.lineEnd) {
        if start > part.runs.lowerBound { break }
        block = Part(runs: Int32(start)..<Int32(start), start: Int32(before))
      }
      end += markup >> 2
      end += runs.variable(at: &position)
      block.runs = block.runs.lowerBound..<Int32(position)
    }
    return block
  }

  /// The plain text of a part of a document, given the HTML of the document.
  func words(of part: Part, in html: [UInt8], capacity: Int = 0) -> String {
    var words: [UInt8] = []
    words.reserveCapacity(capacity)
    var position = Int(part.runs.lowerBound)
    var end = Int(part.start)
    while position < part.runs.upperBound {
      let markup = runs.variable(at: &position)
      let gap = Gap(rawValue: markup & 3)
      let start = end + markup >> 2
      end = start + runs.variable(at: &position)
      if gap.contains(.blank) { words.append(space) }
      if gap.contains(.lineEnd) { words.append(newline) }
      words.append(unescaping: html[start..<end])
    }
    return trimmed(words[...])
  }
}

/// Builds the plain text of a document while it is rendered.
struct PlainTextBuilder {
  private(set) var bytes: [UInt8] = []
  private var found = PlainText()
  /// The range of the last run in the HTML, and whether it can still grow, in which case its length
  /// is not yet stored.
  private var start = 0
  private var end = 0
  private var isOpen = false
  /// The whitespace between the last run and the next text.
  private var gap: PlainText.Gap = []

  /// A position where a part starts, and to which the builder can return.
  struct Mark {
    var byteCount: Int
    fileprivate var runsLength: Int
    fileprivate var end: Int
    fileprivate var gap: PlainText.Gap
  }

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  /// Adds text that is printed, escaped, in a range of the HTML.
  mutating func append(_ words: Span<UInt8>, printedAt html: Range<Int>) {
    guard words.count > 0 else { return }
    bytes.append(words)
    if isOpen, gap.isEmpty, end == html.lowerBound {
      end = html.upperBound
    } else {
      endRun()
      found.runs.append(variable: (html.lowerBound - end) << 2 | gap.rawValue)
      (start, end) = (html.lowerBound, html.upperBound)
      gap = []
      isOpen = true
    }
  }

  private mutating func endRun() {
    guard isOpen else { return }
    found.runs.append(variable: end - start)
    isOpen = false
  }

  /// Ends a block: the next word starts a new line.
  mutating func endBlock() {
    guard let last = bytes.last, last != newline else { return }
    bytes.append(newline)
    gap.insert(.lineEnd)
  }

  /// Ends a word: the next one is separated by a space.
  mutating func endWord() {
    guard let last = bytes.last, !isBlank(last) else { return }
    bytes.append(space)
    gap.insert(.blank)
  }

  /// Starts a part here.
  mutating func mark() -> Mark {
    endRun()
    return Mark(byteCount: bytes.count, runsLength: found.runs.count, end: end, gap: gap)
  }

  /// Removes the text since a mark.
  mutating func forget(since mark: Mark) {
    bytes.removeSubrange(mark.byteCount...)
    found.runs.removeSubrange(mark.runsLength...)
    (end, gap, isOpen) = (mark.end, mark.gap, false)
  }

  /// The part from a mark to here.
  mutating func part(since mark: Mark) -> PlainText.Part {
    endRun()
    let runs = Int32(mark.runsLength)..<Int32(found.runs.count)
    return PlainText.Part(runs: runs, start: Int32(mark.end))
  }

  /// Records the text since a mark as the first paragraph, if it has words and is the first such.
  mutating func noteParagraph(since mark: Mark) {
    guard found.firstParagraph == nil, hasWords(since: mark) else { return }
    found.firstParagraph = part(since: mark)
  }

  /// Returns the finished plain text.
  mutating func finish() -> PlainText {
    endRun()
    return found
  }

  func hasWords(since mark: Mark) -> Bool {
    bytes[mark.byteCount...].contains { !isBlank($0) }
  }

  /// The first words since a mark, at most `count`.
  func firstWords(_ count: Int, since mark: Mark) -> [String] {
    var words: [String] = []
    var rest = bytes[mark.byteCount...].drop(while: isBlank)
    while words.count < count, let start = rest.firstIndex(where: { !isBlank($0) }) {
      let word = rest[start...].prefix { !isBlank($0) }
      // Non-ASCII whitespace is known only to the Unicode tables, which are slow.
      guard word.allSatisfy({ $0 < 0x80 }) else {
        let others = String(decoding: rest, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        return words + others.prefix(count - words.count).map(String.init)
      }
      words.append(String(decoding: word, as: UTF8.self))
      rest = rest[word.endIndex...]
    }
    return words
  }

  /// The text since a mark, trimmed.
  func words(since mark: Mark) -> String { trimmed(bytes[mark.byteCount...]) }
}

private func trimmed(_ words: ArraySlice<UInt8>) -> String {
  guard let first = words.firstIndex(where: { !isBlank($0) }),
    let last = words.lastIndex(where: { !isBlank($0) })
  else { return "" }
  return String(decoding: words[first...last], as: UTF8.self)
}

private let space = UInt8(ascii: " ")

private func isBlank(_ byte: UInt8) -> Bool {
  byte == space || (0x09...0x0D).contains(byte)
}
