import Diagnostics

/// The words of a document without markup: where they stand in its HTML.
///
/// A site holds all its documents at once, and their words would take nearly as much memory as their HTML.
struct PlainText {
  /// Some of the words, which nothing parts in the HTML.
  struct Run {
    /// What parts them from the words before.
    var gap: Gap
    /// From which byte of the HTML on, and up to which, they are printed.
    var start: Int32
    var end: Int32
  }

  /// What stands between two runs, the blank before the line end.
  struct Gap: OptionSet {
    var rawValue: UInt8
    static let blank = Gap(rawValue: 1)
    static let lineEnd = Gap(rawValue: 2)
  }

  var runs: [Run] = []
  /// The runs of the first paragraph that has words.
  var firstParagraph: Range<Int>?

  /// All words of a document whose HTML is given.
  func whole(in html: [UInt8]) -> String { words(of: runs[...], in: html) }

  /// The words of the first paragraph that has any; empty if there is none.
  func firstParagraph(in html: [UInt8]) -> String {
    firstParagraph.map { words(of: runs[$0], in: html) } ?? ""
  }

  /// The words in a part of the HTML.
  func words(printedAt range: Range<Int32>, in html: [UInt8]) -> String {
    let first = runs.partitioningIndex { $0.end > range.lowerBound }
    let parts = runs[first...].prefix { $0.start < range.upperBound }.map { run in
      let (start, end) = (max(run.start, range.lowerBound), min(run.end, range.upperBound))
      return Run(gap: run.gap, start: start, end: end)
    }
    return words(of: parts[...], in: html)
  }

  private func words(of runs: ArraySlice<Run>, in html: [UInt8]) -> String {
    var words: [UInt8] = []
    words.reserveCapacity(runs.reduce(0) { $0 + Int($1.end - $1.start) + 2 })
    for run in runs {
      if run.gap.contains(.blank) { words.append(space) }
      if run.gap.contains(.lineEnd) { words.append(newline) }
      words.append(unescaping: html[Int(run.start)..<Int(run.end)])
    }
    return trimmed(words[...])
  }
}

/// Gathers the words of a document while it is rendered.
struct WordGatherer {
  private(set) var bytes: [UInt8] = []
  private(set) var found = PlainText()
  /// What stands between the last run and the words to come.
  private var gap: PlainText.Gap = []

  /// A moment to which the gatherer can go back.
  struct Mark {
    var byteCount: Int
    fileprivate var runCount: Int
    fileprivate var lastEnd: Int32?
    fileprivate var gap: PlainText.Gap
  }

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  /// Notes words that stand in a range of the HTML, escaped.
  mutating func append(_ words: Span<UInt8>, printedAt html: Range<Int>) {
    guard words.count > 0 else { return }
    bytes.append(words)
    if gap.isEmpty, let last = found.runs.last, last.end == html.lowerBound {
      found.runs[found.runs.count - 1].end = Int32(html.upperBound)
    } else {
      let (start, end) = (Int32(html.lowerBound), Int32(html.upperBound))
      found.runs.append(PlainText.Run(gap: gap, start: start, end: end))
      gap = []
    }
  }

  /// Ends a block: the next word starts a line of its own.
  mutating func endBlock() {
    guard let last = bytes.last, last != newline else { return }
    bytes.append(newline)
    gap.insert(.lineEnd)
  }

  /// Ends a word: the next one stands apart, on the same line.
  mutating func endWord() {
    guard let last = bytes.last, !isBlank(last) else { return }
    bytes.append(space)
    gap.insert(.blank)
  }

  var mark: Mark {
    Mark(
      byteCount: bytes.count,
      runCount: found.runs.count,
      lastEnd: found.runs.last?.end,
      gap: gap
    )
  }

  /// Forgets the words since a mark.
  mutating func forget(since mark: Mark) {
    bytes.removeSubrange(mark.byteCount...)
    found.runs.removeSubrange(mark.runCount...)
    if let end = mark.lastEnd { found.runs[mark.runCount - 1].end = end }
    gap = mark.gap
  }

  /// Notes the words since a mark as the first paragraph, if there are any and none was before.
  mutating func noteParagraph(since mark: Mark) {
    guard found.firstParagraph == nil, hasWords(since: mark) else { return }
    found.firstParagraph = mark.runCount..<found.runs.count
  }

  func hasWords(since mark: Mark) -> Bool {
    bytes[mark.byteCount...].contains { !isBlank($0) }
  }

  /// The first words since a mark, as many as there are of so many.
  func firstWords(_ count: Int, since mark: Mark) -> [String] {
    var words: [String] = []
    var rest = bytes[mark.byteCount...].drop(while: isBlank)
    while words.count < count, let start = rest.firstIndex(where: { !isBlank($0) }) {
      let word = rest[start...].prefix { !isBlank($0) }
      // Other blanks than those of ASCII are known to Unicode's tables alone, which take their time.
      guard word.allSatisfy({ $0 < 0x80 }) else {
        let others = String(decoding: rest, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        return words + others.prefix(count - words.count).map(String.init)
      }
      words.append(String(decoding: word, as: UTF8.self))
      rest = rest[word.endIndex...]
    }
    return words
  }

  /// The words since a mark, without blanks around them.
  func words(since mark: Mark) -> String { trimmed(bytes[mark.byteCount...]) }
}

private func trimmed(_ words: ArraySlice<UInt8>) -> String {
  guard let first = words.firstIndex(where: { !isBlank($0) }),
    let last = words.lastIndex(where: { !isBlank($0) })
  else { return "" }
  return String(decoding: words[first...last], as: UTF8.self)
}

private let newline = UInt8(ascii: "\n")
private let space = UInt8(ascii: " ")

private func isBlank(_ byte: UInt8) -> Bool {
  byte == space || (0x09...0x0D).contains(byte)
}
