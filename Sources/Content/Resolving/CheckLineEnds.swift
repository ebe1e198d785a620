import CSV
import Diagnostics

extension TableCheck {
  /// Whether no cell of the row has swallowed other rows; reports the opening quote of one that
  /// has.
  ///
  /// A stray quotation mark at the start of a cell pulls the lines up to the next one into the
  /// cell, and the rows on them are lost. A cell of several lines is valid CSV too. It is accepted
  /// if its column is a text column, its row has as many cells as the header, and none of its lines
  /// could be a row.
  mutating func checkLineEnds(_ row: CSVRow) -> Bool {
    guard let index = row.cells.firstIndex(where: { $0.lineCount > 1 }) else { return true }
    for (position, cell) in row.cells.enumerated() where cell.lineCount > 1 {
      guard let reason = reasonForSwallowing(cell, at: position, of: row) else { continue }
      reportSwallowing(reason, row.cells[position], row)
      return false
    }
    guard row.cells.count != dataset.columns.count else { return true }
    let reason = "its row has \(row.cells.count) cells, the header has \(dataset.columns.count)"
    reportSwallowing(reason, row.cells[index], row)
    return false
  }

  private mutating func reportSwallowing(_ reason: String, _ cell: CSVCell, _ row: CSVRow) {
    let diagnostic = RowDiagnostic(
      rule: .csvSyntax,
      found: reason,
      row: row.index + 1,
      location: source.location(ofQuoteOf: cell)
    )
    if report.repeats(diagnostic) { return }
    report.add(
      diagnostic,
      help: "remove the stray quotation mark, or write the text of the cell on one line"
    ) { rows in
      let several = rows.count > 1 ? "\(rows): " : ""
      return "\(several)quoted cell of \(cell.lineCount) lines, but \(reason)"
    }
  }

  /// Why a cell of several lines is taken for an error; `nil` if it is a text.
  private func reasonForSwallowing(_ cell: CSVCell, at column: Int, of row: CSVRow) -> String? {
    guard dataset.columns.indices.contains(column) else { return nil }
    let declared = dataset.columns[column]
    if declared.type != .text { return "\(declared.name) is not a text column" }
    guard let line = lineLikeRow(in: cell, of: row) else { return nil }
    return "line \(line) looks like a row"
  }

  /// The line number of the first line after the cell's first one that could be a row of the table,
  /// with or without what follows the cell.
  private func lineLikeRow(in cell: CSVCell, of row: CSVRow) -> Int? {
    let bytes = source.bytes
    let rowEnd = bytes[cell.range.upperBound...].firstIndex(where: endsLine) ?? bytes.count
    let lines = bytes[cell.range].split(separator: lineFeed, omittingEmptySubsequences: false)
    let last = bytes[lines[lines.count - 1].startIndex..<rowEnd]
    let index = lines.indices.dropFirst().first { index in
      couldBeRow(lines[index]) || index == lines.count - 1 && couldBeRow(last)
    }
    let before = bytes[row.lineStart..<cell.range.lowerBound].count { $0 == lineFeed }
    return index.map { row.line + before + $0 }
  }

  /// Whether a line has as many cells as the header, none of them starting with a space, as words
  /// after a comma do, and has a valid value in a column that is not a text column.
  private func couldBeRow(_ line: ArraySlice<UInt8>) -> Bool {
    let cells = line.filter { $0 != UInt8(ascii: "\"") && $0 != carriageReturn }
      .split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard cells.count == dataset.columns.count,
      !cells.contains(where: { $0.first == UInt8(ascii: " ") })
    else { return false }
    return zip(dataset.columns, cells).contains { column, cell in
      column.type != .text && value(of: String(decoding: cell, as: UTF8.self), in: column) != nil
    }
  }
}

private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

private func endsLine(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }
