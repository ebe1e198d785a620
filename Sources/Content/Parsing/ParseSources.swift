import Diagnostics
import Markdown
import YAML

/// Parses `content/sources.yml`: a mapping from the id of a source.
func parseSources(_ source: SourceText, into diagnostics: inout [Diagnostic]) -> [Source]? {
  parseEntries(source, "sources.yml", into: &diagnostics) { fields, name in
    Source(
      id: name.id,
      title: fields.text("title"),
      publisher: fields.text("publisher"),
      url: fields.url("url"),
      published: fields.optionalDateOrNotEstablished("published"),
      retrieved: fields.optionalDateOrNotEstablished("retrieved"),
      note: fields.optionalText("note"),
      location: name.location,
      dates: fields.dates
    )
  }
}

/// Parses the entries of a file that is a mapping from ids, each by its own schema; `nil`, with an
/// error, if the file is not one.
func parseEntries<Entry>(
  _ source: SourceText,
  _ what: String,
  into diagnostics: inout [Diagnostic],
  _ read: (inout FieldReader, Name) -> Entry
) -> [Entry]? {
  guard let node = parseYAMLFile(source, into: &diagnostics) else { return nil }
  guard case .mapping(let members) = node.value else {
    let message = "\(what) must be a mapping of ids, found \(node.kindInWords)"
    diagnostics.report(.wrongType, message, at: node.location)
    return nil
  }
  return members.map { member in
    if !isID(member.key) {
      diagnostics.report(.badID, "\"\(member.key)\" is not a valid id", at: member.keyLocation)
    }
    var fields = FieldReader(member.value, in: source, what: "\"\(member.key)\"")
    let entry = read(&fields, Name(id: member.key, location: member.keyLocation))
    fields.finish(into: &diagnostics)
    return entry
  }
}
