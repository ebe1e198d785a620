package import Diagnostics

/// One template as a tree, with a source range for everything that may need a diagnostic.
///
/// It knows no views: `TemplateSet` checks its names for each page kind that uses it.
package struct ParsedTemplate: Sendable {
  package let source: SourceText
  let nodes: [TemplateNode]
}

/// One node of a template.
indirect enum TemplateNode: Sendable {
  /// The start of a line with content, and its leading whitespace.
  ///
  /// The whitespace is separate from the text because partials and blocks are reindented.
  case lineStart([UInt8])
  case text([UInt8])
  case variable(TemplateName, isEscaped: Bool)
  /// Text for readers, which a translation may replace.
  case words(TemplateText)
  case section(TemplateName, isInverted: Bool, content: [TemplateNode])
  case partial(PartialTag)
  case block(TemplateBlock)
}

/// A name in a tag: `force.name`, or `.` for the innermost context itself.
struct TemplateName: Sendable {
  /// The parts between the dots; empty for `.`.
  var parts: [String]
  /// The byte range of the name in its file.
  var range: Range<Int>

  var text: String { parts.isEmpty ? "." : parts.joined(separator: ".") }
}

/// `{{>name}}`, or `{{<name}}…{{/name}}` with its overrides of the partial's blocks.
struct PartialTag: Sendable {
  enum Target: Sendable {
    case file(String)
    /// `*name`: a value of the view names the file.
    case dynamic(TemplateName)
  }

  var target: Target
  /// The byte range of the name in its file.
  var range: Range<Int>
  /// The indentation prepended to each line of the partial if the tag is alone on its line.
  var indentation: [UInt8] = []
  var overrides: [TemplateBlock] = []
  /// The first content of a parent tag outside any block, which is never printed.
  var lost: Range<Int>?
}

/// `{{$name}}…{{/name}}`: replaceable content, or the content that replaces it.
struct TemplateBlock: Sendable {
  var name: String
  /// The byte range of the name in its file.
  var range: Range<Int>
  var content: [TemplateNode]
  /// Whether the content starts on the line after the tag.
  var startsLine: Bool
  /// The indentation prepended to the lines of a replacement.
  var indentation: [UInt8]
  /// How much whitespace the lines of this content lose where they replace another block.
  var margin: Int
}
