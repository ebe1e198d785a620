import Diagnostics
import Markdown

extension Term: ParsableRecord {
  static let isShared = true

  /// Parses one entry of the glossary.
  static func parse(
    _ fields: inout FieldReader,
    at path: RecordPath,
    prose: Prose,
    _ context: ParseContext
  ) -> Parsed<Term> {
    let term = fields.text("term")
    let meaning = fields.prose("meaning", options: context.markdown)
    let head = RecordHead(id: path.id, path: fields.source.path, location: fields.location)
    return Parsed(
      Term(head: head, term: term, meaning: meaning),
      sources: fields.names("sources")
    )
  }
}

/// Parses `content/glossary.yml`: a mapping from the id of a term.
func parseGlossary(
  _ source: SourceText,
  _ context: ParseContext,
  into diagnostics: inout [Diagnostic]
) -> [Parsed<Term>]? {
  parseEntries(source, "glossary.yml", into: &diagnostics) { fields, name in
    Term.parse(
      &fields,
      at: RecordPath(kind: .term, id: name.id),
      prose: .empty,
      context
    )
  }
}
