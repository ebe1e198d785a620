package import Diagnostics

/// Parses a template: its tags, the nesting of its sections, and which lines consist only of tags.
///
/// Follows the Mustache specification including inheritance and dynamic names, but without lambdas
/// (https://github.com/mustache/spec). A template with errors still gives a tree, so that one run
/// reports all errors.
package func parseTemplate(
  _ source: SourceText,
  into diagnostics: inout [Diagnostic]
) -> ParsedTemplate {
  var parser = TemplateParser(source)
  parser.parse()
  diagnostics += parser.diagnostics
  return ParsedTemplate(source: source, nodes: parser.nodes)
}

/// A section, parent or block whose end tag has not been reached.
struct OpenTag {
  var tag: Tag
  var line: TagLine
  /// `nil` if the name is invalid; the content is then parsed and dropped.
  var name: TemplateName?
  var target: PartialTag.Target?
  /// The nodes before it in the surrounding content.
  var outerNodes: [TemplateNode]
  var contentStart: Int
  var startsLine = false
  /// The first content directly within a parent tag that is not a block.
  var lost: Range<Int>?
  /// Whether a message about an end tag already named it; it is then not reported again.
  var isReported = false
}

/// Parses a template tag by tag.
struct TemplateParser {
  let source: SourceText
  var diagnostics: [Diagnostic] = []
  /// The nodes of the innermost open tag, or of the template.
  var nodes: [TemplateNode] = []
  var open: [OpenTag] = []
  /// The names of tags that were closed without an end tag; one later end tag of each is ignored.
  var settled: [String] = []
  private var scanner: TagScanner
  private var cursor: Int
  /// Whether parsing stopped before the end of the file, because tags nest too deep.
  var isStopped = false

  init(_ source: SourceText) {
    self.source = source
    scanner = TagScanner(source)
    cursor = source.textStart
  }

  var bytes: [UInt8] { source.bytes }

  /// Whether the cursor is directly within a parent tag, where only blocks count.
  var isWithinParent: Bool { open.last?.tag.kind == .parent }

  mutating func parse() {
    while !isStopped, let tag = scanner.next(from: cursor, into: &diagnostics) { take(tag) }
    if !isStopped { takeText(upTo: bytes.count, isBeforeTag: false) }
    closeRest()
  }

  private mutating func take(_ tag: Tag) {
    let line = TagLine(of: tag.range, in: bytes)
    switch tag.kind {
    case .comment, .delimiters:
      pass(tag, line, isAlone: line.isAlone)
    case .variable, .unescaped:
      noteLost(tag)
      pass(tag, line, isAlone: false)
      guard let name = templateName(tag) else { return }
      nodes.append(.variable(name, isEscaped: tag.kind == .variable))
    case .words:
      noteLost(tag)
      pass(tag, line, isAlone: false)
      nodes.append(.words(TemplateText(text(tag.content), range: tag.content)))
    case .section, .inverted:
      noteLost(tag)
      pass(tag, line, isAlone: line.isAlone)
      push(tag, line, name: templateName(tag))
    case .partial:
      noteLost(tag)
      pass(tag, line, isAlone: line.isAlone)
      takePartial(tag, line)
    case .parent:
      noteLost(tag)
      pass(tag, line, isAlone: false)
      push(tag, line, target: target(tag))
    case .block:
      let startsLine = isWithinParent ? line.isLast : line.isAlone
      pass(tag, line, trimsBefore: !isWithinParent && line.isAlone, trimsAfter: startsLine)
      push(tag, line, name: blockName(tag), startsLine: startsLine)
    case .end:
      takeEnd(tag, line)
    }
  }

  private mutating func takePartial(_ tag: Tag, _ line: TagLine) {
    guard let target = target(tag) else { return }
    let indentation = line.isAlone ? Array(bytes[line.start..<tag.range.lowerBound]) : []
    nodes.append(
      .partial(PartialTag(target: target, range: tag.content, indentation: indentation))
    )
  }

  private mutating func push(
    _ tag: Tag,
    _ line: TagLine,
    name: TemplateName? = nil,
    target: PartialTag.Target? = nil,
    startsLine: Bool = false
  ) {
    guard open.count < deepestNesting else {
      isStopped = true
      report(.templateSyntax, "tags are nested more than \(deepestNesting) deep", at: tag.range)
      return
    }
    open.append(
      OpenTag(
        tag: tag,
        line: line,
        name: name,
        target: target,
        outerNodes: nodes,
        contentStart: cursor,
        startsLine: startsLine
      )
    )
    nodes = []
  }

  mutating func report(_ rule: Rule, _ message: String, at range: Range<Int>, help: String? = nil) {
    diagnostics.report(rule, message, at: source.location(at: range), help: help)
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}

/// Deeper than any page needs, and shallow enough for the stack of a thread.
private let deepestNesting = 100

/// The line of a tag, and whether the tag is alone on it.
struct TagLine {
  var start: Int
  /// Whether only whitespace precedes the tag on its line.
  var isFirst: Bool
  /// Whether only whitespace follows the tag on its line.
  var isLast: Bool
  /// The offset of the next line.
  var next: Int

  var isAlone: Bool { isFirst && isLast }

  init(of range: Range<Int>, in bytes: [UInt8]) {
    start = range.lowerBound
    while start > 0, isBlank(bytes[start - 1]) { start -= 1 }
    isFirst = start == 0 || bytes[start - 1] == newline
    next = range.upperBound
    while next < bytes.count, isBlank(bytes[next]) { next += 1 }
    if next + 1 < bytes.count, bytes[next] == UInt8(ascii: "\r"), bytes[next + 1] == newline {
      next += 1
    }
    isLast = next == bytes.count || bytes[next] == newline
    next = min(next + 1, bytes.count)
  }
}

private let newline = UInt8(ascii: "\n")

private func isBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
}

// Text between tags.
extension TemplateParser {
  mutating func pass(_ tag: Tag, _ line: TagLine, isAlone: Bool) {
    pass(tag, line, trimsBefore: isAlone, trimsAfter: isAlone)
  }

  /// Appends the text before a tag and moves the cursor past the tag, trimming the whitespace of a
  /// line that contains only the tag.
  mutating func pass(_ tag: Tag, _ line: TagLine, trimsBefore: Bool, trimsAfter: Bool) {
    takeText(upTo: trimsBefore ? line.start : tag.range.lowerBound, isBeforeTag: !trimsBefore)
    cursor = trimsAfter ? line.next : tag.range.upperBound
  }

  private mutating func takeText(upTo end: Int, isBeforeTag: Bool) {
    guard !isWithinParent else { return noteLostText(cursor..<end) }
    while cursor < end {
      let newlineIndex = bytes[cursor..<end].firstIndex(of: newline)
      let line = cursor..<(newlineIndex.map { $0 + 1 } ?? end)
      takeLine(line, isContinued: newlineIndex == nil && isBeforeTag)
      cursor = line.upperBound
    }
    if isBeforeTag, isLineStart(end) { nodes.append(.lineStart([])) }
  }

  private mutating func takeLine(_ line: Range<Int>, isContinued: Bool) {
    let isEmpty = bytes[line].allSatisfy(isSpace)
    guard isLineStart(line.lowerBound), isContinued || !isEmpty else {
      nodes.append(.text(Array(bytes[line])))
      return
    }
    let content = bytes[line].firstIndex { !isBlank($0) } ?? line.upperBound
    nodes.append(.lineStart(Array(bytes[line.lowerBound..<content])))
    if content < line.upperBound { nodes.append(.text(Array(bytes[content..<line.upperBound]))) }
  }

  private func isLineStart(_ offset: Int) -> Bool {
    offset == 0 || bytes[offset - 1] == newline
  }

  private mutating func noteLost(_ tag: Tag) {
    guard isWithinParent, open[open.count - 1].lost == nil else { return }
    open[open.count - 1].lost = tag.range
  }

  private mutating func noteLostText(_ range: Range<Int>) {
    guard open[open.count - 1].lost == nil,
      let first = bytes[range].firstIndex(where: { !isSpace($0) })
    else { return }
    let line = bytes[first..<range.upperBound].prefix { $0 != newline }
    open[open.count - 1].lost = first..<line.endIndex
  }
}
