/// A table as CSV of RFC 4180: UTF-8, a line feed after each row, and no cell that is a formula.
package func csvBytes(_ rows: [[String]]) -> [UInt8] {
  var bytes: [UInt8] = []
  for row in rows {
    for (index, cell) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(spreadsheetText(cell), to: &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
  }
  return bytes
}

/// A cell of a CSV file, quoted only where it has to be, whatever a spreadsheet makes of it.
package func csvCell(_ text: String) -> String {
  var bytes: [UInt8] = []
  append(text, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

/// A cell that is safe to open in a spreadsheet: an apostrophe precedes anything like a formula.
///
/// Numbers, including negative ones, are unchanged, and so is a cell with any other first
/// character. Source: https://owasp.org/www-community/attacks/CSV_Injection
package func spreadsheetText(_ cell: String) -> String {
  guard let first = cell.unicodeScalars.first, formulaSigns.contains(first) else { return cell }
  return isNegativeNumber(cell) ? cell : "'" + cell
}

/// First characters of formulas: `=`, `+`, `-`, `@`, their full-width forms, and the white space
/// that some programs strip first.
private let formulaSigns: [Unicode.Scalar] = [
  "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
]

/// Whether any cell of a table gets an apostrophe in its CSV.
package func holdsFormulas(_ rows: [[String]]) -> Bool {
  rows.contains { row in row.contains { spreadsheetText($0).utf8.count > $0.utf8.count } }
}

private func isNegativeNumber(_ cell: String) -> Bool {
  guard cell.hasPrefix("-") else { return false }
  let parts = cell.utf8.dropFirst().split(separator: dot, omittingEmptySubsequences: false)
  return parts.count <= 2
    && parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { (48...57).contains($0) }
    }
}

private let dot = UInt8(ascii: ".")

private func append(_ cell: String, to bytes: inout [UInt8]) {
  var cell = cell
  cell.withUTF8 { cell in
    guard cell.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
      bytes.append(contentsOf: cell)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in cell {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
