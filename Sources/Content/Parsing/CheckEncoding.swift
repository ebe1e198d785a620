import Diagnostics

/// The error of a file that is not UTF-8 as a whole: UTF-16, or a workbook under the name of a
/// table.
func encodingError(of source: SourceText, isTable: Bool) -> Diagnostic? {
  let location = SourceLocation.file(source.path)
  if isTable, workbookStarts.contains(where: source.bytes.starts) {
    let message = "the file is a workbook, whatever its name says, and not CSV"
    let help = "open it in a spreadsheet program, and save the sheet as CSV in UTF-8"
    return Diagnostic(.csvSyntax, message, at: location, help: help)
  }
  guard isUTF16(source.bytes.prefix(1024)) else { return nil }
  let help = isTable ? "save the table as CSV in UTF-8, with commas between its cells" : nil
  return Diagnostic(.notUTF8, "the file is UTF-16, not UTF-8", at: location, help: help)
}

/// The first bytes of a ZIP archive, as which newer workbooks are stored, and of a compound file,
/// as which older ones are.
private let workbookStarts: [[UInt8]] = [
  [0x50, 0x4B, 0x03, 0x04], [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
]

/// Whether a text starts with a byte order mark of UTF-16, or half of its bytes are zero, always
/// the first or always the second of two, as in UTF-16 of mostly Latin letters.
private func isUTF16(_ bytes: ArraySlice<UInt8>) -> Bool {
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
  guard bytes.contains(0) else { return false }
  let zeros = bytes.indices.filter { bytes[$0] == 0 }
  let even = zeros.count { $0.isMultiple(of: 2) }
  return bytes.count > 3 && zeros.count * 4 > bytes.count
    && (even == 0 || even == zeros.count)
}
