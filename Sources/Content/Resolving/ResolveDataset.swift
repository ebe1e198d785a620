import Diagnostics

extension Dataset: ResolvableRecord {
  var marks: [RecordMark] { [RecordMark(what: "title", text: title)] }
  static var beginning: Beginning? { { try $0.datasetFiles($1, $2) } }
  /// The notes of a dataset have its one source.
  static let bindsNumbers = false

  static func resolve(
    _ parsed: Parsed<Dataset>,
    _ names: Namespaces,
    into diagnostics: inout [Diagnostic]
  ) -> Dataset {
    var dataset = names.withSources(parsed, into: &diagnostics)
    dataset.source = names.sources.find(parsed.names.source, into: &diagnostics)
    checkContract(parsed, names, into: &diagnostics)
    let bodies = names[Body.self]
    let shown = Set(parsed.names.publicIssues(bodies))
    dataset.issues = dataset.issues.indices.compactMap { index in
      var issue = dataset.issues[index]
      issue.bodies = parsed.names.issues[index].bodies.map { bodies.find($0, into: &diagnostics) }
      return shown.contains(index) ? issue : nil
    }
    return dataset
  }

  static var crossCheck: CrossCheck<Dataset>? { check }

  private static func check(
    _ reference: Reference<Dataset>,
    _ parsed: Parsed<Dataset>,
    _ links: LinkResolver,
    into diagnostics: inout [Diagnostic]
  ) {
    let issues = parsed.names.publicIssues(links.names[Body.self]).map { parsed.names.issues[$0] }
    checkIssues(of: links.site[reference], issues, links.site, into: &diagnostics)
    checkLifetimes(of: links.site[reference], links.site, into: &diagnostics)
    checkGaps(of: links.site[reference], links.site, into: &diagnostics)
  }

  /// Resolves the datasets and reads their tables, in parallel, validating each against its
  /// contract.
  static func resolveAll(
    _ parsed: ParsedSite,
    _ names: Namespaces,
    _ site: inout Site,
    threads: Int,
    into diagnostics: inout [Diagnostic]
  ) async {
    var datasets = parsed.all(Dataset.self).map { resolve($0, names, into: &diagnostics) }
    let jobs = tableJobs(parsed.tables, datasets, names, into: &diagnostics)
    let bodies = names[Body.self]
    for table in parsed.tables where bodies.unpublished.contains(table.name) {
      if let dataset = names[Dataset.self].reference(to: table.dataset) {
        datasets[dataset.index].isPartial = true
      }
    }
    let results = await concurrentMap(jobs, threads: threads) { readTable($0, bodies) }
    let body = RecordKind.body.name(in: site.settings)
    for (job, result) in zip(jobs, results) {
      datasets[job.index].rows += result.rows
      if result.isFaulty { datasets[job.index].hasFaultyTable = true }
      if result.isPartial {
        datasets[job.index].isPartial = true
        site.partlyUnpublished.insert(job.table.source.path)
      }
      // A preview also shows what is not finished.
      let isPublic = !site.unpublished.contains { record in
        record.path == job.dataset.head.path || record.kind == body && record.id == job.table.name
      }
      diagnostics += result.diagnostics.filter { isPublic || $0.rule != .unfinishedText }
    }
    checkCopies(datasets, site, into: &diagnostics)
    withholdSmallCounts(of: &datasets, parsed, &site, into: &diagnostics)
    for table in parsed.revisions {
      guard let index = names[Dataset.self].reference(to: table.dataset)?.index else { continue }
      let found = readRevisions(table, of: datasets[index], bodies, into: &diagnostics)
      if found.isPartial { site.partlyUnpublished.insert(table.source.path) }
      // What was published before a count was withheld is not told again.
      if datasets[index].suppression == nil { datasets[index].revisions = found.revisions }
    }
    for index in datasets.indices {
      datasets[index].issues += datasets[index].completenessIssues(into: &diagnostics)
    }
    let withTable = Set(jobs.map(\.index))
    for (index, dataset) in datasets.enumerated() where !withTable.contains(index) {
      if datasets[index].hasFaultyTable { continue }
      let name = dataset.layout == .single ? "data.csv" : "<id>.csv"
      diagnostics.report(
        .missingFile,
        "the dataset \"\(dataset.head.id)\" has no table",
        at: dataset.head.location,
        help: "add \(dataset.tableFolder)\(name)"
      )
    }
    site.datasets = datasets
  }
}

extension Dataset {
  /// Whether a name is that of a column with something else than counts.
  fileprivate func isNotCount(_ name: Name) -> Bool {
    columns.contains { $0.name == name.id && $0.type != .count }
  }
}

extension Dataset.Names {
  /// The positions of the issues that concern a public body.
  fileprivate func publicIssues(_ bodies: Namespace<Body>) -> [Int] {
    issues.indices.filter { index in
      guard let named = issues[index].bodies, !named.isEmpty else { return true }
      return named.contains { bodies.reference(to: $0.id) != nil }
    }
  }
}

private struct TableJob: Sendable {
  var index: Int
  var dataset: Dataset
  var table: SourceTable
  var body: Reference<Body>?
}

/// The tables to read, each with the body that it is about.
private func tableJobs(
  _ tables: [SourceTable],
  _ datasets: [Dataset],
  _ names: Namespaces,
  into diagnostics: inout [Diagnostic]
) -> [TableJob] {
  let (known, bodies) = (names[Dataset.self], names[Body.self])
  return tables.compactMap { table in
    let location = SourceLocation.file(table.source.path)
    guard let reference = known.reference(to: table.dataset) else {
      if known.unpublished.contains(table.dataset) { return nil }
      let message = "the folder of this table has no dataset.yml"
      diagnostics.report(.missingFile, message, at: location)
      return nil
    }
    let dataset = datasets[reference.index]
    guard dataset.layout == .filePerBody else {
      if table.name == "data" {
        return TableJob(index: reference.index, dataset: dataset, table: table)
      }
      let message = "the file \(table.source.path) is not read"
      let help = "put all rows in data.csv, the only table of a dataset with `layout: single`"
      diagnostics.report(.unexpectedFile, message, at: location, help: help)
      return nil
    }
    if bodies.unpublished.contains(table.name) { return nil }
    let name = Name(id: table.name, location: location)
    guard let body = bodies.find(name, into: &diagnostics) else { return nil }
    return TableJob(index: reference.index, dataset: dataset, table: table, body: body)
  }
}

private func readTable(
  _ job: TableJob,
  _ bodies: Namespace<Body>
) -> (rows: [DataRow], isFaulty: Bool, isPartial: Bool, diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  guard job.table.isReadable(into: &diagnostics) else { return ([], true, false, diagnostics) }
  var check = TableCheck(
    dataset: job.dataset,
    source: job.table.source,
    fileBody: job.body,
    bodies: bodies
  )
  let (rows, found) = check.rows()
  diagnostics += found
  let hasError = diagnostics.contains { $0.rule != .unfinishedText }
  let isFaulty = check.hasUnreadableBody || hasError
  return (rows, isFaulty, check.hasUnpublishedBody, diagnostics)
}

/// Checks the parts of a contract against its columns.
private func checkContract(
  _ parsed: Parsed<Dataset>,
  _ namespaces: Namespaces,
  into diagnostics: inout [Diagnostic]
) {
  let (dataset, names) = (parsed.record, parsed.names)
  let columns = dataset.columns.map(\.name)
  func check(_ name: Name) {
    guard !columns.contains(name.id) else { return }
    diagnostics.report(
      .unknownID,
      "the dataset has no column \"\(name.id)\"",
      at: name.location,
      help: suggestion(for: name.id, among: columns, what: "columns")
    )
  }
  names.key.forEach(check)
  if let period = names.periodColumn {
    check(period)
    checkOrder(of: dataset, period, into: &diagnostics)
  }
  for relation in dataset.relations {
    for column in [relation.left] + relation.right {
      check(Name(id: column, location: relation.location))
    }
  }
  (names.suppressed + names.derived).forEach(check)
  for name in names.suppressed where dataset.isNotCount(name) {
    let message = "\"\(name.id)\" is not a count column"
    let help = "list only count columns here, and columns computed from them under `derived`"
    diagnostics.report(.suppressionUnfit, message, at: name.location, help: help)
  }
  for name in names.compared where dataset.isNotCount(name) {
    let message = "\"\(name.id)\" is not a count column"
    let help = "write the name of a count column"
    diagnostics.report(.completenessUnfit, message, at: name.location, help: help)
  }
  (names.compared + names.judged).filter { !$0.id.isEmpty }.forEach(check)
  checkTotals(of: parsed, namespaces, into: &diagnostics)
  for issue in names.issues { issue.columns?.forEach(check) }
  for columns in names.breaks { columns?.forEach(check) }
  var seen: Set<String> = []
  for column in dataset.columns where !seen.insert(column.name).inserted {
    let message = "duplicate column \"\(column.name)\""
    diagnostics.report(.duplicateID, message, at: column.location)
  }
}

/// Reports a column of periods whose cells have no order in time.
private func checkOrder(
  of dataset: Dataset,
  _ period: Name,
  into diagnostics: inout [Diagnostic]
) {
  guard let column = dataset.columns.first(where: { $0.name == period.id }),
    !column.type.canBePeriod
  else { return }
  diagnostics.report(
    .periodUnfit,
    "the period column \"\(period.id)\" is of type \(column.type.rawValue), which has no order in"
      + " time",
    at: period.location,
    help: "declare the column as `type: quarter` (2024-Q1), financial-quarter (2024/25-Q1), month"
      + " (2024-04), year or financial-year; or as `type: choice`, with its periods under"
      + " `choices`, oldest first"
  )
}
