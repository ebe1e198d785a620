package import Diagnostics

/// A comment whose `#` touches a letter or a digit, as in `Plan #2`, by libyaml's line and columns
/// from 0.
struct TightComment {
  var line: Int
  /// The column after the last character before the comment that is not a blank.
  var end: Int
  /// The column of the `#`.
  var column: Int
}

/// The comments of a YAML text whose `#` touches a letter or a digit.
///
/// Those within quotes and blocks are no comments: no plain value ends at them.
func tightComments(in bytes: UnsafeBufferPointer<UInt8>) -> [TightComment] {
  guard bytes.contains(hash) else { return [] }
  var comments: [TightComment] = []
  var (line, column, end, hasComment) = (0, 0, 0, false)
  for (offset, byte) in bytes.enumerated() {
    switch byte {
    case UInt8(ascii: "\n"): (line, column, end, hasComment) = (line + 1, 0, 0, false)
    case hash where column > end && offset + 1 < bytes.count && !hasComment:
      hasComment = true
      if touches(bytes[offset + 1]) {
        comments.append(TightComment(line: line, end: end, column: column))
      }
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

private func touches(_ byte: UInt8) -> Bool {
  byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
}

/// Finds values of which YAML drops a part: what it takes for a comment or a tag.
struct ValueCuts {
  let comments: [TightComment]
  let finder: LocationFinder
  private(set) var diagnostics: [Diagnostic] = []

  init(comments: [TightComment], finder: LocationFinder) {
    self.comments = comments
    self.finder = finder
  }

  /// Checks a value with a tag of its own.
  mutating func check(tag: String, line: Int, column: Int) {
    if tag.hasPrefix("!"), tag != "!" { report(tag, line: line, column: column, "tag") }
  }

  /// Checks a value without quotes by its end.
  mutating func check(endLine: Int, column: Int) {
    for comment in comments where comment.line == endLine && comment.end == column {
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
      In YAML, a `#` after a space begins a comment, and a `!` at the start of a value begins a \
      tag. Neither is part of the value, so readers would not see what the author wrote there.
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
