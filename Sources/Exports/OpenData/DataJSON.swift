import ChartFigures
import Content
import Formats
import SiteOutline

/// A whole data file as JSON: description, sources, columns, and its rows as records.
///
/// The values of a record are in the order of the columns. A missing value is null, and the record
/// states under `missing` the code in its place and the reason.
func dataJSON(_ file: DataFile, _ site: Site) -> JSON {
  let issues = file.datasets.flatMap { site[$0].issues }
  return .object([
    .init("title", .string(file.title)),
    .init("description", .string(file.description)),
    .init("measures", .array(file.measures.map { measureJSON(site[$0]) })),
    .init("sources", .array(file.datasets.map { datasetJSON(site[$0], site) })),
    .init("columns", .array(file.fields.map(fieldJSON))),
    .init("key", .array(file.key.map { .string($0) })),
    .init("known_problems", .array(issues.map { issueJSON($0, site) })),
    .init("records", .array(file.rows.map { recordJSON($0, file) })),
  ])
}

private func recordJSON(_ row: [String], _ file: DataFile) -> JSON {
  let cells = zip(file.fields, row)
  let missing = cells.compactMap { field, cell -> JSON.Member? in
    guard let code = field.missingCode(in: cell) else { return nil }
    let reason: JSON = .object([
      .init("code", .string(code.mark)), .init("words", .string(file.words(of: code, in: row))),
    ])
    return .init(field.name, reason)
  }
  let values = JSON.array(cells.map { typedValue($1, $0) })
  let missingMember = missing.isEmpty ? [] : [JSON.Member("missing", .object(missing))]
  return .compact(.object([.init("values", values)] + missingMember))
}

private func typedValue(_ cell: String, _ field: DataField) -> JSON {
  if cell.isEmpty || field.missingCode(in: cell) != nil { return .null }
  return field.type.isNumeric ? .number(cell) : .string(cell)
}

private func fieldJSON(_ field: DataField) -> JSON {
  .object([
    .init("name", .string(field.name)),
    .init("title", .string(field.title)),
    .init("description", optional(field.description)),
    .init("type", .string(field.type.rawValue)),
    .init("kind", .string(field.kind)),
    .init("unit", optional(field.unit)),
    .init("choices", .array(field.choices.map { .string($0) })),
    .init("missing", missingJSON(field.missing)),
  ])
}

/// Codes for missing values with their meanings.
func missingJSON(_ codes: [MissingCode]) -> JSON {
  .array(
    codes.map {
      .object([.init("code", .string($0.mark)), .init("words", .string($0.words))])
    }
  )
}

private func issueJSON(_ issue: DataIssue, _ site: Site) -> JSON {
  func list(_ texts: [String]?) -> JSON {
    texts.map { .array($0.map { .string($0) }) } ?? .string("all")
  }
  return .compact(
    .object([
      .init(site.settings.bodies.pluralID, list(issue.bodies?.map { site[$0].head.id })),
      .init("periods", list(issue.periods)),
      .init("columns", list(issue.columns)),
      .init("effect", .string(issue.effect.rawValue)),
      .init("stated_by", .string(issue.statedBy.rawValue)),
      .init("note", .string(issue.note)),
    ])
  )
}

/// The definition of a measure, for programs.
func measureJSON(_ measure: Measure) -> JSON {
  .object(
    [
      .init("id", .string(measure.head.id)),
      .init("title", .string(measure.title)),
      .init("definition", .string(measure.definition.rawValue)),
      .init("definition_in_words", .string(measure.definition.words)),
      .init("basis", .string(measure.basis)),
      .init("scope", .string(measure.fullScope)),
      .init("numerator", .string(measure.numeratorWords)),
      .init("denominator", optional(measure.denominatorWords)),
      .init("unit", .string(measure.unit == .percent ? "percent" : measure.unit.name)),
      .init("interval", .string(measure.intervalName)),
      .init("caveats", .array(measure.caveats.map { .string($0) })),
    ] + selectionJSON(measure.selection)
  )
}

/// Which rows make a value, if body and period do not identify one.
private func selectionJSON(_ selection: RowSelection) -> [JSON.Member] {
  let conditions = selection.conditions.map { JSON.Member($0.column, .string($0.value)) }
  return [
    selection.summed.isEmpty
      ? nil : .init("sum_over", .array(selection.summed.map { .string($0) })),
    conditions.isEmpty ? nil : .init("where", .object(conditions)),
    selection.yearType.map { .init("sum_to", .string($0.rawValue)) },
  ].compactMap(\.self)
}

/// The source and licence of a dataset, for programs.
func datasetJSON(_ dataset: Dataset, _ site: Site) -> JSON {
  let source = dataset.source.map { site[$0] }
  return .object([
    .init("dataset", .string(dataset.head.id)),
    .init("title", .string(dataset.title)),
    .init("producer", .string(dataset.producer)),
    .init("source", optional(source?.title)),
    .init("publisher", optional(source?.publisher)),
    .init("url", optional(source?.url)),
    .init("release", optional(dataset.release)),
    .init("published", optional(dataset.published.value?.iso)),
    .init("retrieved", optional(dataset.retrieved.value?.iso)),
    .init("licence", .string(dataset.licence.name)),
    .init("licence_url", .string(dataset.licence.url)),
    .init("attribution", optional(dataset.attribution)),
    .init("small_numbers", optional(dataset.suppression?.words)),
  ])
}

private func optional(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
