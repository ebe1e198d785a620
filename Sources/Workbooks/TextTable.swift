import CSV

/// The encoding and the delimiter of a text; what is not stated is detected.
package struct TextOptions: Sendable {
  package var encoding: TextEncoding?
  package var delimiter: UInt8?

  package init(encoding: TextEncoding? = nil, delimiter: UInt8? = nil) {
    self.encoding = encoding
    self.delimiter = delimiter
  }

  /// Reads a delimiter as a person states it: `;` or `semicolon`.
  package static func delimiter(statedAs text: String) -> UInt8? {
    let byte = text.utf8.count == 1 ? text.utf8.first : nil
    return delimiterNames.first { $0.name == text }?.byte
      ?? byte.flatMap { $0 < 0x80 && $0 != UInt8(ascii: "\"") ? $0 : nil }
  }

  static func name(of delimiter: UInt8) -> String {
    delimiterNames.first { $0.byte == delimiter }?.name ?? String(UnicodeScalar(delimiter))
  }
}

/// The delimiters that are detected; where lines have as many of two, the first.
///
/// Commas are also in numbers and sentences.
private let delimiterNames: [(byte: UInt8, name: String)] = [
  (UInt8(ascii: ";"), "semicolon"), (UInt8(ascii: "\t"), "tab"),
  (UInt8(ascii: "|"), "vertical bar"), (UInt8(ascii: ","), "comma"),
]

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
  let encoding = try encoding(of: bytes, options)
  let text = try utf8(bytes, in: encoding)
  guard !text.contains(0) else { throw .isNoTable }
  let start = text.first { $0 > 0x20 && !byteOrderMark.contains($0) }
  if start == UInt8(ascii: "<") {
    let help = "open it in a spreadsheet program, and save it as .xlsx or .csv"
    throw WorkbookError("the file is HTML or XML, not a table", help: help, at: "line 1")
  }
  let delimiter = options.delimiter ?? detectedDelimiter(text)
  let summary = WorkbookSummary(
    format: "csv, \(encoding.rawValue), \(TextOptions.name(of: delimiter))",
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
      // Rows can also end at carriage returns alone, which end no line.
      row.number = max(reader.row.line, row.number + 1)
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
    let line = max(reader.row.line, row.number + 1)
    throw WorkbookError(message, help: "correct the line", at: "line \(line)")
  }
  guard cellsLeft >= 0, reader.row.cells.count <= limits.columns else {
    let message = "the file has too many cells"
    throw WorkbookError(message, help: "split the file", at: "line \(row.number)")
  }
}

/// The delimiter of which most of the first lines have the same number, outside quotes.
private func detectedDelimiter(_ text: [UInt8]) -> UInt8 {
  let delimiters = delimiterNames.map(\.byte)
  var lines: [[UInt8: Int]] = [[:]]
  var isQuoted = false
  for byte in text.prefix(1 << 16) {
    switch byte {
    case UInt8(ascii: "\""): isQuoted.toggle()
    case _ where isQuoted: break
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): lines.append([:])
    case _ where delimiters.contains(byte): lines[lines.count - 1][byte, default: 0] += 1
    default: break
    }
    if lines.count > 100 { break }
  }
  let counts = delimiters.map { delimiter in
    Dictionary(grouping: lines.compactMap { $0[delimiter] }, by: \.self).values.map(\.count).max()
  }
  let most = counts.compactMap(\.self).max()
  return most.flatMap { most in counts.firstIndex(of: most) }.map { delimiters[$0] }
    ?? UInt8(ascii: ",")
}

/// The encoding that is stated, or that the bytes show.
private func encoding(
  of bytes: [UInt8],
  _ options: TextOptions
) throws(WorkbookError) -> TextEncoding {
  let marked: TextEncoding? =
    bytes.starts(with: [0xFF, 0xFE])
    ? .utf16LittleEndian
    : bytes.starts(with: [0xFE, 0xFF])
      ? .utf16BigEndian : bytes.starts(with: byteOrderMark) ? .utf8 : nil
  guard let stated = options.encoding else { return marked ?? detectedEncoding(bytes) }
  if let marked, marked != stated {
    let message = "the file has the byte order mark of \(marked.rawValue), not \(stated.rawValue)"
    throw WorkbookError(message, help: "do not state the `encoding`", at: "line 1")
  }
  return stated
}

/// The encoding by zeros in every other byte, or by what is valid.
private func detectedEncoding(_ bytes: [UInt8]) -> TextEncoding {
  let start = bytes.prefix(1000)
  let zeros = start.indices.filter { start[$0] == 0 }
  if zeros.count > start.count / 4 {
    if zeros.allSatisfy({ $0 % 2 == 1 }) { return .utf16LittleEndian }
    if zeros.allSatisfy({ $0 % 2 == 0 }) { return .utf16BigEndian }
  }
  return isUTF8(bytes) ? .utf8 : .windows1252
}

/// Converts a text to UTF-8, in which most tables are already.
private func utf8(_ bytes: [UInt8], in encoding: TextEncoding) throws(WorkbookError) -> [UInt8] {
  let text: [UInt8]? =
    switch encoding {
    case .utf8: isUTF8(bytes) ? bytes : nil
    case .utf16LittleEndian: utf16(bytes, low: 0)
    case .utf16BigEndian: utf16(bytes, low: 1)
    case .windows1252: windows1252(bytes)
    }
  if let text { return text }
  if bytes.contains(0), encoding == .utf8 || encoding == .windows1252 { throw .isNoTable }
  let help = "state its `encoding`, or save it as UTF-8"
  throw WorkbookError("the file is not \(encoding.rawValue)", help: help)
}

/// Checks a text piece by piece, because each piece is copied.
private func isUTF8(_ bytes: [UInt8]) -> Bool {
  var rest = bytes[...]
  while !rest.isEmpty {
    var piece = rest.prefix(1 << 20)
    if piece.count < rest.count {
      // The last character may go on in the next piece.
      guard let last = piece.suffix(4).lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return false }
      piece = piece[..<last]
    }
    if String(validating: piece, as: UTF8.self) == nil { return false }
    rest = rest[piece.endIndex...]
  }
  return true
}

private func utf16(_ bytes: [UInt8], low: Int) -> [UInt8]? {
  guard bytes.count % 2 == 0 else { return nil }
  let units = stride(from: 0, to: bytes.count, by: 2).lazy.map { index in
    UInt16(bytes[index + low]) | UInt16(bytes[index + 1 - low]) << 8
  }
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count / 2)
  let isFaulty = transcode(
    units.makeIterator(),
    from: UTF16.self,
    to: UTF8.self,
    stoppingOnError: true
  ) { text.append($0) }
  return isFaulty ? nil : text
}

/// Converts a text of Windows-1252.
///
/// Source: https://encoding.spec.whatwg.org/index-windows-1252.txt
private func windows1252(_ bytes: [UInt8]) -> [UInt8]? {
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count)
  for byte in bytes {
    if byte < 0x80 {
      text.append(byte)
      continue
    }
    let value = byte < 0xA0 ? upperHalf[Int(byte) - 0x80] : UInt32(byte)
    guard value != 0, let scalar = UnicodeScalar(value) else { return nil }
    text += Array(String(scalar).utf8)
  }
  return text
}

private let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

/// The characters of the bytes 0x80 to 0x9F; 0 for those without one.
private let upperHalf: [UInt32] = [
  0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
  0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
]
