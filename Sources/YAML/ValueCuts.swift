package import Diagnostics

/// A comment, by libyaml's line and columns from 0.
struct YAMLComment {
  var line: Int
  /// The column after the last character before the comment that is not a blank.
  var end: Int
  /// The column of the `#`.
  var column: Int
  /// Whether the `#` touches a letter or a digit, or is before a number: `Plan #2`, `Plan # 2`.
  var isTight: Bool
}

/// The comments of a YAML text.
///
/// Those within quotes and blocks are no comments: no plain value ends at them.
func comments(in bytes: UnsafeBufferPointer<UInt8>) -> [YAMLComment] {
  guard bytes.contains(hash) else { return [] }
  var comments: [YAMLComment] = []
  var (line, column, end, hasComment) = (0, 0, 0, false)
  for (offset, byte) in bytes.enumerated() {
    switch byte {
    case UInt8(ascii: "\n"): (line, column, end, hasComment) = (line + 1, 0, 0, false)
    case hash where column > end && offset + 1 < bytes.count && !hasComment:
      hasComment = true
      let isNumber =
        column == end + 1 && bytes[offset + 1] == UInt8(ascii: " ") && offset + 2 < bytes.count
      let isTight = touches(bytes[offset + 1]) || isNumber && isDigit(bytes[offset + 2])
      comments.append(YAMLComment(line: line, end: end, column: column, isTight: isTight))
      fallthrough
    default:
      // Columns count characters, so the later bytes of one do not count.
      guard byte & 0xC0 != 0x80 else { continue }
      column += 1
      if byte != UInt8(ascii: " ") && byte != UInt8(ascii: "\t") { end = column }
    }
  }
  return comments
}

private let hash = UInt8(ascii: "#")

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

private func touches(_ byte: UInt8) -> Bool {
  byte >= 0x80 || isDigit(byte) || (0x61...0x7A).contains(byte | 0x20)
}

/// Finds values of which YAML drops a part: what it takes for a comment or a tag.
struct ValueCuts {
  let comments: [YAMLComment]
  let finder: LocationFinder
  private(set) var diagnostics: [Diagnostic] = []

  init(comments: [YAMLComment], finder: LocationFinder) {
    self.comments = comments
    self.finder = finder
  }

  /// Checks a value with a tag of its own.
  mutating func check(tag: String, line: Int, column: Int) {
    if tag.hasPrefix("!") { report(tag, line: line, column: column, "tag") }
  }

  /// Reports the names of values that nothing repeats.
  mutating func check(unused anchors: [String: (line: Int, column: Int)]) {
    for (name, mark) in anchors.sorted(by: { ($0.value.line, $0.key) < ($1.value.line, $1.key) }) {
      report("&\(name)", line: mark.line, column: mark.column, "name to repeat the value by")
    }
  }

  /// Checks a value without quotes by its end; `isProse` if it has several words.
  ///
  /// A comment after several words is one only if its `#` is set apart by more than a space.
  mutating func check(endLine: Int, column: Int, isProse: Bool) {
    for comment in comments where comment.line == endLine && comment.end == column {
      guard comment.isTight || isProse && comment.column == column + 1 else { continue }
      report("#", line: comment.line, column: comment.column, "comment")
    }
  }

  private mutating func report(_ part: String, line: Int, column: Int, _ what: String) {
    diagnostics.report(
      .valueCut,
      "the value is cut: YAML takes \"\(part)\" for a \(what)",
      at: finder.spot(line: line + 1, column: column + 1, length: part.unicodeScalars.count)
        .location
    )
  }
}

/// The rule about cut values.
extension Rule {
  package static let valueCut = Rule(
    "value-cut",
    .warning,
    advice: """
      Put the value in quotation marks; if a comment is meant, write a space after the `#`.
      """,
    meaning: """
      In YAML, a `#` after a space begins a comment, and a `!` or `&` at the start of a value \
      begins a tag or a name. None is part of the value, so readers would not see what the author wrote there.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "title: Priority #1 for the region",
      right: """
        title: "Priority #1 for the region"
        """
    )
  )
}
