package import Diagnostics

/// One template as a tree, with the place of everything that may turn out to be wrong.
///
/// It knows nothing of views: `TemplateSet` checks its names for each page kind that uses it.
package struct ParsedTemplate: Sendable {
  package let source: SourceText
  let nodes: [TemplateNode]
}

/// A piece of a template.
indirect enum TemplateNode: Sendable {
  /// A line with content starts here, with this whitespace of its own.
  ///
  /// It is kept apart from the text because a partial or a block may be indented anew.
  case lineStart([UInt8])
  case text([UInt8])
  case variable(TemplateName, isEscaped: Bool)
  /// Words for readers, which a translation may replace.
  case words(TemplateText)
  case section(TemplateName, isInverted: Bool, content: [TemplateNode])
  case partial(PartialTag)
  case block(TemplateBlock)
}

/// A name in a tag: `force.name`, or `.` for the innermost context itself.
struct TemplateName: Sendable {
  /// Its parts between the dots; none for `.`.
  var parts: [String]
  /// The bytes of the name in its file.
  var range: Range<Int>

  var text: String { parts.isEmpty ? "." : parts.joined(separator: ".") }
}

/// `{{>name}}`, or `{{<name}}…{{/name}}` with what it puts in the place of the partial's blocks.
struct PartialTag: Sendable {
  enum Target: Sendable {
    case file(String)
    /// `*name`: the view names the file.
    case dynamic(TemplateName)
  }

  var target: Target
  /// The bytes of the name in its file.
  var range: Range<Int>
  /// What a tag on a line of its own adds before each line of the partial.
  var indentation: [UInt8] = []
  var overrides: [TemplateBlock] = []
  /// The first thing within a parent tag that stands outside a block and so would never print.
  var lost: Range<Int>?
}

/// `{{$name}}…{{/name}}`: content that may be replaced, or the content that replaces it.
struct TemplateBlock: Sendable {
  var name: String
  /// The bytes of the name in its file.
  var range: Range<Int>
  var content: [TemplateNode]
  /// Whether the content starts on the line after the tag.
  var startsLine: Bool
  /// What the lines of a replacement get in front.
  var indentation: [UInt8]
  /// How much whitespace the lines of this content lose where they replace another.
  var margin: Int
}
