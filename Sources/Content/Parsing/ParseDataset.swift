import Diagnostics
import YAML
import Markdown

extension Dataset: ParsableRecord {
  struct Names: WrittenNames {
    var source: Name
    var periodColumn: Name?
    var key: [Name]
    var suppressed: [Name]
    var derived: [Name]
    /// What `totals` sums over.
    var totals: [Name] = []
    /// What `row_totals` sums over.
    var rowTotals: [Name] = []
    /// The names in each issue.
    var issues: [IssueNames]
    /// The columns of each break; `nil` for all.
    var breaks: [[Name]?]
    /// The count columns that rules of completeness compare, and the columns that these are about.
    var compared: [Name]
    var judged: [Name]

    var seenByOthers: [[Name]?] { [] }
  }

  static func parse(
    _ fields: inout FieldReader,
    at path: RecordPath,
    prose: Prose,
    _ context: ParseContext
  ) -> Parsed<Dataset> {
    let columns = fields.records("columns", isRequired: true, parseColumn)
    let head = fields.head(id: path.id)
    let issues = fields.records("issues", parseIssue)
    let breaks = fields.records("breaks", parseBreak)
    let completeness = parseCompleteness(&fields)
    let names = Names(
      source: fields.name("source"),
      periodColumn: fields.optionalName("period_column"),
      key: fields.names("key", isRequired: true),
      suppressed: [],
      derived: [],
      issues: issues.map(\.names),
      breaks: breaks.map(\.columns),
      compared: completeness.counts,
      judged: completeness.columns
    )
    let dataset = Dataset(
      head: head.head,
      title: fields.text("title"),
      description: fields.prose("description", options: context.markdown),
      layout: fields.choice("layout", default: nil) ?? .single,
      showsOnBodies: fields.flag("show_on_bodies"),
      showsTable: fields.flag("show_table"),
      producer: fields.text("producer"),
      licence: fields.licence("licence"),
      attribution: fields.optionalText("attribution"),
      published: fields.dateOrNotEstablished("published"),
      retrieved: fields.dateOrNotEstablished("retrieved"),
      release: fields.optionalText("release"),
      columns: columns,
      issues: issues.map(\.issue),
      breaks: breaks.map(\.seriesBreak),
      key: names.key.map(\.id),
      periodColumn: names.periodColumn?.id,
      relations: parseRelations(&fields),
      completeness: completeness.rules,
      imports: fields.records("imports", parseImport).compactMap(\.self)
    )
    var parsed = Parsed(dataset, sources: head.sources, names: names)
    readSuppression(&fields, of: &parsed)
    return parsed
  }

  static let isShared = true

  static func items(namedBy parsed: Parsed<Dataset>, _ names: Namespaces) -> [SiteItem] {
    [.source(parsed.names.source.id)]
      + SiteItem.records(.body, parsed.names.issues.flatMap { $0.bodies ?? [] })
  }
}

/// The names of an issue; `nil` for all.
struct IssueNames: Sendable {
  var bodies: [Name]?
  var periods: [Name]?
  var columns: [Name]?
}

private func parseColumn(_ fields: inout FieldReader) -> DataColumn {
  let type = fields.choice("type", default: nil) ?? ColumnType.text
  let decimals = fields.decimals()
  if decimals != nil, type != .number, type != .percent {
    let message = "a column of type \(type.rawValue) has no decimals"
    let help = "remove `decimals`, or declare the column as `type: number`"
    fields.report(.wrongType, message, at: fields.location(of: "decimals"), help: help)
  }
  return DataColumn(
    name: fields.text("name"),
    title: fields.text("title"),
    description: fields.optionalText("description"),
    type: type,
    unit: fields.optionalText("unit"),
    missingCodes: missingCodes(&fields),
    choices: fields.texts("choices"),
    isOptional: fields.flag("optional"),
    minimum: fields.optionalInteger("minimum"),
    maximum: fields.optionalInteger("maximum"),
    decimals: decimals,
    location: fields.location
  )
}

private func parseImport(_ fields: inout FieldReader) -> ImportedFile? {
  let (file, digest) = (fields.text("file"), fields.text("sha256"))
  let sheets = fields.records("sheets", isRequired: true) { fields in
    ImportedFile.Sheet(name: fields.optionalText("name"), rows: fields.integer("rows"))
  }
  return fields.date("date").map {
    ImportedFile(file: file, digest: digest, date: $0, sheets: sheets)
  }
}

private func missingCodes(_ fields: inout FieldReader) -> [MissingCode] {
  fields.names("missing").compactMap { name in
    if let code = MissingCode(rawValue: name.id) { return code }
    let allowed = MissingCode.allCases.map { "\($0.rawValue) (\($0.words))" }
    fields.report(
      .unknownChoice,
      "unknown missing code \"\(name.id)\"",
      at: name.location,
      help: "use one of: \(allowed.joined(separator: "; "))"
    )
    return nil
  }
}

private func parseIssue(_ fields: inout FieldReader) -> (issue: DataIssue, names: IssueNames) {
  let names = IssueNames(
    bodies: namesOrAll("bodies", &fields),
    periods: namesOrAll("periods", &fields),
    columns: namesOrAll("columns", &fields)
  )
  let issue = DataIssue(
    periods: names.periods?.map(\.id),
    columns: names.columns?.map(\.id),
    effect: fields.choice("effect", default: nil) ?? .caution,
    statedBy: fields.choice("stated_by", default: nil) ?? .source,
    note: fields.text("note"),
    location: fields.location(of: "note")
  )
  return (issue, names)
}

private func parseBreak(
  _ fields: inout FieldReader
) -> (seriesBreak: SeriesBreak, columns: [Name]?) {
  let period = fields.name("period")
  let columns = fields.optionalNames("columns")
  let seriesBreak = SeriesBreak(
    period: period.id,
    note: fields.text("note"),
    columns: columns?.map(\.id),
    location: period.location
  )
  return (seriesBreak, columns)
}

/// The names in a list; `nil` for `all`.
private func namesOrAll(_ key: String, _ fields: inout FieldReader) -> [Name]? {
  guard let node = fields.requiredNode(key) else { return [] }
  if case .scalar("all") = node.value { return nil }
  return fields.names(of: node, key: key)
}
