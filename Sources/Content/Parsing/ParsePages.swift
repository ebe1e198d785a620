import Diagnostics
import Markdown
import YAML

/// Reads a page of prose; the home page has two keys more.
func parsePage(
  _ fields: inout FieldReader,
  id: String,
  isHome: Bool,
  prose: Prose
) -> ProsePage {
  ProsePage(
    head: fields.head(id: id),
    title: fields.text("title"),
    description: fields.text("description"),
    lead: fields.optionalText("lead"),
    prose: prose,
    shows: lists(&fields),
    homeNames: isHome ? homeNames(&fields) : nil
  )
}

private func homeNames(_ fields: inout FieldReader) -> Boxed<HomeNames> {
  let names = HomeNames(
    highlights: fields.names("highlights"),
    chart: fields.optionalName("chart")
  )
  return Boxed(wrappedValue: names)
}

private func lists(_ fields: inout FieldReader) -> [PageList] {
  fields.names("show").compactMap { name in
    if let list = PageList(rawValue: name.id) { return list }
    let allowed = PageList.allCases.map(\.rawValue)
    fields.report(
      .unknownChoice,
      "\"show\" cannot be \"\(name.id)\"",
      at: name.location,
      help: suggestion(for: name.id, among: allowed, what: "values")
    )
    return nil
  }
}

/// Reads `content/sources.yml`: a mapping from the id of a source.
func parseSources(_ source: SourceText, into diagnostics: inout [Diagnostic]) -> [Source] {
  parseEntries(source, "sources.yml", into: &diagnostics) { fields, name in
    Source(
      id: name.id,
      title: fields.text("title"),
      publisher: fields.text("publisher"),
      url: fields.url("url"),
      published: fields.optionalDateOrNotEstablished("published"),
      retrieved: fields.optionalDateOrNotEstablished("retrieved"),
      note: fields.optionalText("note"),
      location: name.location
    )
  }
}

/// Reads `content/glossary.yml`: a mapping from the id of a term.
func parseGlossary(
  _ source: SourceText,
  _ context: ParseContext,
  into diagnostics: inout [Diagnostic]
) -> [Term] {
  parseEntries(source, "glossary.yml", into: &diagnostics) { fields, name in
    Term(
      id: name.id,
      term: fields.text("term"),
      meaning: fields.prose("meaning", options: context.markdown),
      sourceNames: fields.names("sources")
    )
  }
}

/// The entries of a file that is a mapping from ids, each read by its own schema.
func parseEntries<Entry>(
  _ source: SourceText,
  _ what: String,
  into diagnostics: inout [Diagnostic],
  _ read: (inout FieldReader, Name) -> Entry
) -> [Entry] {
  guard let node = parseYAMLFile(source, into: &diagnostics) else { return [] }
  guard case .mapping(let members) = node.value else {
    let message = "\(what) is a mapping from ids, this is \(node.kindInWords)"
    diagnostics.report(.wrongType, message, at: node.location)
    return []
  }
  return members.map { member in
    if !isID(member.key) {
      diagnostics.report(.badID, "\"\(member.key)\" cannot be an id", at: member.keyLocation)
    }
    var fields = FieldReader(member.value, in: source, what: "\"\(member.key)\"")
    let entry = read(&fields, Name(id: member.key, location: member.keyLocation))
    fields.finish(into: &diagnostics)
    return entry
  }
}
