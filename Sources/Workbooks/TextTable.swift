import CSV

/// The encoding and the delimiter of a text; what is not stated is detected.
package struct TextOptions: Sendable {
  package var encoding: TextEncoding?
  package var delimiter: UInt8?

  package init(encoding: TextEncoding? = nil, delimiter: UInt8? = nil) {
    self.encoding = encoding
    self.delimiter = delimiter
  }
}

/// The encodings that tables come in.
package enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case windows1252 = "windows-1252"
}

/// Reads a text with delimiters as one sheet without a name.
func readText(
  _ bytes: [UInt8],
  _ options: TextOptions,
  _ limits: WorkbookLimits,
  where isWanted: (String) -> Bool,
  _ visit: (SheetRow) -> SheetReading
) throws(WorkbookError) -> WorkbookSummary {
  guard bytes.count <= limits.bytes else {
    throw .overLimit("the file has more than \(limits.bytes >> 20) MB")
  }
  let encoding = options.encoding ?? detectedEncoding(bytes)
  let text = try utf8(bytes, in: encoding)
  guard !text.contains(0) else {
    throw WorkbookError(
      "the file is neither a workbook nor a text",
      help: "name a file of type .xlsx, .ods or .csv"
    )
  }
  let start = text.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
  if start.first == UInt8(ascii: "<") {
    throw WorkbookError("the file is HTML or XML, not a table", help: "save it as .xlsx or .csv")
  }
  let delimiter = options.delimiter ?? detectedDelimiter(text)
  let name = [",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"]
  let character = String(UnicodeScalar(delimiter))
  let summary = WorkbookSummary(
    format: "csv, \(encoding.rawValue), \(name[character] ?? character)",
    sheets: [""]
  )
  if isWanted("") { try readRows(CSVReader(text, delimiter: delimiter), limits, visit) }
  return summary
}

private func readRows(
  _ reader: consuming CSVReader,
  _ limits: WorkbookLimits,
  _ visit: (SheetRow) -> SheetReading
) throws(WorkbookError) {
  var row = SheetRow(sheet: "", number: 0, cells: [])
  var cellsLeft = limits.cells
  do throws(CSVError) {
    while try reader.readRow() {
      row.number = reader.row.line
      row.cells.removeAll(keepingCapacity: true)
      cellsLeft -= reader.row.cells.count
      if cellsLeft < 0 || reader.row.cells.count > limits.columns { break }
      for cell in reader.row.cells {
        row.cells.append(cell.isEmpty ? .empty : .text(reader.text(of: cell)))
      }
      while row.cells.last == .empty { row.cells.removeLast() }
      if !row.cells.isEmpty, visit(row) == .nextSheet { return }
    }
  } catch {
    let message =
      switch error.kind {
      case .unterminatedQuote: "unterminated quote"
      case .quoteInCell: "an unquoted cell contains a quotation mark"
      case .textAfterQuote: "unexpected text after the closing quote"
      }
    throw WorkbookError(message, help: "correct the line", at: "line \(reader.row.line)")
  }
  guard cellsLeft >= 0, reader.row.cells.count <= limits.columns else {
    throw .overLimit("the file has too many cells", at: "line \(reader.row.line)")
  }
}

/// The delimiter that the first lines have most often, outside quotes.
private func detectedDelimiter(_ text: [UInt8]) -> UInt8 {
  var counts: [UInt8: Int] = [:]
  var (isQuoted, lines) = (false, 0)
  for byte in text.prefix(1 << 16) {
    switch byte {
    case UInt8(ascii: "\""): isQuoted.toggle()
    case _ where isQuoted: break
    case UInt8(ascii: "\n"): lines += 1
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"):
      counts[byte, default: 0] += 1
    default: break
    }
    if lines == 20 { break }
  }
  let comma = UInt8(ascii: ",")
  return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? comma
}

/// The encoding by the byte order mark, by zeros in every other byte, or by what is valid.
private func detectedEncoding(_ bytes: [UInt8]) -> TextEncoding {
  if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
  if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
  let zeros = bytes.prefix(1000).indices.filter { bytes[$0] == 0 }
  if zeros.count > bytes.prefix(1000).count / 4 {
    if zeros.allSatisfy({ $0 % 2 == 1 }) { return .utf16LittleEndian }
    if zeros.allSatisfy({ $0 % 2 == 0 }) { return .utf16BigEndian }
  }
  return String(validating: bytes, as: UTF8.self) == nil ? .windows1252 : .utf8
}

/// Converts a text to UTF-8.
private func utf8(_ bytes: [UInt8], in encoding: TextEncoding) throws(WorkbookError) -> [UInt8] {
  let text: String? =
    switch encoding {
    case .utf8: String(validating: bytes, as: UTF8.self)
    case .utf16LittleEndian: utf16(bytes, low: 0)
    case .utf16BigEndian: utf16(bytes, low: 1)
    case .windows1252: windows1252(bytes)
    }
  guard let text else {
    throw WorkbookError(
      "the file is not \(encoding.rawValue)",
      help: "state its `encoding`, or save it as UTF-8"
    )
  }
  return Array(text.utf8)
}

private func utf16(_ bytes: [UInt8], low: Int) -> String? {
  guard bytes.count % 2 == 0 else { return nil }
  let units = stride(from: 0, to: bytes.count, by: 2).map { index in
    UInt16(bytes[index + low]) | UInt16(bytes[index + 1 - low]) << 8
  }
  return String(validating: units, as: UTF16.self)
}

/// Source: https://encoding.spec.whatwg.org/index-windows-1252.txt
private func windows1252(_ bytes: [UInt8]) -> String? {
  var text = String.UnicodeScalarView()
  for byte in bytes {
    let value = (0x80...0x9F).contains(byte) ? upperHalf[Int(byte) - 0x80] : UInt32(byte)
    guard let scalar = UnicodeScalar(value), byte < 0x80 || value != 0 else { return nil }
    text.append(scalar)
  }
  return String(text)
}

/// The characters of the bytes 0x80 to 0x9F; 0 for those without one.
private let upperHalf: [UInt32] = [
  0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
  0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
]
