import CSV
package import Content
import Diagnostics

/// What an import changes, for the person who decides whether to make it.
package struct ImportReport: Sendable {
  /// One value that differs from the table.
  package struct Revision: Hashable, Sendable {
    package var body: String
    package var period: String
    package var column: String
    package var old: String
    package var new: String

    /// The change in per cent; `nil` if one of the two is no number.
    package var percent: Double? {
      guard let old = Double(old), let new = Double(new), old != 0 else { return nil }
      return (new - old) / old * 100
    }
  }

  package var sheets: [ReadSheet] = []
  package var added: [String] = []
  /// The largest first.
  package var revised: [Revision] = []
  /// The rows of the table that the workbooks do not have, though they have the period.
  package var vanished: [String] = []
  package var bodiesWithoutRow: [String] = []
  package var incomplete: [String] = []
  package var unfinished: [String] = []
  /// Changes from one period to the next of more than the recipe's `jump`.
  package var jumps: [Revision] = []
  /// Rows whose values are all equal to those of another body.
  package var copies: [String] = []
}

extension TableReader {
  /// Merges what was read into the tables of the dataset, in memory.
  ///
  /// - Returns: The edit, and what it changes; `problems` say whether it may be made.
  package mutating func merge(
    into dataset: Dataset,
    _ site: Site,
    _ tree: SourceTree
  ) -> (edit: SourceEdit, report: ImportReport) {
    var (edit, report) = (SourceEdit(), ImportReport(sheets: sheets))
    let body = dataset.columns.first { $0.type == .body }?.name
    guard let period = dataset.periodColumn,
      Set(dataset.key) == Set([body, period].compactMap(\.self))
    else {
      problems.report("only datasets whose key is a body and a period can be imported")
      return (edit, report)
    }
    let values = ImportedValues(&self, dataset)
    let merge = TableMerge(dataset, tree, values)
    for file in merge.files(of: site) {
      do throws(CSVError) {
        if let text = try merge.merge(file, &report, &problems) { edit.written.append(text) }
      } catch {
        problems.report("\(file.path) is not CSV; run sitegen check")
      }
    }
    report.complete(values, recipe, site, dataset)
    return (edit, report)
  }
}

/// Merges values into the files of a dataset.
private struct TableMerge {
  private let dataset: Dataset
  private let tree: SourceTree
  private let values: ImportedValues
  private let rows: [String: [String: [String: String]]]
  private let periods: Set<String>

  init(_ dataset: Dataset, _ tree: SourceTree, _ values: ImportedValues) {
    (self.dataset, self.tree, self.values) = (dataset, tree, values)
    var rows: [String: [String: [String: String]]] = [:]
    for (key, text) in values.texts {
      rows[key.body, default: [:]][key.period, default: [:]][key.column] = text
    }
    self.rows = rows
    periods = Set(values.texts.keys.map(\.period))
  }

  /// The files with the bodies whose rows they have; `nil` for all.
  func files(of site: Site) -> [(path: String, body: String?)] {
    let folder = "content/data/\(dataset.head.id)/"
    guard dataset.layout == .filePerBody else { return [("\(folder)data.csv", nil)] }
    return site.bodies.map(\.head.id).sorted().compactMap { id in
      rows[id] == nil && tree["\(folder)\(id).csv"] == nil ? nil : ("\(folder)\(id).csv", id)
    }
  }

  func merge(
    _ place: (path: String, body: String?),
    _ report: inout ImportReport,
    _ problems: inout ImportProblems
  ) throws(CSVError) -> SourceText? {
    var file = try DataFile(place.path, tree, dataset, body: place.body)
    let bodies = place.body.map { [$0] } ?? rows.keys.sorted()
    for (index, row) in file.rows.enumerated() where periods.contains(row.period) {
      guard let new = rows[row.body]?[row.period] else {
        report.vanished.append("\(row.body), \(row.period)")
        continue
      }
      for (column, name) in file.header.enumerated() {
        guard let text = new[name], !isSame(text, row.cells[column].text) else { continue }
        file.replace(index, column, by: text)
        report.revised.append(
          ImportReport.Revision(
            body: row.body,
            period: row.period,
            column: name,
            old: row.cells[column].text,
            new: text
          )
        )
      }
    }
    let known = Set(file.rows.map { [$0.body, $0.period] })
    for body in bodies {
      for period in (rows[body] ?? [:]).keys.sorted() where !known.contains([body, period]) {
        file.add(cells(of: body, period, file.header, &problems), body: body, period: period)
        report.added.append("\(body), \(period)")
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

extension ImportReport {
  fileprivate mutating func complete(
    _ values: ImportedValues,
    _ recipe: ImportRecipe,
    _ site: Site,
    _ dataset: Dataset
  ) {
    revised.sort {
      (-abs($0.percent ?? .infinity), $0.body, $0.period, $0.column)
        < (-abs($1.percent ?? .infinity), $1.body, $1.period, $1.column)
    }
    unfinished = values.unfinished
    incomplete = values.incomplete.map { "\($0.body), \($0.period): \($0.column)" }.sorted()
    let found = Set(values.texts.keys.map(\.body))
    bodiesWithoutRow = Set(dataset.rows.compactMap { $0.body.map { site[$0].head.id } })
      .subtracting(found).sorted()
    findJumps(values, recipe)
    findCopies(values)
  }

  private mutating func findJumps(_ values: ImportedValues, _ recipe: ImportRecipe) {
    let series = Dictionary(grouping: values.texts.keys) { [$0.body, $0.column] }
    for keys in series.values {
      let ordered = keys.sorted { $0.period < $1.period }
      for (earlier, later) in zip(ordered, ordered.dropFirst()) {
        let change = Revision(
          body: later.body,
          period: later.period,
          column: later.column,
          old: values.texts[earlier] ?? "",
          new: values.texts[later] ?? ""
        )
        if let percent = change.percent, abs(percent) > Double(recipe.jump) { jumps.append(change) }
      }
    }
    jumps.sort {
      (-abs($0.percent ?? 0), $0.body, $0.period, $0.column)
        < (-abs($1.percent ?? 0), $1.body, $1.period, $1.column)
    }
  }

  private mutating func findCopies(_ values: ImportedValues) {
    let rows = Dictionary(grouping: values.texts.keys) { [$0.period, $0.body] }
    var first: [[String]: String] = [:]
    for (place, keys) in rows.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let texts = keys.sorted { $0.column < $1.column }.map { values.texts[$0] ?? "" }
      // Zeros and marks are equal in many rows.
      guard Set(texts.filter { $0.count > 1 && !$0.hasPrefix("[") }).count > 1 else { continue }
      if let other = first.updateValue(place[1], forKey: [place[0]] + texts) {
        copies.append("\(other) and \(place[1]), \(place[0])")
      }
    }
  }
}
