import Diagnostics

/// One CSV file held against the contract of its dataset.
struct TableCheck {
  let dataset: Dataset
  let csv: CSVText
  /// The body that the file is about, where the dataset has a file for each.
  let fileBody: Reference<Body>?
  let bodies: Namespace<Body>
  var diagnostics: [Diagnostic] = []
  /// Whether a row names a body whose own file cannot be read: that file has its fault, and figures of the body are missing.
  var hasUnreadableBody = false

  init(
    dataset: Dataset,
    csv: CSVText,
    fileBody: Reference<Body>?,
    bodies: Namespace<Body>
  ) {
    self.dataset = dataset
    self.csv = csv
    self.fileBody = fileBody
    self.bodies = bodies
  }

  /// The rows of the file; every cell that does not fit is a fault.
  mutating func rows() -> [DataRow] {
    guard let header = csv.rows.first, checkHeader(header) else { return [] }
    var rows: [DataRow] = []
    var seen: [[String]: Int] = [:]
    for (index, texts) in csv.rows.enumerated().dropFirst()
    where checkWidth(texts, of: header, row: index) {
      let row = row(texts, at: index)
      checkRelations(row, at: index)
      checkKey(texts, at: index, &seen)
      rows.append(row)
    }
    return rows
  }
}

extension TableCheck {
  private mutating func checkHeader(_ header: [String]) -> Bool {
    let expected = dataset.columns.map(\.name)
    if header == expected { return true }
    let location = csv.location(row: 0, column: 0)
    for delimiter in [";", "\t", "|"] where header.count == 1 && header[0].contains(delimiter) {
      let name = delimiter == "\t" ? "tab" : delimiter
      let message = "the cells are separated by \"\(name)\", not by commas"
      diagnostics.report(.csvHeader, message, at: location)
      return false
    }
    let unknown = header.enumerated().first { !expected.contains($0.element) }
    if let (index, name) = unknown {
      diagnostics.report(
        .csvHeader,
        "dataset.yml declares no column \"\(name)\"",
        at: csv.location(row: 0, column: index),
        help: suggestion(for: name, among: expected, what: "columns")
      )
      return false
    }
    let missing = expected.filter { !header.contains($0) }
    let message =
      missing.isEmpty
      ? "the columns stand in another order, or twice"
      : "the header has no column \"\(missing[0])\""
    let help = "the header is: \(expected.joined(separator: ","))"
    diagnostics.report(.csvHeader, message, at: location, help: help)
    return false
  }

  private mutating func checkWidth(_ texts: [String], of header: [String], row: Int) -> Bool {
    guard texts.count != header.count else { return true }
    diagnostics.report(
      .csvRagged,
      "row \(row + 1) has \(texts.count) cells, the header has \(header.count)",
      at: csv.location(row: row, column: min(texts.count, header.count) - 1),
      help: "a number with thousands commas in it counts as several cells"
    )
    return false
  }

  private mutating func row(_ texts: [String], at index: Int) -> DataRow {
    var body = fileBody
    var period: String?
    var cells: [DataCell] = []
    let csv = csv
    for (position, (column, text)) in zip(dataset.columns, texts).enumerated() {
      let location = { csv.location(row: index, column: position) }
      let value = cellValue(of: text, in: column, row: index, location)
      if column.type == .body {
        body = bodies.references[text]
        if bodies.unreadable.contains(text) { hasUnreadableBody = true }
      }
      if column.name == dataset.periodColumn?.id { period = text }
      cells.append(DataCell(text: text, value: value))
    }
    let line = csv.line(ofRow: index)
    return DataRow(body: body, period: period, cells: cells, path: csv.source.path, line: line)
  }

  private mutating func checkRelations(_ row: DataRow, at index: Int) {
    for relation in dataset.relations {
      let columns = ([relation.left] + relation.right).compactMap { name in
        dataset.column(named: name)
      }
      let numbers = columns.compactMap { row.cells[$0].value.number }
      guard numbers.count == relation.right.count + 1, !relation.holds(numbers) else { continue }
      let (left, right) = (row.cells[columns[0]].text, numbers.dropFirst().reduce(0, +))
      let words =
        relation.kind == .sum
        ? "\(relation.left) \(left) is not \(relation.right.joined(separator: " + ")), \(plain(right))"
        : "\(relation.left) \(left) is more than \(relation.right[0]) \(row.cells[columns[1]].text)"
      diagnostics.report(
        .csvRelation,
        "row \(index + 1): \(words)",
        at: csv.location(row: index, column: columns[0]),
        help: "dataset.yml, line \(relation.location.line), declares \(relation.text)"
      )
    }
  }

  private mutating func checkKey(_ texts: [String], at index: Int, _ seen: inout [[String]: Int]) {
    let columns = dataset.keyNames.compactMap { name in
      dataset.column(named: name.id)
    }
    let key = columns.map { texts[$0] }
    guard let first = seen.updateValue(index, forKey: key) else { return }
    diagnostics.report(
      .csvDuplicateKey,
      "row \(index + 1) has the same \(dataset.keyNames.map(\.id).joined(separator: " and "))"
        + " as row \(first + 1): \(key.joined(separator: ", "))",
      at: csv.location(row: index, column: columns.first ?? 0)
    )
  }
}

extension DataRelation {
  /// Whether the left number and the right ones, in this order, are as declared.
  fileprivate func holds(_ numbers: [Double]) -> Bool {
    let right = numbers.dropFirst().reduce(0, +)
    return switch kind {
    case .atMost: numbers[0] <= right
    case .less: numbers[0] < right
    case .sum: (numbers[0] - right).magnitude < 1e-6
    }
  }
}

/// A number without a fraction where it has none.
private func plain(_ number: Double) -> String {
  number == number.rounded() ? String(Int(number)) : String(number)
}

extension CellValue {
  /// The value as a number; nil for text and for what is missing.
  package var number: Double? {
    switch self {
    case .number(let number): number
    case .count(let count): Double(count)
    case .text, .missing, .blank: nil
    }
  }

  /// The value as a whole number that is not negative.
  package var count: Int? {
    if case .count(let count) = self { count } else { nil }
  }
}
