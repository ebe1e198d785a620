/// Reads the rows of a workbook: xlsx, ods, or a text with delimiters.
///
/// Rows are passed on while the workbook is decompressed and parsed, so memory does not grow with
/// their number. The format is detected from the bytes.
///
/// - Parameters:
///   - bytes: The file.
///   - options: The encoding and the delimiter of a text.
///   - limits: What the workbook may contain at most.
///   - isWanted: Whether to read the sheet of a name; a text is one sheet without a name.
///   - visit: Receives the rows of the wanted sheets in order, without those that are empty.
/// - Returns: What was read: the format, and the names of all sheets.
/// - Throws: Why the file cannot be read, after the rows before.
package func readWorkbook(
  _ bytes: [UInt8],
  _ options: TextOptions = TextOptions(),
  limits: WorkbookLimits = WorkbookLimits(),
  where isWanted: (_ sheet: String) -> Bool,
  _ visit: (_ row: SheetRow) -> SheetReading
) throws(WorkbookError) -> WorkbookSummary {
  if bytes.starts(with: zipMagic) || bytes.starts(with: emptyZipMagic) {
    let archive = try ZipArchive(bytes, limits: limits)
    if archive.contains("content.xml") || archive.contains("encrypted-package") {
      return try readODS(archive, limits, where: isWanted, visit)
    }
    return try XLSXWorkbook(archive, limits).read(where: isWanted, visit)
  }
  if bytes.starts(with: compoundFileMagic) {
    let isEncrypted = bytes.firstRange(of: Array("EncryptedPackage".utf16).littleEndian) != nil
    throw isEncrypted
      ? .isEncrypted
      : WorkbookError("this is a file of Excel 97 to 2003 (.xls)", help: "save it as .xlsx")
  }
  return try readText(bytes, options, limits, where: isWanted, visit)
}

/// What the reader of a row wants next.
package enum SheetReading: Sendable {
  case nextRow, nextSheet
}

/// One row of a sheet.
package struct SheetRow: Sendable {
  package var sheet: String
  /// The number of the row in the sheet, counted from 1; for a text, the line.
  package var number: Int
  /// The cells from the first column to the last that is not empty.
  package var cells: [SheetCell]

  /// The cell of a column, counted from 0.
  package subscript(column: Int) -> SheetCell {
    column < cells.count ? cells[column] : .empty
  }
}

/// The content of one cell.
///
/// A number is in decimal notation with all digits that its file has; a percentage is the share:
/// `0.25` for 25 %. A date is `2031-04-01`, with the time of day after a `T` if there is one.
package enum SheetCell: Hashable, Sendable {
  case empty
  case text(String)
  case number(String)
  case percent(String)
  case date(String)
  case boolean(Bool)
  /// What a failed formula shows: `#DIV/0!`.
  case error(String)

  /// The content as text; empty for an empty cell.
  package var text: String {
    switch self {
    case .empty: ""
    case .text(let text), .number(let text), .percent(let text), .date(let text),
      .error(let text):
      text
    case .boolean(let isTrue): isTrue ? "TRUE" : "FALSE"
    }
  }
}

/// What a workbook is.
package struct WorkbookSummary: Hashable, Sendable {
  /// `xlsx`, `ods`, or the encoding and the delimiter of a text.
  package var format: String
  /// The names of all its sheets, in order.
  package var sheets: [String]
}

/// Why a workbook cannot be read, in the words of who made it.
package struct WorkbookError: Error, Hashable, Sendable {
  package var message: String
  /// An instruction.
  package var help: String
  /// The sheet and the cell, the line of a text, or the part of the archive: `Data, cell B7`.
  package var location: String?

  init(_ message: String, help: String, at location: String? = nil) {
    self.message = message
    self.help = help
    self.location = location
  }

  static let isEncrypted = WorkbookError(
    "the workbook is encrypted",
    help: "open it, save a copy without a password, and read that"
  )

  static let isNoTable = WorkbookError(
    "the file is neither a workbook nor a text",
    help: "name a file of type .xlsx, .ods or .csv"
  )

  static func formulaWithoutValue(at location: String) -> WorkbookError {
    let help = "open the workbook in a spreadsheet program, let it calculate, and save it"
    return WorkbookError("the formula has no value", help: help, at: location)
  }

  static func damaged(_ message: String, at location: String? = nil) -> WorkbookError {
    let help = "download the file again, or open it and save it anew"
    return WorkbookError(message, help: help, at: location)
  }

  static func overLimit(_ message: String, at location: String? = nil) -> WorkbookError {
    WorkbookError(message, help: "save the sheet alone, as csv", at: location)
  }

  static func sheetTwice(_ name: String) -> WorkbookError {
    .damaged("the workbook has two sheets of this name", at: name)
  }

  static func tooManyCells(_ limits: WorkbookLimits, at location: String) -> WorkbookError {
    .overLimit("the workbook has over \(limits.cells >> 20) million cells", at: location)
  }
}

/// What a workbook may contain at most, so that reading any file ends.
package struct WorkbookLimits: Sendable {
  /// The decompressed bytes of all its parts together.
  package var bytes = 1 << 30
  /// The bytes of the texts that cells of an xlsx share.
  package var sharedTexts = 64 << 20
  /// The parts of an archive, the sheets, and the different names in an XML document.
  package var parts = 10_000
  package var styles = 1 << 17
  package var cells = 64 << 20
  package var rows = 1 << 20
  package var columns = 1 << 14
  /// The bytes of one cell.
  package var cellBytes = 1 << 17
  /// The bytes of one tag, comment or other piece of XML that expat keeps whole.
  package var tagBytes = 1 << 20

  package init() {}
}

private let zipMagic: [UInt8] = [0x50, 0x4B, 3, 4]
private let emptyZipMagic: [UInt8] = [0x50, 0x4B, 5, 6]
private let compoundFileMagic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]

extension [UInt16] {
  fileprivate var littleEndian: [UInt8] { flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }
}
