/// Reads the sheets of an ods, which are all in one part.
func readODS(
  _ archive: ZipArchive,
  _ limits: WorkbookLimits,
  where isWanted: (String) -> Bool,
  _ visit: (SheetRow) -> SheetReading
) throws(WorkbookError) -> WorkbookSummary {
  if archive.contains("META-INF/manifest.xml") {
    let manifest = ODSManifest()
    try archive.parse("META-INF/manifest.xml", manifest)
    if manifest.isEncrypted { throw .isEncrypted }
  }
  // The sheets of a workbook that is encrypted as a whole are in it.
  if archive.contains("encrypted-package") { throw .isEncrypted }
  let names = try withoutActuallyEscaping(isWanted) { isWanted throws(WorkbookError) in
    try withoutActuallyEscaping(visit) { visit throws(WorkbookError) in
      let content = ODSContent(limits, where: isWanted, visit)
      try archive.parse("content.xml", content)
      return content.names
    }
  }
  guard !names.isEmpty else { throw .damaged("the workbook has no sheets", at: "content.xml") }
  return WorkbookSummary(format: "ods", sheets: names)
}

private final class ODSManifest: XMLHandler {
  private(set) var isEncrypted = false

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.local == "encryption-data" { isEncrypted = true }
  }

  func end(_ name: XMLName) -> Bool { true }
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Reads the rows of the wanted sheets.
///
/// Source: Open Document Format for Office Applications 1.3, part 3, 9.1.
private final class ODSContent: XMLHandler {
  private let limits: WorkbookLimits
  private let isWanted: (String) -> Bool
  private let visit: (SheetRow) -> SheetReading
  private(set) var names: [String] = []
  private var cellsLeft: Int
  private var row = SheetRow(sheet: "", number: 0, cells: [])
  /// How often the row is repeated, and the number of the row after it.
  private var (rowCount, nextNumber) = (1, 1)
  private var isReading = false
  private var isInCell = false
  private var cell = ODSCell()
  /// How often the cell is repeated.
  private var repeated = 1
  private var emptyCount = 0
  /// The depth below an element whose content is not that of a cell.
  private var ignoredDepth = 0
  /// The number of open tables, if they are not read.
  private var skippedTables = 0
  private var hasRoot = false

  init(
    _ limits: WorkbookLimits,
    where isWanted: @escaping (String) -> Bool,
    _ visit: @escaping (SheetRow) -> SheetReading
  ) {
    (self.limits, self.isWanted, self.visit) = (limits, isWanted, visit)
    cellsLeft = limits.cells
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(WorkbookError) {
    if ignoredDepth > 0 {
      ignoredDepth += 1
      return
    }
    if skippedTables > 0 {
      if name == "table:table" { skippedTables += 1 }
      return
    }
    if isInCell { return try startInCell(name, attributes) }
    guard isReading else { return try startOutside(name, attributes) }
    switch name {
    case "table:table-cell", "table:covered-table-cell":
      cell.begin(attributes)
      repeated = try count(attributes["table:number-columns-repeated"])
      isInCell = true
    case "table:table-row":
      row.number = nextNumber
      row.cells.removeAll(keepingCapacity: true)
      emptyCount = 0
      rowCount = try count(attributes["table:number-rows-repeated"])
      nextNumber = min(nextNumber + rowCount, 1 << 32)
    case "table:shapes", "office:forms": ignoredDepth = 1
    default: break
    }
  }

  /// Finds the sheets; other tables, such as those of changes, are inside elements of their own.
  private func startOutside(
    _ name: XMLName,
    _ attributes: XMLAttributes
  ) throws(WorkbookError) {
    if !hasRoot { try startRoot(attributes) }
    switch name {
    case "table:table":
      guard names.count < limits.parts else {
        throw .overLimit("the workbook has more than \(limits.parts) sheets")
      }
      let sheet = attributes["table:name"] ?? ""
      guard !names.contains(sheet) else { throw .sheetTwice(sheet) }
      names.append(sheet)
      row = SheetRow(sheet: sheet, number: 0, cells: [])
      (isReading, nextNumber) = (isWanted(sheet), 1)
      if !isReading { skippedTables = 1 }
    case "table:tracked-changes", "table:dde-links": ignoredDepth = 1
    case "office:text", "office:presentation", "office:drawing":
      let message = "this is an OpenDocument file, but no spreadsheet"
      throw WorkbookError(message, help: "save its table as .csv")
    default: break
    }
  }

  func end(_ name: XMLName) throws(WorkbookError) -> Bool {
    if ignoredDepth > 0 {
      ignoredDepth -= 1
      return true
    }
    if skippedTables > 0 {
      if name == "table:table" { skippedTables -= 1 }
      return true
    }
    guard isReading else { return true }
    switch name {
    case "table:table-cell", "table:covered-table-cell":
      isInCell = false
      try endCell()
    case "table:table-row": try endRow()
    case "table:table": isReading = false
    case "text:p" where isInCell: cell.endParagraph()
    default: break
    }
    return true
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookError) {
    guard isInCell, ignoredDepth == 0, cell.isInText else { return }
    try checkSize(adding: bytes.count)
    cell.append(bytes)
  }

  private func checkSize(adding count: Int) throws(WorkbookError) {
    guard cell.text.count + count <= limits.cellBytes else {
      throw .overLimit("the cell has more than \(limits.cellBytes) bytes", at: location)
    }
  }

  /// Prefixes can be any, but all programs use the same.
  private func startRoot(_ attributes: XMLAttributes) throws(WorkbookError) {
    hasRoot = true
    let namespaces = [
      attributes["xmlns:table"], attributes["xmlns:office"], attributes["xmlns:text"],
    ]
    guard namespaces.allSatisfy({ $0?.contains("opendocument:xmlns:") == true }) else {
      let message = "the part does not declare the namespaces office, table and text"
      throw .damaged(message, at: "content.xml")
    }
  }

  private func startInCell(
    _ name: XMLName,
    _ attributes: XMLAttributes
  ) throws(WorkbookError) {
    switch name {
    case "text:p": cell.startParagraph()
    case "text:s":
      let count = try count(attributes["text:c"])
      try checkSize(adding: count)
      cell.append(UInt8(ascii: " "), count: count)
    case "text:tab": cell.append(UInt8(ascii: "\t"))
    case "text:line-break": cell.append(UInt8(ascii: "\n"))
    // Comments, shapes and tables in the cell, and pronunciations in its text.
    case _ where !cell.isInText, "office:annotation", "text:ruby-text", "text:note":
      ignoredDepth = 1
    // Parts of the text with a style, a link or a field.
    default: break
    }
  }

  private func endCell() throws(WorkbookError) {
    if cell.isWithoutValue { throw .formulaWithoutValue(at: location) }
    guard let content = cell.content else {
      let expected = cell.type == "date" ? "date" : "number"
      throw .damaged("\"\(cell.value ?? "")\" is not a \(expected)", at: location)
    }
    guard content != .empty else {
      emptyCount = min(emptyCount + repeated, limits.columns)
      return
    }
    let added = emptyCount + repeated
    guard row.cells.count + added <= limits.columns else {
      let last = columnLetters(limits.columns - 1)
      throw .overLimit("the cell is beyond the last column of a sheet, \(last)", at: location)
    }
    guard added <= cellsLeft else { throw .tooManyCells(limits, at: location) }
    cellsLeft -= added
    row.cells += repeatElement(.empty, count: emptyCount)
    row.cells += repeatElement(content, count: repeated)
    emptyCount = 0
  }

  private func endRow() throws(WorkbookError) {
    guard !row.cells.isEmpty else { return }
    guard row.number + rowCount - 1 <= limits.rows else {
      let last = "the row is beyond the last of a sheet, \(limits.rows)"
      throw .overLimit(last, at: "\(row.sheet), row \(row.number + rowCount - 1)")
    }
    // Both factors have limits far below the square root of the largest number.
    guard (rowCount - 1) * row.cells.count <= cellsLeft else {
      throw .tooManyCells(limits, at: location)
    }
    cellsLeft -= (rowCount - 1) * row.cells.count
    for _ in 0..<rowCount {
      if visit(row) == .nextSheet {
        (isReading, skippedTables) = (false, 1)
        return
      }
      row.number += 1
    }
  }

  /// A number of repetitions, which only the limits bound.
  private func count(_ text: String?) throws(WorkbookError) -> Int {
    guard let text else { return 1 }
    guard let count = Int(text), count > 0 else {
      throw .damaged("\"\(text)\" is not a number of repetitions", at: location)
    }
    return min(count, 1 << 24)
  }

  private var location: String {
    "\(row.sheet), cell \(columnLetters(row.cells.count + emptyCount))\(row.number)"
  }
}
