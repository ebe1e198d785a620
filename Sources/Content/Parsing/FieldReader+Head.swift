import Diagnostics
import Markdown
import YAML

/// The head of a record, with the names of its sources.
struct ParsedHead: Sendable {
  var head: RecordHead
  var sources: [Name]
}

/// Values that are read in the same way for every record.
extension FieldReader {
  /// Reads the keys that all records share; `id` comes from the path, unless the record declares
  /// its own.
  ///
  /// A record without an address of its own cannot be withdrawn.
  mutating func head(
    id: String,
    sourcesAreRequired: Bool = false,
    canBeWithdrawn: Bool = true
  ) -> ParsedHead {
    let given = optionalName("id")
    let chosen = given ?? Name(id: id, location: location)
    let isFit = isID(chosen.id)
    if !isFit { report(.badID, "\"\(chosen.id)\" is not a valid id", at: chosen.location) }
    let sources = names("sources", isRequired: sourcesAreRequired)
    let isDraft = flag("draft")
    if sourcesAreRequired, !isDraft, has("sources"), sources.isEmpty {
      let help = "add the id of at least one source from content/sources.yml"
      report(.missingKey, "\"sources\" is empty", at: location(of: "sources"), help: help)
    }
    let changes = records("changes") { $0.change() }
    let head = RecordHead(
      id: isFit ? chosen.id : id,
      path: source.path,
      updated: ([optionalDate("updated")] + changes.map(\.date)).compactMap { $0 }.max(),
      changes: changes,
      contentNote: optionalText("content_note"),
      publishAt: optionalInstant("publish_at"),
      isDraft: isDraft,
      withdrawal: canBeWithdrawn ? withdrawal() : nil,
      location: given?.location ?? location
    )
    return ParsedHead(head: head, sources: sources)
  }

  private mutating func withdrawal() -> Withdrawal? {
    guard let node = optionalNode("withdrawn") else { return nil }
    return record(of: node, key: "withdrawn") {
      Withdrawal(
        date: $0.date("date"),
        reason: $0.text("reason"),
        location: $0.location(of: "date")
      )
    }
  }

  /// Reads a licence: a mapping of `name` and `url`.
  mutating func licence(_ key: String) -> Licence {
    guard let node = requiredNode(key) else { return Licence(name: "", url: "") }
    return record(of: node, key: key) { Licence(name: $0.text("name"), url: $0.url("url")) }
  }

  /// Reads a Markdown text that is the value of a key; its locations are in the YAML file.
  mutating func prose(_ key: String, options: MarkdownOptions) -> Prose {
    requiredNode(key).map { prose(of: $0, key: key, options: options) } ?? .empty
  }

  mutating func optionalProse(_ key: String, options: MarkdownOptions) -> Prose {
    optionalNode(key).map { prose(of: $0, key: key, options: options) } ?? .empty
  }

  private mutating func prose(
    of node: YAMLNode,
    key: String,
    options: MarkdownOptions
  ) -> Prose {
    guard let text = text(of: node, key: key) else { return .empty }
    // As many empty lines before the text as it has lines before it in the file make its line
    // numbers right.
    let linesBefore = node.location.line - (node.isBlock ? 0 : 1)
    let padding = String(repeating: "\n", count: linesBefore)
    let padded = SourceText(path: source.path, text: padding + text)
    let columnsBefore = node.isBlock ? nil : node.location.column - 1
    let embedding = Embedding(
      source: source,
      firstLine: linesBefore + 1,
      columnsBefore: columnsBefore
    )
    var found: [Diagnostic] = []
    let document = parseMarkdown(padded, from: 0, options: options, into: &found)
    for diagnostic in found {
      let location = embedding.locationInFile(padded.located(diagnostic.location))
      report(diagnostic.rule, diagnostic.message, at: location, help: diagnostic.help)
    }
    return Prose(document: document, embedding: embedding)
  }
}
