import Diagnostics

/// The datasets with their rows, each held against its contract; tables are read in parallel.
func resolveDatasets(
  _ parsed: ParsedSite,
  _ names: Namespaces,
  _ bodies: [Body],
  threads: Int,
  into diagnostics: inout [Diagnostic]
) async -> [Dataset] {
  var datasets = parsed.datasets.map { dataset in
    var dataset = dataset
    dataset.source = names.sources.find(dataset.sourceName, into: &diagnostics)
    checkContract(dataset, into: &diagnostics)
    dataset.issues = dataset.issues.map { resolved($0, dataset, names, into: &diagnostics) }
    return dataset
  }
  let jobs = tableJobs(parsed.tables, datasets, names, into: &diagnostics)
  let bodyNames = names.bodies
  let results = await concurrentMap(jobs, threads: threads) { readTable($0, bodyNames) }
  for (job, result) in zip(jobs, results) {
    datasets[job.index].rows += result.rows
    if result.isFaulty { datasets[job.index].hasFaultyTable = true }
    diagnostics += result.diagnostics
  }
  for index in datasets.indices {
    datasets[index].rows = rowsFitToPublish(of: datasets[index], into: &diagnostics)
  }
  let withTable = Set(jobs.map(\.index))
  for (index, dataset) in datasets.enumerated() where !withTable.contains(index) {
    let name = dataset.layout == .single ? "data.csv" : "<id>.csv"
    let folder = dataset.head.path.dropLast("dataset.yml".count)
    diagnostics.report(
      .missingFile,
      "the dataset \"\(dataset.head.id)\" has no table",
      at: dataset.head.location,
      help: "add \(folder)\(name)"
    )
  }
  return datasets
}

private struct TableJob: Sendable {
  var index: Int
  var dataset: Dataset
  var table: SourceTable
  var body: Reference<Body>?
}

/// The tables that are to be read, each with the body that it is about.
private func tableJobs(
  _ tables: [SourceTable],
  _ datasets: [Dataset],
  _ names: Namespaces,
  into diagnostics: inout [Diagnostic]
) -> [TableJob] {
  tables.compactMap { table in
    let location = SourceLocation.file(table.source.path)
    guard let reference = names.datasets.references[table.dataset] else {
      if names.datasets.unpublished.contains(table.dataset) { return nil }
      let message = "the folder of this table has no dataset.yml"
      diagnostics.report(.missingFile, message, at: location)
      return nil
    }
    let dataset = datasets[reference.index]
    guard dataset.layout == .filePerBody else {
      if table.name == "data" {
        return TableJob(index: reference.index, dataset: dataset, table: table)
      }
      let message = "nothing reads the file \(table.source.path)"
      let help = "a dataset with `layout: single` has one table, data.csv"
      diagnostics.report(.unexpectedFile, message, at: location, help: help)
      return nil
    }
    if names.bodies.unpublished.contains(table.name) { return nil }
    let name = Name(id: table.name, location: location)
    guard let body = names.bodies.find(name, into: &diagnostics) else { return nil }
    return TableJob(index: reference.index, dataset: dataset, table: table, body: body)
  }
}

private func readTable(
  _ job: TableJob,
  _ bodies: Namespace<Body>
) -> (rows: [DataRow], isFaulty: Bool, diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  guard job.table.isReadable(into: &diagnostics) else { return ([], true, diagnostics) }
  var check = TableCheck(
    dataset: job.dataset,
    source: job.table.source,
    fileBody: job.body,
    bodies: bodies
  )
  let rows = check.rows()
  diagnostics += check.diagnostics
  return (rows, check.hasUnreadableBody || !diagnostics.isEmpty, diagnostics)
}

/// Holds the parts of a contract against its columns.
private func checkContract(_ dataset: Dataset, into diagnostics: inout [Diagnostic]) {
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
  dataset.keyNames.forEach(check)
  if let period = dataset.periodColumn { check(period) }
  for relation in dataset.relations {
    for column in [relation.left] + relation.right {
      check(Name(id: column, location: relation.location))
    }
  }
  if let suppression = dataset.suppression {
    (suppression.columnNames + suppression.derivedNames).forEach(check)
    for name in suppression.columnNames {
      guard let column = dataset.columns.first(where: { $0.name == name.id }),
        column.type != .count
      else { continue }
      let message = "\"\(name.id)\" is no column of counts"
      let help = "what is worked out from counts stands under `derived`"
      diagnostics.report(.suppressionUnfit, message, at: name.location, help: help)
    }
  }
  for issue in dataset.issues { issue.columnNames.forEach(check) }
  for seriesBreak in dataset.breaks { seriesBreak.columns?.forEach(check) }
  var seen: Set<String> = []
  for column in dataset.columns where !seen.insert(column.name).inserted {
    let message = "the column \"\(column.name)\" is declared twice"
    diagnostics.report(.duplicateID, message, at: column.location)
  }
}

private func resolved(
  _ issue: DataIssue,
  _ dataset: Dataset,
  _ names: Namespaces,
  into diagnostics: inout [Diagnostic]
) -> DataIssue {
  var issue = issue
  issue.bodies = issue.bodyNames.map { bodies in
    // An issue of a held body says nothing about it in public, and is no fault.
    let published = bodies.filter { !names.bodies.unpublished.contains($0.id) }
    return names.bodies.find(published, into: &diagnostics)
  }
  issue.periods = issue.periodNames.map { $0.map(\.id) }
  issue.columns = issue.columnNames.map(\.id)
  return issue
}
