import Diagnostics
import Markdown

extension SupportContact: ParsableRecord {
  static func parse(
    _ fields: inout FieldReader,
    at path: RecordPath,
    prose: Prose,
    _ context: ParseContext
  ) -> Parsed<SupportContact> {
    let name = fields.text("name")
    let audience = fields.text("for")
    let how = fields.prose("how", options: context.markdown)
    let hours = fields.optionalText("hours")
    let source = fields.name("source")
    let contact = SupportContact(
      head: RecordHead(id: path.id, path: fields.source.path, location: fields.location),
      name: name,
      audience: audience,
      how: how,
      hours: hours,
      checked: fields.dateOrNotEstablished("checked")
    )
    return Parsed(contact, sources: source.id.isEmpty ? [] : [source])
  }
}
