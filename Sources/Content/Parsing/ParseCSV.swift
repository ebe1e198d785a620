import Diagnostics
import SwiftCSV

/// A CSV file of a dataset, not yet held against its contract.
package struct SourceTable: Sendable {
  var source: SourceText
  var dataset: String
  /// The file name without its ending.
  var name: String
}

/// The rows of a CSV file as text, with what is needed to point at a cell.
struct CSVText: Sendable {
  var source: SourceText
  /// The header first; a row may have more or fewer cells than the header.
  var rows: [[String]]

  /// The place of a cell; row 0 is the header.
  func location(row: Int, column: Int) -> SourceLocation {
    let range = cellRange(in: source.bytes, row: row, column: column)
    return source.location(at: range)
  }

  /// The line of a row, counted from 1.
  func line(ofRow row: Int) -> Int {
    source.located(location(row: row, column: 0)).line
  }
}

/// Splits a CSV file of RFC 4180 into cells; the only use of the CSV library.
///
/// A byte order mark, CR LF line ends and quoted cells read as what they mean. Nil, with a fault,
/// where the file is empty, is not UTF-8 or its quotation marks do not pair.
func parseCSV(_ source: SourceText, into diagnostics: inout [Diagnostic]) -> CSVText? {
  guard isUTF8(source, into: &diagnostics) else { return nil }
  guard source.bytes.contains(where: { !blankBytes.contains($0) }) else {
    diagnostics.report(.csvEmpty, "the file is empty", at: .file(source.path))
    return nil
  }
  if let offset = offsetOfOpenQuote(in: source.bytes) {
    let location = source.location(at: offset..<offset + 1)
    diagnostics.report(.csvSyntax, "this quotation mark has no partner", at: location)
    return nil
  }
  do {
    // The limit keeps the library from building its own table: the rows are wanted as they stand.
    let csv = try EnumeratedCSV(
      string: source.text,
      delimiter: .comma,
      loadColumns: false,
      rowLimit: 0
    )
    let collector = RowCollector()
    try csv.enumerateAsArray(startAt: 0, rowLimit: nil) { collector.rows.append($0) }
    return CSVText(source: source, rows: withoutBlankEnd(collector.rows))
  } catch {
    let message = "a cell goes on after its closing quotation mark"
    let offset = offsetAfterClosedQuote(in: source.bytes) ?? 0
    diagnostics.report(.csvSyntax, message, at: source.location(at: offset..<offset + 1))
    return nil
  }
}

/// The library hands rows to an escaping closure, which cannot change a local variable.
private final class RowCollector {
  var rows: [[String]] = []
}

private let blankBytes: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]
private let quote = UInt8(ascii: "\"")
private let comma = UInt8(ascii: ",")

private func withoutBlankEnd(_ rows: [[String]]) -> [[String]] {
  var rows = rows
  while let last = rows.last, last.allSatisfy(\.isEmpty) { rows.removeLast() }
  return rows
}

private func offsetOfOpenQuote(in bytes: [UInt8]) -> Int? {
  var open: Int?
  for (offset, byte) in bytes.enumerated() where byte == quote {
    open = open == nil ? offset : nil
  }
  return open
}

/// The first byte after a closing quotation mark that neither ends the cell nor the row.
private func offsetAfterClosedQuote(in bytes: [UInt8]) -> Int? {
  var isOpen = false
  for (offset, byte) in bytes.enumerated() {
    if byte == quote { isOpen.toggle() }
    guard !isOpen, byte == quote, offset + 1 < bytes.count else { continue }
    let next = bytes[offset + 1]
    if ![quote, comma, 0x20, 0x0A, 0x0D].contains(next) { return offset + 1 }
  }
  return nil
}

/// The bytes of a cell, for a fault in it; a cell that is not there gives the end of its row.
private func cellRange(in bytes: [UInt8], row: Int, column: Int) -> Range<Int> {
  var (currentRow, currentColumn, start, isOpen) = (0, 0, 0, false)
  if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
  for offset in start..<bytes.count {
    let byte = bytes[offset]
    if byte == quote { isOpen.toggle() }
    let endsRow = byte == 0x0A
    guard !isOpen, byte == comma || endsRow else { continue }
    if currentRow == row && (currentColumn == column || endsRow) {
      return trimmed(start..<offset, bytes)
    }
    start = offset + 1
    if endsRow { (currentRow, currentColumn) = (currentRow + 1, 0) } else { currentColumn += 1 }
  }
  return trimmed(start..<bytes.count, bytes)
}

private func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
  let endsWithReturn = !range.isEmpty && bytes[range.upperBound - 1] == 0x0D
  return range.lowerBound..<(endsWithReturn ? range.upperBound - 1 : range.upperBound)
}
