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
