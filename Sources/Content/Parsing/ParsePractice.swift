import Diagnostics

extension Practice: ParsableRecord {
  struct Names: WrittenNames {
    var theme: Name
    var body: Name?

    var seenByOthers: [[Name]?] { [] }
  }

  static func parse(
    _ fields: inout FieldReader,
    at path: RecordPath,
    prose: Prose,
    _ context: ParseContext
  ) -> Parsed<Practice> {
    let head = fields.head(id: path.id, sourcesAreRequired: needsSources)
    let practice = Practice(
      head: head.head,
      title: fields.text("title"),
      summary: fields.text("summary"),
      kind: fields.choice("kind", default: PracticeKind?.none) ?? .promising,
      prose: prose,
      reportID: path.report ?? ""
    )
    let names = Names(
      theme: fields.name("theme"),
      body: fields.optionalName(context.settings.bodies.id)
    )
    return Parsed(practice, sources: head.sources, names: names)
  }

  static func items(namedBy parsed: Parsed<Practice>, _ names: Namespaces) -> [SiteItem] {
    SiteItem.entries(.themes, [parsed.names.theme])
      + SiteItem.records(.body, [parsed.names.body].compactMap(\.self))
  }
}
