package import Diagnostics
import Markdown
import YAML

/// A translation file as parsed: texts for the file of the same path below `content/`.
struct TranslatedFile: Sendable {
  var language: String
  var source: SourceText
  /// The path of the translated file.
  var original: String
  /// By key, with dots before nested keys: `exit.label`.
  var words: [LocatedText]
  var prose: Prose?

  /// The location of the file, for diagnostics about what it lacks.
  var location: SourceLocation { source.location(line: 1, column: 1, length: 3) }

  /// The errors in texts that are still to be written.
  var unfinished: [Diagnostic] {
    words.compactMap { unfinishedText($0.text, key: $0.key, at: $0.location) }
      + (prose == nil ? [] : unfinishedTexts(in: source, from: textOffset(in: source)))
  }

  func words(_ key: String) -> LocatedText? { words.first { $0.key == key } }
}

/// A text, with the locations of its key and of its value.
package struct LocatedText: Sendable {
  package var key: String
  package var text: String
  package var keyLocation: SourceLocation
  package var location: SourceLocation
}

/// The folder of translations: `content/translations/cy/…`.
let translationFolder = "content/translations/"

/// Parses a translation file; its keys are checked against those of the original later.
func parseTranslation(
  _ source: SourceText,
  language: String,
  original: String,
  _ context: ParseContext,
  into diagnostics: inout [Diagnostic]
) -> TranslatedFile? {
  guard original.hasSuffix(".md") else {
    return parseYAMLFile(source, into: &diagnostics).map { node in
      TranslatedFile(
        language: language,
        source: source,
        original: original,
        words: words(of: node, into: &diagnostics)
      )
    }
  }
  guard isUTF8(source, into: &diagnostics),
    let front = parseFrontMatter(source, into: &diagnostics),
    isWithoutSecondFrontMatter(source, from: front.bodyOffset, into: &diagnostics)
  else { return nil }
  var kind: RecordKind?
  if case .record(let path) = FileKind(path: original, bodies: context.settings.bodies.pluralID) {
    kind = path.kind
  }
  let document = parseMarkdown(
    source,
    from: front.bodyOffset,
    options: kind.map(context.markdown) ?? context.markdown,
    into: &diagnostics
  )
  return TranslatedFile(
    language: language,
    source: source,
    original: original,
    words: words(of: front.node, into: &diagnostics),
    prose: Prose(document: document)
  )
}

/// Parses the texts for templates: a mapping from each text to its translation.
///
/// `nil`, with an error, for a file that cannot be read.
package func parseTemplateWords(
  _ source: SourceText,
  into diagnostics: inout [Diagnostic]
) -> [LocatedText]? {
  guard let node = parseYAMLFile(source, into: &diagnostics) else { return nil }
  return words(of: node, isNested: false, into: &diagnostics)
}

/// The texts of a mapping and of nested mappings.
private func words(
  of node: YAMLNode,
  below prefix: String = "",
  isNested: Bool = true,
  into diagnostics: inout [Diagnostic]
) -> [LocatedText] {
  guard case .mapping(let members) = node.value else {
    let message = "a translation must be a mapping of keys and values, found \(node.kindInWords)"
    diagnostics.report(.wrongType, message, at: node.location)
    return []
  }
  return members.flatMap { member -> [LocatedText] in
    let key = prefix + member.key
    switch member.value.value {
    case .scalar(let text) where !text.isEmpty:
      let location = member.value.location
      return [
        LocatedText(key: key, text: text, keyLocation: member.keyLocation, location: location)
      ]
    case .mapping where isNested:
      return words(of: member.value, below: key + ".", into: &diagnostics)
    default:
      let message = "\"\(key)\" must be text, found \(member.value.kindInWords)"
      diagnostics.report(.wrongType, message, at: member.value.location)
      return []
    }
  }
}
