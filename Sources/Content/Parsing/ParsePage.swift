import Diagnostics

extension ProsePage: ParsableRecord {
  static let othersNeedOnlyID = true

  static func parse(
    _ fields: inout FieldReader,
    at path: RecordPath,
    prose: Prose,
    _ context: ParseContext
  ) -> Parsed<ProsePage> {
    let head = fields.head(id: path.id)
    return Parsed(parseContent(&fields, head.head, prose), sources: head.sources)
  }
}

extension HomePage: ParsableRecord {
  struct Names: WrittenNames {
    var highlights: [Name]
    var chart: Name?

    var seenByOthers: [[Name]?] { [highlights, chart.map { [$0] }] }
  }

  /// Parses the home page, which has two more keys than other pages.
  static func parse(
    _ fields: inout FieldReader,
    at path: RecordPath,
    prose: Prose,
    _ context: ParseContext
  ) -> Parsed<HomePage> {
    let head = fields.head(id: "home", canBeWithdrawn: false)
    let home = HomePage(page: parseContent(&fields, head.head, prose))
    let names = Names(
      highlights: fields.names("highlights"),
      chart: fields.optionalName("chart")
    )
    return Parsed(home, sources: head.sources, names: names)
  }

  static func items(namedBy parsed: Parsed<HomePage>, _ names: Namespaces) -> [SiteItem] {
    parsed.names.highlights.map { .record(.finding, names.fullID(.finding, $0, near: nil)) }
      + SiteItem.records(.measure, [parsed.names.chart].compactMap(\.self))
  }
}

private func parseContent(
  _ fields: inout FieldReader,
  _ head: RecordHead,
  _ prose: Prose
) -> ProsePage {
  ProsePage(
    head: head,
    title: fields.text("title"),
    description: fields.text("description"),
    lead: fields.optionalText("lead"),
    prose: prose,
    shows: lists(&fields)
  )
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
