import Diagnostics

// Names in tags.
extension TemplateParser {
  /// The name of a variable or section; `nil` after a report.
  mutating func templateName(_ tag: Tag) -> TemplateName? {
    templateName(tag.content)
  }

  /// The target of a partial or parent tag; `nil` after a report.
  mutating func target(_ tag: Tag) -> PartialTag.Target? {
    guard bytes[tag.content].first == UInt8(ascii: "*") else {
      return isWord(tag.content) ? .file(text(tag.content)) : nil
    }
    let rest = bytes[tag.content].dropFirst().drop(while: isSpace)
    return templateName(rest.startIndex..<rest.endIndex).map(PartialTag.Target.dynamic)
  }

  /// The name of a block; `nil` after a report.
  mutating func blockName(_ tag: Tag) -> TemplateName? {
    guard isWord(tag.content) else { return nil }
    return TemplateName(parts: [text(tag.content)], range: tag.content)
  }

  private mutating func templateName(_ range: Range<Int>) -> TemplateName? {
    guard isWord(range) else { return nil }
    let name = text(range)
    if name == "." { return TemplateName(parts: [], range: range) }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if parts.contains("") {
      report(
        .templateSyntax,
        "\"\(name)\" is not a valid name",
        at: range,
        help: "separate the parts of a name with one dot: report.title"
      )
      return nil
    }
    return TemplateName(parts: parts, range: range)
  }

  /// Whether a range contains a single word; reports it if not.
  private mutating func isWord(_ range: Range<Int>) -> Bool {
    if range.isEmpty {
      report(.templateSyntax, "the tag has no name", at: range)
    } else if bytes[range].contains(where: isSpace) {
      report(
        .templateSyntax,
        "\"\(text(range))\" is not a valid name",
        at: range,
        help: "write one name without spaces"
      )
    } else {
      return true
    }
    return false
  }
}
