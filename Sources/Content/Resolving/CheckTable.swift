import CSV
import Diagnostics

/// The check of one CSV file against the contract of its dataset.
struct TableCheck {
  let dataset: Dataset
  let source: SourceText
  /// The body of the file, if the dataset has one file for each body.
  let fileBody: Reference<Body>?
  let bodies: Namespace<Body>
  var reader: CSVReader
  var diagnostics: [Diagnostic] = []
  /// Whether a row names a body whose own file cannot be read: that file has its own error, and
  /// values of the body are missing.
  var hasUnreadableBody = false
  /// The nearest names found, by column and text.
  var suggestions: [String: [String: String]] = [:]
  private let keyColumns: [Int]
  private let periodColumn: Int?
  /// The columns of each relation, the left one first.
  private let relationColumns: [[Int]]
  /// The row, counted from 0, in which each key first occurs.
  private var rowsByKey: [[String]: Int] = [:]

  init(
    dataset: Dataset,
    source: SourceText,
    fileBody: Reference<Body>?,
    bodies: Namespace<Body>
  ) {
    self.dataset = dataset
    self.source = source
    self.fileBody = fileBody
    self.bodies = bodies
    reader = CSVReader(source.bytes)
    keyColumns = dataset.key.compactMap(dataset.column)
    periodColumn = dataset.periodColumn.flatMap(dataset.column)
    relationColumns = dataset.relations.map { relation in
      ([relation.left] + relation.right).compactMap { dataset.column(named: $0) }
    }
  }

  /// The rows of the file; every cell that does not fit is an error.
  ///
  /// If the file cannot be split into cells, that is the only diagnostic, and there are no rows,
  /// because those read so far may have been split in the wrong places.
  mutating func rows() -> [DataRow] {
    do {
      return try checkedRows()
    } catch {
      diagnostics = [source.diagnostic(for: error)]
      return []
    }
  }

  private mutating func checkedRows() throws(CSVError) -> [DataRow] {
    guard try reader.readRow(), checkHeader(reader.row) else { return [] }
    var rows: [DataRow] = []
    // Blank rows are errors only if another row follows them.
    var blank: [CSVRow] = []
    while try reader.readRow() {
      if reader.row.isBlank {
        blank.append(reader.row)
        continue
      }
      rows += blank.compactMap { checkedRow($0) }
      blank.removeAll()
      if let row = checkedRow(reader.row) { rows.append(row) }
    }
    return rows
  }
}

extension TableCheck {
  private mutating func checkHeader(_ row: CSVRow) -> Bool {
    let header = row.cells.map(reader.text)
    let expected = dataset.columns.map(\.name)
    if header == expected { return true }
    let location = source.location(of: row.cells[0])
    for delimiter in [";", "\t", "|"] where header.count == 1 && header[0].contains(delimiter) {
      let name = delimiter == "\t" ? "tab" : delimiter
      let message = "expected cells separated by commas, found \"\(name)\""
      diagnostics.report(.csvHeader, message, at: location)
      return false
    }
    let unknown = header.enumerated().first { !expected.contains($0.element) }
    if let (index, name) = unknown {
      diagnostics.report(
        .csvHeader,
        "dataset.yml declares no column \"\(name)\"",
        at: source.location(of: row.cells[index]),
        help: suggestion(for: name, among: expected, what: "columns")
      )
      return false
    }
    let missing = expected.filter { !header.contains($0) }
    let message =
      missing.isEmpty
      ? "the columns are out of order or duplicated"
      : "the header has no column \"\(missing[0])\""
    let help = "write \(expected.joined(separator: ","))"
    diagnostics.report(.csvHeader, message, at: location, help: help)
    return false
  }

  /// `nil`, with a diagnostic, if the cells cannot be matched to the columns.
  private mutating func checkedRow(_ csv: CSVRow) -> DataRow? {
    guard checkLineEnds(csv), checkWidth(csv) else { return nil }
    var row = DataRow(body: fileBody, cells: [], path: source.path, line: csv.line)
    row.cells.reserveCapacity(csv.cells.count)
    let source = source
    for (position, cell) in csv.cells.enumerated() {
      let column = dataset.columns[position]
      let text = reader.text(of: cell)
      let value = cellValue(of: text, in: column, row: csv.index) {
        source.location(of: cell)
      }
      if column.type == .body {
        row.body = bodies.reference(to: text)
        if bodies.unreadable.contains(text) { hasUnreadableBody = true }
      }
      if position == periodColumn { row.period = text }
      row.cells.append(DataCell(text: text, value: value))
    }
    checkRelations(row, csv)
    checkKey(row, csv)
    return row
  }

  private mutating func checkWidth(_ row: CSVRow) -> Bool {
    let (count, expected) = (row.cells.count, dataset.columns.count)
    guard count != expected else { return true }
    diagnostics.report(
      .csvRagged,
      "row \(row.index + 1) has \(count) cells, the header has \(expected)",
      at: source.location(of: row.cells[min(count, expected) - 1]),
      help: count > expected
        ? "write numbers without thousands separators, and quote a text that contains a comma" : nil
    )
    return false
  }

  private mutating func checkRelations(_ row: DataRow, _ csv: CSVRow) {
    for (relation, columns) in zip(dataset.relations, relationColumns) {
      let numbers = columns.compactMap { row.cells[$0].value.number }
      guard numbers.count == relation.right.count + 1, !relation.holds(numbers) else { continue }
      let (left, right) = (row.cells[columns[0]].text, numbers.dropFirst().reduce(0, +))
      let (total, other) = (plain(right), row.cells[columns[1]].text)
      let words =
        switch relation.kind {
        case .sum: "is not \(relation.right.joined(separator: " + ")) (\(total))"
        case .atMost: "is more than \(relation.right[0]) (\(other))"
        case .less: "is not less than \(relation.right[0]) (\(other))"
        }
      diagnostics.report(
        .csvRelation,
        "row \(csv.index + 1): \(relation.left) (\(left)) \(words)",
        at: source.location(of: csv.cells[columns[0]]),
        help: "correct one of the values; \(relation.text) is declared on"
          + " line \(relation.location.line) of dataset.yml"
      )
    }
  }

  private mutating func checkKey(_ row: DataRow, _ csv: CSVRow) {
    let key = keyColumns.map { row.cells[$0].text }
    guard let first = rowsByKey.updateValue(csv.index, forKey: key) else { return }
    diagnostics.report(
      .csvDuplicateKey,
      "row \(csv.index + 1) has the same \(dataset.key.joined(separator: " and "))"
        + " as row \(first + 1): \(key.joined(separator: ", "))",
      at: source.location(of: csv.cells[keyColumns.first ?? 0])
    )
  }
}

extension DataRelation {
  /// Whether the relation is satisfied by the left number and the right ones, in this order.
  fileprivate func holds(_ numbers: [Double]) -> Bool {
    let right = numbers.dropFirst().reduce(0, +)
    return switch kind {
    case .atMost: numbers[0] <= right
    case .less: numbers[0] < right
    case .sum: (numbers[0] - right).magnitude < 1e-6
    }
  }
}

/// The number as text, without a fraction if it is whole.
private func plain(_ number: Double) -> String {
  number == number.rounded() ? String(Int(number)) : String(number)
}

extension CellValue {
  /// The value as a number; `nil` for text and missing values.
  package var number: Double? {
    switch self {
    case .number(let number): number
    case .count(let count): Double(count)
    case .text, .missing, .blank: nil
    }
  }

  /// The value as a whole number; `nil` if it is not one or is negative.
  package var count: Int? {
    if case .count(let count) = self { count } else { nil }
  }
}
