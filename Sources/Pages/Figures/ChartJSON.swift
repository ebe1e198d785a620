import Content
import Diagnostics

/// The figures of a chart with all that is needed to use them elsewhere: what they measure, how, and
/// where they come from.
func chartJSON(_ chart: ChartDeclaration, _ reading: some ChartReading, _ site: Site) -> JSON {
  let rows = FigureRows(chart, site)
  let header = rows.header
  return .object([
    .init("title", .string(reading.heading)),
    .init("subtitle", .string(reading.subtitle)),
    .init("description", .string(reading.description)),
    .init("note", chart.note.map { .string($0) } ?? .null),
    .init("measures", .array(chart.measures.map { measureJSON(site[$0]) })),
    .init("sources", .array(datasets(of: chart, site).map { datasetJSON($0, site) })),
    .init(
      "figures",
      .array(rows.rows.map { .object(zip(header, $0).map { .init($0, value($0, $1)) }) })
    ),
  ])
}

private let numericColumns: Set<String> = [
  "count", "percent", "lower_95", "upper_95", "numerator", "denominator",
]

/// A number where the column holds numbers, null where a mark stands for one.
private func value(_ column: String, _ cell: String) -> JSON {
  guard numericColumns.contains(column) else { return .string(cell) }
  return cell.hasPrefix("[") ? .null : .number(cell)
}

private func measureJSON(_ measure: Measure) -> JSON {
  .object([
    .init("id", .string(measure.head.id)),
    .init("title", .string(measure.title)),
    .init("definition", .string(measure.definition.rawValue)),
    .init("definition_in_words", .string(measure.definition.words)),
    .init("basis", .string(measure.basis)),
    .init("scope", .string(measure.scope)),
    .init("numerator", .string(measure.numeratorWords)),
    .init("denominator", measure.denominatorWords.map { .string($0) } ?? .null),
    .init("unit", .string(measure.definition == .count ? "count" : "percent")),
    .init("interval", .string(measure.hasInterval ? "Wilson score, 95%" : "none")),
    .init("caveats", .array(measure.caveats.map { .string($0) })),
  ])
}

private func datasetJSON(_ dataset: Dataset, _ site: Site) -> JSON {
  let source = dataset.source.map { site[$0] }
  return .object([
    .init("dataset", .string(dataset.head.id)),
    .init("title", .string(dataset.title)),
    .init("producer", .string(dataset.producer)),
    .init("url", source.map { .string($0.url) } ?? .null),
    .init("release", dataset.release.map { .string($0) } ?? .null),
    .init("published", dataset.published.value.map { .string($0.iso) } ?? .null),
    .init("retrieved", dataset.retrieved.value.map { .string($0.iso) } ?? .null),
    .init("licence", .string(dataset.licence.name)),
    .init("licence_url", .string(dataset.licence.url)),
    .init("attribution", dataset.attribution.map { .string($0) } ?? .null),
  ])
}

/// The datasets behind a chart, each once.
func datasets(of chart: ChartDeclaration, _ site: Site) -> [Dataset] {
  var seen: Set<Reference<Dataset>> = []
  return chart.measures.flatMap { site[$0].datasets }.filter { seen.insert($0).inserted }
    .map { site[$0] }
}
