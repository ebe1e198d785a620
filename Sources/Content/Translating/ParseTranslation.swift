package import Diagnostics
import Markdown
import YAML

/// A file of a translation as read: words for the file of the same path below `content/`.
struct TranslatedFile: Sendable {
  var language: String
  var source: SourceText
  /// The path of the file whose words these are.
  var original: String
  /// By their keys, those within others with dots between: `exit.label`.
  var words: [LocatedText]
  var prose: Prose?

  /// The place of the file, for what it lacks.
  var location: SourceLocation { source.location(line: 1, column: 1, length: 3) }

  func words(_ key: String) -> LocatedText? { words.first { $0.key == key } }
}

/// Some words with the places of their key and of themselves.
package struct LocatedText: Sendable {
  package var key: String
  package var text: String
  package var keyLocation: SourceLocation
  package var location: SourceLocation
}

/// Where translations stand: `content/translations/cy/…`.
let translationFolder = "content/translations/"

/// Reads a file of a translation; its keys are held against those of the original later.
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
    let front = parseFrontMatter(source, into: &diagnostics)
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

/// Reads the words for templates: a mapping from each text to what it is in another language.
///
/// Nil, with a fault, for a file that cannot be read.
package func parseTemplateWords(
  _ source: SourceText,
  into diagnostics: inout [Diagnostic]
) -> [LocatedText]? {
  guard let node = parseYAMLFile(source, into: &diagnostics) else { return nil }
  return words(of: node, isNested: false, into: &diagnostics)
}

/// The words of a mapping and of those within it.
private func words(
  of node: YAMLNode,
  below prefix: String = "",
  isNested: Bool = true,
  into diagnostics: inout [Diagnostic]
) -> [LocatedText] {
  guard case .mapping(let members) = node.value else {
    let message = "the words are a mapping of keys and values, this is \(node.kindInWords)"
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
      let message = "\"\(key)\" takes words, this is \(member.value.kindInWords)"
      diagnostics.report(.wrongType, message, at: member.value.location)
      return []
    }
  }
}
