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
  var report = TableReport()
  /// The number of cells of the header beyond the declared columns; they are empty.
  var unnamedColumns = 0
  /// Whether a row names a body whose own file cannot be read: that file has its own error, and
  /// values of the body are missing.
  var hasUnreadableBody = false
  /// Whether a row is left out because its body is unpublished.
  var hasUnpublishedBody = false
  let keyColumns: [Int]
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

  /// The rows of the file and its diagnostics; every cell that does not fit is an error.
  ///
  /// If the file cannot be split into cells, that is the only diagnostic, and there are no rows,
  /// because those read so far may have been split in the wrong places.
  mutating func rows() -> (rows: [DataRow], diagnostics: [Diagnostic]) {
    if let diagnostic = otherSeparator { return ([], [diagnostic]) }
    do {
      let rows = try checkedRows()
      return (rows, report.diagnostics)
    } catch {
      return ([], [source.diagnostic(for: error)])
    }
  }

  private mutating func checkedRows() throws(CSVError) -> [DataRow] {
    guard try reader.readRow() else { return [] }
    try passRowsAboveHeader()
    guard checkHeader(reader.row) else { return [] }
    var rows: [DataRow] = []
    // Blank rows are errors only if another row follows them.
    var blank = TableReport()
    while try reader.readRow() {
      if reader.row.isBlank {
        blank.addBlank(reader.row, at: source.location(of: reader.row.cells[0]))
        continue
      }
      if isTotal(reader.row) { continue }
      if isNote(reader.row) {
        reportNote(reader.row)
        continue
      }
      if !blank.isEmpty {
        report.add(blank)
        blank = TableReport()
      }
      if let row = checkedRow(reader.row) { rows.append(row) }
    }
    return rows
  }
}

extension TableCheck {
  /// `nil` for a row of an unpublished body, and, with a diagnostic, if the cells cannot be matched
  /// to the columns.
  private mutating func checkedRow(_ csv: CSVRow) -> DataRow? {
    guard checkLineEnds(csv), !repeatsHeader(csv), checkWidth(csv) else { return nil }
    var row = DataRow(body: fileBody, cells: [], path: source.path, line: csv.line)
    row.cells.reserveCapacity(dataset.columns.count)
    var isUnpublished = false
    for (position, cell) in csv.cells.prefix(dataset.columns.count).enumerated() {
      let column = dataset.columns[position]
      let text = reader.text(of: cell)
      let value = cellValue(of: text, in: column, cell, of: csv)
      if column.type == .body {
        row.body = bodies.reference(to: text)
        if bodies.unreadable.contains(text) { hasUnreadableBody = true }
        isUnpublished = isUnpublished || bodies.unpublished.contains(text)
      }
      if position == periodColumn { row.period = text }
      row.cells.append(DataCell(text: text, value: value))
    }
    checkRelations(row, csv)
    checkKey(row, csv)
    hasUnpublishedBody = hasUnpublishedBody || isUnpublished
    return isUnpublished ? nil : row
  }

  private mutating func checkRelations(_ row: DataRow, _ csv: CSVRow) {
    for (relation, columns) in zip(dataset.relations, relationColumns) {
      let numbers = columns.compactMap { row.cells[$0].value.number }
      guard numbers.count == relation.right.count + 1, !relation.holds(numbers) else { continue }
      let (left, right) = (row.cells[columns[0]].text, relation.right(numbers.dropFirst()))
      let (total, other) = (plain(right), row.cells[columns[1]].text)
      let words =
        switch relation.kind {
        case .sum: "is not \(relation.rightText) (\(total))"
        case .atMost: "is more than \(relation.right[0]) (\(other))"
        case .less: "is not less than \(relation.right[0]) (\(other))"
        }
      let diagnostic = RowDiagnostic(
        rule: .csvRelation,
        column: relation.left,
        cause: relation.text,
        found: "\(left) \(other)",
        row: csv.index + 1,
        location: source.location(of: csv.cells[columns[0]])
      )
      if report.repeats(diagnostic) { continue }
      let help =
        "correct one of the values; \(relation.text) is declared on"
        + " line \(relation.location.line) of dataset.yml"
      report.add(diagnostic, help: help) { "\($0): \(relation.left) (\(left)) \(words)" }
    }
  }

  private mutating func checkKey(_ row: DataRow, _ csv: CSVRow) {
    // A cell with an error of its own does not say which row it is.
    let isKnown = keyColumns.allSatisfy { index in
      let cell = row.cells[index]
      return cell.value != .blank || cell.text.isEmpty && dataset.columns[index].isOptional
    }
    guard isKnown else { return }
    let key = keyColumns.map { row.cells[$0].text }
    guard let first = rowsByKey.updateValue(csv.index, forKey: key) else { return }
    let names = dataset.key.joined(separator: " and ")
    let values = key.joined(separator: ", ")
    let diagnostic = RowDiagnostic(
      rule: .csvDuplicateKey,
      found: values,
      row: csv.index + 1,
      location: source.location(of: csv.cells[keyColumns.first ?? 0])
    )
    if report.repeats(diagnostic) { return }
    report.add(diagnostic) {
      "\($0) \($0.verb("has", "have")) the same \(names) as row \(first + 1): \(values)"
    }
  }
}

extension DataRelation {
  /// Whether the relation is satisfied by the left number and the right ones, in this order.
  fileprivate func holds(_ numbers: [Double]) -> Bool {
    let right = right(numbers.dropFirst())
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
