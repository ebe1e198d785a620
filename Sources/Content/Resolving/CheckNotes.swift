import CSV
import Diagnostics

extension TableCheck {
  /// Whether a row is a note below or between the rows of data: it is not as long as they are, and
  /// none of its texts fits its column.
  ///
  /// Any text fits a text column, so there a row is a note if it lacks a part of its key.
  func isNote(_ row: CSVRow) -> Bool {
    let columns = dataset.columns
    guard columns.count > 1, row.cells.count(where: { !$0.isEmpty }) < columns.count else {
      return false
    }
    let filled = row.cells.indices.filter { !row.cells[$0].isEmpty }
    guard filled.count == 1 || row.cells.count < columns.count,
      row.cells.allSatisfy({ $0.lineCount == 1 }),
      !isSeparatedOtherwise(row)
    else { return false }
    let hasKey = keyColumns.allSatisfy(filled.contains)
    return filled.allSatisfy { index in
      guard index < columns.count else { return true }
      let column = columns[index]
      return column.type == .text ? !hasKey : !fits(reader.text(of: row.cells[index]), column)
    }
  }

  mutating func reportNote(_ row: CSVRow) {
    let index = row.cells.firstIndex { !$0.isEmpty } ?? 0
    let diagnostic = rowDiagnostic("note", row, at: index)
    if report.repeats(diagnostic) { return }
    let text = reader.text(of: row.cells[index])
    let shown = text.count > 40 ? text.prefix(40) + "…" : text[...]
    let help = "delete the row: \(noteHelp), and a row of data has a value in each column"
    report.add(diagnostic, help: help) {
      "\($0) \($0.verb("looks like a note", "look like notes")): \"\(shown)\""
    }
  }

  /// Whether a row is the header once more, as in files that were joined; reports it.
  mutating func repeatsHeader(_ row: CSVRow) -> Bool {
    guard row.cells.count >= dataset.columns.count,
      zip(dataset.columns, row.cells).allSatisfy({ $0.name == reader.text(of: $1) })
    else { return false }
    let diagnostic = rowDiagnostic("header", row, at: 0)
    if report.repeats(diagnostic) { return true }
    report.add(diagnostic, help: "delete the row") {
      "\($0) \($0.verb("repeats", "repeat")) the header"
    }
    return true
  }
}

extension TableReport {
  mutating func addBlank(_ row: CSVRow, at location: SourceLocation) {
    let diagnostic = RowDiagnostic(
      rule: .csvRagged,
      cause: "blank",
      row: row.index + 1,
      location: location
    )
    if repeats(diagnostic) { return }
    add(diagnostic, help: "delete the blank row") { "\($0) \($0.verb("is", "are")) blank" }
  }
}
