/// The rows of a page that are statistics, or those that are data.
struct Table {
  var part: SnapshotPart
  var columns: [SnapshotEntry]
  var rows: [SnapshotEntry]
  /// The indices of the rows by key.
  var indices: [String: Int]
}

extension PageSnapshot {
  func table(_ part: SnapshotPart) -> Table {
    let rows = entries.filter { $0.part == part }
    let keys = rows.enumerated().map { ($0.element.key, $0.offset) }
    return Table(
      part: part,
      columns: entries.filter { $0.part == .column },
      rows: rows,
      indices: Dictionary(keys) { first, _ in first }
    )
  }
}

extension Table {
  func row(_ key: String) -> SnapshotEntry? { indices[key].map { rows[$0] } }

  /// The cell of a row in a column; `nil` if there is no such column.
  func cell(_ name: String, of row: SnapshotEntry) -> String? {
    guard let index = columns.firstIndex(where: { $0.key == name }),
      row.details.indices.contains(index)
    else { return nil }
    return row.details[index]
  }

  func title(of column: String) -> String {
    columns.first { $0.key == column }?.text ?? column
  }

  /// A whole row, for people.
  func text(_ row: SnapshotEntry) -> String {
    guard part != .statistic else { return statistic(row, showing: []) }
    return zip(columns, row.details).map { "\($0.text) \($1)" }.joined(separator: ", ")
  }

  /// A statistic with its unit, followed by those of its columns that are named:
  /// `7.5% (interval 7.0 to 8.0, 150 of 2000)`.
  func statistic(_ row: SnapshotEntry, showing names: [String]) -> String {
    func cell(_ name: String) -> String? { self.cell(name, of: row) }
    func shows(_ wanted: String...) -> Bool { wanted.contains(where: names.contains) }
    let percent = cell("percent").map { $0.hasPrefix("[") ? $0 : "\($0)%" }
    let value = percent ?? cell("count") ?? row.details.first ?? ""
    var parts: [String] = []
    if shows("lower_95", "upper_95"), let low = cell("lower_95"), let high = cell("upper_95") {
      parts.append("interval \(low) to \(high)")
    }
    if shows("numerator", "denominator"), let count = cell("numerator"),
      let total = cell("denominator")
    {
      parts.append("\(count) of \(total)")
    }
    let known = [
      "percent", "count", "lower_95", "upper_95", "numerator", "denominator",
    ]
    for name in names where !known.contains(name) {
      parts.append(cell(name).flatMap { $0.isEmpty ? nil : $0 } ?? "no \(name)")
    }
    return parts.isEmpty ? value : "\(value) (\(parts.joined(separator: ", ")))"
  }
}

extension PageMatches {
  /// The charts that show values which differ.
  var chartValues: [ReaderChange] {
    // The names of the values by their keys, for each measure.
    var changed: [String: [String: String]] = [:]
    for pair in pairs where pair.old != pair.new {
      let (old, new) = (pair.old.table(.statistic), pair.new.table(.statistic))
      guard let record = pair.new.record, !new.rows.isEmpty else { continue }
      for row in old.rows + new.rows where old.row(row.key)?.details != new.row(row.key)?.details {
        changed[record, default: [:]][row.key] = row.text
      }
    }
    guard !changed.isEmpty else { return [] }
    return pairs.compactMap { _, page in
      guard page.kind == "chart-page" else { return nil }
      let items = page.entries.filter { $0.part == .item }.compactMap(\.id)
      let values = items.compactMap { changed[$0] }.joined().filter { key, _ in
        // The key of a value is its body and its period.
        let parts = key.split(separator: " ", maxSplits: 1).map(String.init)
        return parts.count == 2 && items.contains(parts[1])
          && (parts[0] == "benchmark" || items.contains("all")
            || items.contains { $0.hasSuffix(":\(parts[0])") })
      }
      guard !values.isEmpty else { return nil }
      let names = values.map(\.value).sorted().joined(separator: "; ")
      let note =
        "\(values.count) of the values that it shows \(values.count == 1 ? "differs" : "differ")"
        + (values.count > 3 ? "" : ": \(names)")
      return ReaderChange(.chart, of: page, "values", note: note)
    }
  }
}
