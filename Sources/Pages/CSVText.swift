/// A table as CSV of RFC 4180: UTF-8, a line feed after each row.
func csvBytes(_ rows: [[String]]) -> [UInt8] {
  var bytes: [UInt8] = []
  for row in rows {
    for (index, cell) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(cell, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
  }
  return bytes
}

private func append(_ cell: String, to bytes: inout [UInt8]) {
  let needsQuotes = cell.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
  guard needsQuotes else {
    bytes.append(contentsOf: cell.utf8)
    return
  }
  bytes.append(UInt8(ascii: "\""))
  for byte in cell.utf8 {
    if byte == UInt8(ascii: "\"") { bytes.append(byte) }
    bytes.append(byte)
  }
  bytes.append(UInt8(ascii: "\""))
}
