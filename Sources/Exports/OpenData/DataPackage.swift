package import Content
package import Formats
import SiteOutline

extension Site {
  /// Every data file that the data package and the data dictionary describe.
  ///
  /// Files of charts on the pages of measures and bodies are subsets of those of measures, and left
  /// out.
  package var dataFiles: [DataFile] {
    datasets.references.map { dataFile(of: $0) } + measures.references.map { dataFile(of: $0) }
      + charts.references.map { dataFile(of: $0) }
  }

  /// Whether there are any data files; without datasets there are neither measures nor charts.
  package var hasDataFiles: Bool { !datasets.isEmpty }

  /// The values of a chart that is declared in a text.
  private func dataFile(of reference: Reference<ChartDeclaration>) -> DataFile {
    let chart = self[reference]
    let placed = placed(reference)
    let figures = FigureRows(chart, self)
    let rows = figures.rows
    let titles = chart.measures.map { self[$0].title }.joined(separator: "; ")
    return DataFile(
      name: "chart-\(chart.id)",
      title: chart.title ?? titles,
      description: "The figures of one chart, taken from these measures: \(titles).",
      page: path(of: reference),
      csv: path(of: .csv, placed),
      json: path(of: .json, placed),
      fields: figures.fields(of: rows),
      key: figures.key,
      datasets: chart.measures.flatMap { self[$0].datasets }.withoutRepeats,
      measures: chart.measures,
      rows: rows
    )
  }
}

/// All data files as a Data Package, from which programs learn names, types and missing values.
///
/// Source: https://datapackage.org/standard/data-package/
package func dataPackage(_ site: Site) -> JSON {
  let settings = site.settings
  let homepage = settings.baseURL.map { [JSON.Member("homepage", .string($0))] } ?? []
  return .object(
    [
      .init("profile", .string("tabular-data-package")),
      .init("name", .string(packageName(settings.shortTitle))),
      .init("title", .string(settings.title)),
      .init("description", .string(settings.description)),
    ] + homepage + [
      .init(
        "contributors",
        .array([
          .object([
            .init("title", .string(settings.publisher)), .init("role", .string("publisher")),
          ])
        ])
      ),
      .init("resources", .array(site.dataFiles.map { resource($0, site) })),
    ]
  )
}

/// A name of lower-case letters, digits and hyphens; a title without any gets a fallback.
private func packageName(_ title: String) -> String {
  let ascii = title.lowercased().map { character in
    character.isASCII && (character.isLetter || character.isNumber) ? character : " "
  }
  let name = String(ascii).split(separator: " ").joined(separator: "-")
  return name.isEmpty ? "data" : name
}

private func resource(_ file: DataFile, _ site: Site) -> JSON {
  let datasets = file.datasets.map { site[$0] }
  return .object([
    .init("profile", .string("tabular-data-resource")),
    .init("name", .string(file.name)),
    .init("path", .string(file.csv.text)),
    .init("title", .string(file.title)),
    .init("description", .string(file.description)),
    .init("format", .string("csv")),
    .init("mediatype", .string("text/csv")),
    .init("encoding", .string("utf-8")),
    .init("bytes", .integer(file.bytes(as: .csv, site).count)),
    .init("licenses", .array(datasets.map(\.licence).withoutRepeats.map(licence))),
    .init("sources", .array(datasets.map { source($0, site) })),
    .init("schema", schema(file)),
  ])
}

private func licence(_ licence: Licence) -> JSON {
  .object([.init("title", .string(licence.name)), .init("path", .string(licence.url))])
}

private func source(_ dataset: Dataset, _ site: Site) -> JSON {
  guard let source = dataset.source.map({ site[$0] }) else {
    return .object([.init("title", .string(dataset.producer))])
  }
  let optional: [(String, String?)] = [
    ("release", dataset.release), ("published", dataset.published.value?.iso),
    ("retrieved", dataset.retrieved.value?.iso), ("attribution", dataset.attribution),
  ]
  return .object(
    [
      .init("title", .string(source.title)), .init("path", .string(source.url)),
      .init("publisher", .string(source.publisher)),
    ] + optional.compactMap { key, text in text.map { .init(key, .string($0)) } }
      + (dataset.imports.isEmpty ? [] : [.init("files", .array(dataset.imports.map(workbook)))])
  )
}

/// A file of the producer that the values are from, so that anybody can check that it is the same.
private func workbook(_ file: ImportedFile) -> JSON {
  .object([
    .init("name", .string(file.file)), .init("hash", .string("sha256:\(file.digest)")),
    .init("imported", .string(file.date.iso)),
  ])
}

/// The schema of a file; names and choices are escaped as in the CSV, which puts an apostrophe
/// before anything like a formula.
private func schema(_ file: DataFile) -> JSON {
  let codes = MissingCode.allCases.filter { code in
    file.fields.contains { $0.missing.contains(code) }
  }
  return .object([
    .init("fields", .array(file.fields.map(field))),
    .init("missingValues", .array([.string("")] + codes.map { .string($0.mark) })),
    .init("primaryKey", .array(file.key.map { .string(spreadsheetText($0)) })),
  ])
}

private func field(_ field: DataField) -> JSON {
  var members: [JSON.Member] = [
    .init("name", .string(spreadsheetText(field.name))),
    .init("type", .string(field.type.rawValue)),
    .init("title", .string(field.title)),
  ]
  if let description = field.description {
    members.append(.init("description", .string(description)))
  }
  if let unit = field.unit { members.append(.init("unit", .string(unit))) }
  if !field.missing.isEmpty { members.append(.init("missingCodes", missingJSON(field.missing))) }
  let constraints = constraints(field)
  if !constraints.isEmpty { members.append(.init("constraints", .object(constraints))) }
  return .object(members)
}

/// The constraints that every value of a column satisfies unless it is missing.
private func constraints(_ field: DataField) -> [JSON.Member] {
  var members: [JSON.Member] = []
  if field.isRequired { members.append(.init("required", .bool(true))) }
  if let minimum = field.minimum { members.append(.init("minimum", .integer(minimum))) }
  if let maximum = field.maximum { members.append(.init("maximum", .integer(maximum))) }
  if let pattern = field.pattern { members.append(.init("pattern", .string(pattern))) }
  if !field.choices.isEmpty {
    members.append(.init("enum", .array(field.choices.map { .string(spreadsheetText($0)) })))
  }
  return members
}
