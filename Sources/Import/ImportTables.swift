import CSV
package import Content
import Diagnostics

extension TableReader {
  /// Merges what was read into the tables of the dataset, in memory.
  ///
  /// - Returns: The edit, and what it changes; `problems` say whether it may be made.
  package mutating func merge(
    into dataset: Dataset,
    _ site: Site,
    _ tree: SourceTree
  ) -> (edit: SourceEdit, report: ImportReport) {
    var (edit, report) = (SourceEdit(), ImportReport(sheets: sheets, unread: unreadSheets))
    let body = dataset.columns.first { $0.type == .body }?.name
    guard let period = dataset.periodColumn,
      Set(dataset.key) == Set([body, period].compactMap(\.self))
    else {
      problems.report("only datasets whose key is a body and a period can be imported")
      return (edit, report)
    }
    let values = ImportedValues(&self, dataset)
    var merge = TableMerge(dataset, tree, values)
    for file in merge.files(of: site) {
      do throws(CSVError) {
        if let text = try merge.merge(file, &report, &problems) { edit.written.append(text) }
      } catch {
        problems.report("\(file.path) is not CSV; run sitegen check")
      }
    }
    report.revised.sortBySize()
    report.unfinished = values.unfinished
    report.incomplete = values.incomplete.map { "\($0.body), \($0.period): \($0.column)" }.sorted()
    report.unmatched = unmatchedTexts()
    report.totals = totals()
    for total in report.totals where total.sum != nil && !total.isEqual {
      problems.report(
        "\(total.name), \(total.period): the sum of \(total.column) is \(total.sum ?? ""), and the"
          + " stated total is \(total.stated)"
      )
    }
    report.findMissingRows(values, site, dataset)
    report.findJumps(merge.merged, changed: merge.changed, recipe)
    report.findCopies(values)
    return (edit, report)
  }
}

/// Merges values into the files of a dataset.
private struct TableMerge {
  private let dataset: Dataset
  private let tree: SourceTree
  private let rows: [String: [String: [String: String]]]
  private let periods: Set<String>
  /// The values of the tables after the merge.
  private(set) var merged: [ValueKey: String] = [:]
  /// The values that are new or revised.
  private(set) var changed: Set<ValueKey> = []

  init(_ dataset: Dataset, _ tree: SourceTree, _ values: ImportedValues) {
    (self.dataset, self.tree) = (dataset, tree)
    var rows: [String: [String: [String: String]]] = [:]
    for (key, text) in values.texts {
      rows[key.body, default: [:]][key.period, default: [:]][key.column] = text
    }
    self.rows = rows
    periods = Set(values.texts.keys.map(\.period))
  }

  /// The files with the bodies whose rows they have; `nil` for all.
  func files(of site: Site) -> [(path: String, body: String?)] {
    let folder = dataset.tableFolder
    guard dataset.layout == .filePerBody else { return [("\(folder)data.csv", nil)] }
    return site.bodies.map(\.head.id).sorted().compactMap { id in
      rows[id] == nil && tree["\(folder)\(id).csv"] == nil ? nil : ("\(folder)\(id).csv", id)
    }
  }

  mutating func merge(
    _ place: (path: String, body: String?),
    _ report: inout ImportReport,
    _ problems: inout ImportProblems
  ) throws(CSVError) -> SourceText? {
    var file = try DataFile(place.path, tree, dataset, body: place.body)
    for (index, row) in file.rows.enumerated() {
      let new = rows[row.body]?[row.period]
      if new == nil, periods.contains(row.period) {
        report.vanished.append("\(row.body), \(row.period)")
      }
      for (column, name) in file.header.enumerated() {
        let key = ValueKey(body: row.body, period: row.period, column: name)
        let old = row.cells[column].text
        merged[key] = old
        guard let text = new?[name], !isSame(text, old) else { continue }
        (merged[key], _) = (text, changed.insert(key))
        file.replace(index, column, by: text)
        report.revised.append(
          ImportReport.Revision(
            body: row.body,
            period: row.period,
            column: name,
            old: old,
            new: text
          )
        )
      }
    }
    let known = Set(file.rows.map { [$0.body, $0.period] })
    for body in place.body.map({ [$0] }) ?? rows.keys.sorted() {
      for period in (rows[body] ?? [:]).keys.sorted() where !known.contains([body, period]) {
        let cells = cells(of: body, period, file.header, &problems)
        file.add(cells, body: body, period: period)
        report.added.append("\(body), \(period)")
        for (name, text) in zip(file.header, cells) {
          let key = ValueKey(body: body, period: period, column: name)
          (merged[key], _) = (text, changed.insert(key))
        }
      }
    }
    return file.isChanged ? file.text : nil
  }

  private func cells(
    of body: String,
    _ period: String,
    _ header: [String],
    _ problems: inout ImportProblems
  ) -> [String] {
    header.map { name in
      let column = dataset.columns.first { $0.name == name }
      if name == dataset.periodColumn { return period }
      if column?.type == .body { return body }
      if let text = rows[body]?[period]?[name] { return text }
      if column?.isOptional != true {
        problems.report("a new row needs \(name) for \(period), which no workbook has")
      }
      return ""
    }
  }

  /// Whether two cells say the same, however their numbers are written.
  private func isSame(_ new: String, _ old: String) -> Bool {
    if new == old { return true }
    guard let new = ExactSum(new), let old = ExactSum(old) else { return false }
    return new.text == old.text
  }
}
