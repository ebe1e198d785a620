import Diagnostics

extension Finding: ParsableRecord {
  struct Names: WrittenNames {
    var kind: Name
    var theme: Name
    var recommendations: [Name]
    var bodies: [Name]
    var measures: [Name]
    var figureSource: Name?
    /// The address that the headline statistic is checked against, such as `figure:…`, `cell:…` or
    /// `claim:…`.
    var figureData: (address: String, location: SourceLocation)?

    var seenByOthers: [[Name]?] { [recommendations, figureSource.map { [$0] }] }
  }

  static func parse(
    _ fields: inout FieldReader,
    at path: RecordPath,
    prose: Prose,
    _ context: ParseContext
  ) -> Parsed<Finding> {
    let head = fields.head(id: path.id, sourcesAreRequired: needsSources)
    let figure = headlineFigure(&fields)
    let finding = Finding(
      head: head.head,
      title: fields.text("title"),
      summary: fields.text("summary"),
      order: fields.integer("order"),
      figure: figure?.figure,
      prose: prose,
      reportID: path.report ?? ""
    )
    let names = Names(
      kind: fields.name("kind"),
      theme: fields.name("theme"),
      recommendations: fields.names("recommendations"),
      bodies: fields.names(context.settings.bodies.pluralID),
      measures: fields.names("measures"),
      figureSource: figure?.source,
      figureData: figure?.data
    )
    return Parsed(finding, sources: head.sources, names: names)
  }

  static func items(namedBy parsed: Parsed<Finding>, _ names: Namespaces) -> [SiteItem] {
    let (written, report) = (parsed.names, parsed.record.reportID)
    let data = written.figureData.flatMap { FigureAddress($0.address, at: $0.location) }
    return SiteItem.entries(.kinds, [written.kind]) + SiteItem.entries(.themes, [written.theme])
      + SiteItem.records(.recommendation, written.recommendations, below: report)
      + SiteItem.records(.body, written.bodies) + SiteItem.records(.measure, written.measures)
      + [written.figureSource].compactMap(\.self).map { .source($0.id) }
      + (data.map(SiteItem.named) ?? [])
  }
}

private func headlineFigure(
  _ fields: inout FieldReader
) -> (figure: HeadlineFigure, source: Name, data: (String, SourceLocation)?)? {
  guard let node = fields.optionalNode("figure") else { return nil }
  return fields.record(of: node, key: "figure") { fields in
    let figure = HeadlineFigure(
      value: fields.text("value"),
      label: fields.text("label"),
      note: fields.optionalText("note")
    )
    return (figure, fields.name("source"), fields.optionalLocatedText("data"))
  }
}
