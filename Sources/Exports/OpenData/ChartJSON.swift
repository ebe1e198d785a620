package import ChartFigures
package import Content
package import Formats

/// The values of a chart, given as the rows of its CSV, with everything needed to reuse them: what
/// they measure, how, and their sources.
///
/// The columns are named once, because their names in each row would be most of the file.
package func chartJSON(
  _ chart: ChartDeclaration,
  _ reading: some ChartReading,
  _ table: [[String]],
  _ site: Site
) -> JSON {
  let header = table[0]
  return .object([
    .init("title", .string(reading.heading)),
    .init("subtitle", .string(reading.subtitle)),
    .init("description", .string(reading.description)),
    .init("note", chart.note.map { .string($0) } ?? .null),
    .init("measures", .array(chart.measures.map { measureJSON(site[$0]) })),
    .init("sources", .array(datasets(of: chart, site).map { datasetJSON($0, site) })),
    .init("columns", .array(header.map { .string($0) })),
    .init(
      "figures",
      .array(table.dropFirst().map { .compact(.array(zip(header, $0).map(value))) })
    ),
  ])
}

/// A number in a numeric column, or null if the cell is a mark.
private func value(_ column: String, _ cell: String) -> JSON {
  guard FigureRows.numericColumns.contains(column) else { return .string(cell) }
  return cell.hasPrefix("[") ? .null : .number(cell)
}

/// The attribution that must accompany the data of a chart wherever it is copied.
package func sourceLine(of chart: ChartDeclaration, _ site: Site) -> String {
  let sources = datasets(of: chart, site).map { dataset in
    "\(dataset.producer), \(dataset.title)"
      + (dataset.release.map { ", \($0)" } ?? "") + ", \(dataset.licence.name)"
  }
  return "Source: \(sources.joined(separator: "; ")). Chart: \(site.settings.title)"
    + (site.settings.baseURL.map { ", \($0)" } ?? "") + "."
}

/// The datasets behind a chart, without repeats.
private func datasets(of chart: ChartDeclaration, _ site: Site) -> [Dataset] {
  var seen: Set<Reference<Dataset>> = []
  return chart.measures.flatMap { site[$0].datasets }.filter { seen.insert($0).inserted }
    .map { site[$0] }
}
