import Diagnostics

// End tags of sections, parents and blocks.
extension TemplateParser {
  mutating func takeEnd(_ tag: Tag, _ line: TagLine) {
    let name = endName(tag.content)
    guard let index = open.lastIndex(where: { endName($0.tag.content) == name }) else {
      takeStrayEnd(tag, line)
      return
    }
    if index < open.count - 1 { reportCrossing(tag, from: index + 1) }
    while open.count - 1 > index { close(at: tag.range.lowerBound) }
    closeInnermost(with: tag, line)
  }

  /// Closes all tags still open at the end of the file, and reports those not reported before.
  mutating func closeRest() {
    while let last = open.last {
      let name = text(last.tag.content)
      if !last.isReported, !isStopped {
        report(
          .templateUnclosed,
          "\"\(text(last.tag.range))\" is never closed",
          at: last.tag.range,
          help: "add {{/\(name)}} where it ends"
        )
      }
      close(at: bytes.count)
    }
  }

  private mutating func takeStrayEnd(_ tag: Tag, _ line: TagLine) {
    let name = endName(tag.content)
    pass(tag, line, isAlone: line.isAlone)
    if let index = settled.firstIndex(of: name) {
      settled.remove(at: index)
      return
    }
    let end = text(tag.range)
    guard let last = open.last else {
      let help = "remove it, or add the opening tag"
      report(.templateUnclosed, "\"\(end)\" has no opening tag", at: tag.range, help: help)
      return
    }
    let wanted = text(last.tag.content)
    report(
      .templateUnclosed,
      "\"\(end)\" does not close \(described(last))",
      at: tag.range,
      help: "close it with {{/\(wanted)}}"
    )
    open[open.count - 1].isReported = true
    if nearestName(to: name, among: [wanted]) != nil { close(at: tag.range.lowerBound) }
  }

  private mutating func reportCrossing(_ tag: Tag, from first: Int) {
    let crossed = open[first...]
    let ends = crossed.reversed().map { "{{/\(text($0.tag.content))}}" }.joined()
    report(
      .templateUnclosed,
      "\"\(text(tag.range))\" overlaps \(crossed.map(described).joined(separator: " and "))",
      at: tag.range,
      help: "put \(ends) before it"
    )
    settled += crossed.map { endName($0.tag.content) }
  }

  /// An open tag as messages name it: `"{{#findings}}" of line 4`.
  private func described(_ openTag: OpenTag) -> String {
    let location = source.located(source.location(at: openTag.tag.range))
    return "\"\(text(openTag.tag.range))\" of line \(location.line)"
  }

  /// The name without the whitespace that may appear in `{{/ * name }}`.
  private func endName(_ range: Range<Int>) -> String {
    String(text(range).filter { !$0.isWhitespace })
  }
}

extension TemplateParser {
  private mutating func closeInnermost(with tag: Tag, _ line: TagLine) {
    guard let last = open.last else { return }
    switch last.tag.kind {
    case .parent:
      closeParent(last, with: tag, line)
    case .block where isOverride:
      pass(tag, line, trimsBefore: line.isFirst, trimsAfter: false)
      close(at: tag.range.lowerBound)
    case .block, .section, .inverted, .comment, .delimiters, .variable, .unescaped, .words, .end,
      .partial:
      pass(tag, line, isAlone: line.isAlone)
      close(at: tag.range.lowerBound)
    }
  }

  /// Closes a parent, which counts as alone on its line even if both of its tags share the line.
  private mutating func closeParent(_ last: OpenTag, with tag: Tag, _ line: TagLine) {
    let between = bytes[last.tag.range.upperBound..<tag.range.lowerBound]
    let sharesLine = !between.contains(UInt8(ascii: "\n"))
    pass(
      tag,
      line,
      trimsBefore: false,
      trimsAfter: line.isLast && (last.line.isFirst || !sharesLine)
    )
    close(at: tag.range.lowerBound, indents: last.line.isFirst && (line.isLast || !sharesLine))
  }

  /// Whether the innermost block is directly within a parent tag, and so overrides a block of the
  /// parent.
  private var isOverride: Bool {
    open.count > 1 && open[open.count - 2].tag.kind == .parent
  }

  /// Closes the innermost open tag and appends it, with its content, to the surrounding nodes.
  private mutating func close(at end: Int, indents: Bool = false) {
    guard let last = open.last else { return }
    let content = nodes
    let isOverride = isOverride
    open.removeLast()
    nodes = last.outerNodes
    switch last.tag.kind {
    case .section, .inverted:
      guard let name = last.name else { return }
      let isInverted = last.tag.kind == .inverted
      nodes.append(.section(name, isInverted: isInverted, content: content))
    case .block:
      guard let name = last.name else { return }
      nodes.append(.block(block(name, last, content, end: end, isOverride: isOverride)))
    case .parent:
      appendParent(last, content, indents: indents)
    case .comment, .delimiters, .variable, .unescaped, .words, .end, .partial:
      return
    }
  }

  private mutating func appendParent(_ last: OpenTag, _ content: [TemplateNode], indents: Bool) {
    guard let target = last.target else { return }
    var parent = PartialTag(target: target, range: last.tag.content, lost: last.lost)
    if indents, case .lineStart(let whitespace) = nodes.last {
      nodes.removeLast()
      parent.indentation = whitespace
    }
    for case .block(let block) in content { parent.overrides.append(block) }
    nodes.append(.partial(parent))
  }

  private func block(
    _ name: TemplateName,
    _ last: OpenTag,
    _ content: [TemplateNode],
    end: Int,
    isOverride: Bool
  ) -> TemplateBlock {
    let own = last.startsLine ? indentation(of: last.contentStart..<end) : nil
    let before =
      last.line.isFirst && !isOverride ? last.line.start..<last.tag.range.lowerBound : 0..<0
    return TemplateBlock(
      name: name.text,
      range: name.range,
      content: content,
      startsLine: last.startsLine,
      indentation: own ?? Array(bytes[before]),
      margin: own?.count ?? 0
    )
  }

  /// The whitespace before the first line that has content; `nil` if there is none.
  private func indentation(of range: Range<Int>) -> [UInt8]? {
    guard range.lowerBound < range.upperBound,
      let first = bytes[range].firstIndex(where: { !isSpace($0) })
    else { return nil }
    let start = bytes[range.lowerBound..<first].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
    return Array(bytes[(start ?? range.lowerBound)..<first])
  }
}
