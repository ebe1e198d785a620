package import Diagnostics
import YAML

/// A Markdown record split into its front matter and its text.
struct FrontMatter {
  var node: YAMLNode
  /// The offset in the file at which the text starts.
  var bodyOffset: Int
}

/// Splits a file at its two `---` lines and parses the front matter between them.
///
/// `nil`, with an error, if there is no front matter or it cannot be read.
func parseFrontMatter(
  _ source: SourceText,
  into diagnostics: inout [Diagnostic]
) -> FrontMatter? {
  let bytes = source.bytes
  guard let opening = lineAfterFence(in: bytes, at: source.textStart) else {
    let location = source.location(line: 1, column: 1)
    let isAlmost = bytes[source.textStart...].prefix(4).count { $0 == UInt8(ascii: "-") } > 1
    let help = isAlmost ? "write three hyphens alone on the first line: `---`" : nil
    let message = "this file has no front matter"
    diagnostics.report(.frontMatterMissing, message, at: location, help: help)
    return nil
  }
  var lineStart = opening
  while lineStart < bytes.count {
    if let closing = lineAfterFence(in: bytes, at: lineStart) {
      let yaml = String(decoding: bytes[opening..<lineStart], as: UTF8.self)
      let node = parseYAML(yaml, in: source, at: .whole(from: 2), into: &diagnostics)
      return node.map { FrontMatter(node: $0, bodyOffset: closing) }
    }
    lineStart = (bytes[lineStart...].firstIndex(of: lineFeed) ?? bytes.count - 1) + 1
  }
  let almost = lineLikeFence(in: bytes, from: opening)
  diagnostics.report(
    .frontMatterMissing,
    "the front matter is not closed",
    at: almost.map(source.location) ?? source.location(line: 1, column: 1, length: 3),
    help: almost == nil
      ? "end it with a line `---`" : "write three hyphens alone on this line: `---`"
  )
  return nil
}

/// The first line that is meant to close a front matter: hyphens, dashes or dots.
private func lineLikeFence(in bytes: [UInt8], from start: Int) -> Range<Int>? {
  var lineStart = start
  while lineStart < bytes.count {
    let end = bytes[lineStart...].firstIndex(of: lineFeed) ?? bytes.count
    let line = String(decoding: bytes[lineStart..<end], as: UTF8.self)
    let marks = line.split(whereSeparator: \.isWhitespace).joined()
    if (1...8).contains(marks.count), marks == "—" || marks == "..." || marks.count > 1,
      marks.allSatisfy({ "-–—".contains($0) }) || marks == "..."
    {
      return lineStart..<lineStart + line.utf8.count
    }
    lineStart = end + 1
  }
  return nil
}

/// The offset at which the text of a Markdown record starts; the start of the file if it has no
/// front matter.
func textOffset(in source: SourceText) -> Int {
  let bytes = source.bytes
  let start = source.textStart
  guard var lineStart = lineAfterFence(in: bytes, at: start) else { return start }
  while lineStart < bytes.count {
    if let closing = lineAfterFence(in: bytes, at: lineStart) { return closing }
    lineStart = (bytes[lineStart...].firstIndex(of: lineFeed) ?? bytes.count - 1) + 1
  }
  return bytes.count
}

private let lineFeed = UInt8(ascii: "\n")

/// The offset of the line after a fence, if a `---` line starts at the given offset.
private func lineAfterFence(in bytes: [UInt8], at offset: Int) -> Int? {
  let end = bytes[offset...].firstIndex(of: lineFeed) ?? bytes.count
  let line = bytes[offset..<end]
  let trimmed = line.reversed().drop { $0 == 0x20 || $0 == 0x0D }
  guard trimmed.count == 3, trimmed.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
  return min(end + 1, bytes.count)
}

/// Whether the bytes of a file are UTF-8; reports the first that are not.
func isUTF8(_ source: SourceText, into diagnostics: inout [Diagnostic]) -> Bool {
  guard let offset = firstInvalidUTF8(source.bytes) else { return true }
  diagnostics.report(
    .notUTF8,
    "the file is not UTF-8: byte \(offset + 1) is invalid",
    at: source.location(at: offset..<offset + 1)
  )
  return false
}

private func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
  if String(validating: bytes, as: UTF8.self) != nil { return nil }
  var decoder = UTF8()
  var iterator = bytes.makeIterator()
  var offset = 0
  while true {
    switch decoder.decode(&iterator) {
    case .scalarValue(let scalar): offset += UTF8.width(scalar)
    case .emptyInput: return nil
    case .error: return offset
    }
  }
}

/// Rules about the syntax of front matter and other YAML.
extension Rule {
  package static let frontMatterRules = yamlRules + [frontMatterMissing] + misplacedKeyRules

  package static let frontMatterMissing = Rule(
    "front-matter-missing",
    .error,
    advice: "Start the file with its front matter: a line `---`, the keys, and another line `---`.",
    meaning: """
      A Markdown file begins with its front matter, which contains the title and other facts of \
      the record. If it is missing or not closed, the text has no title to appear under.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "Only text.",
      right: """
        ---
        title: About
        description: About this site.
        ---
        Only text.
        """
    )
  )
}
