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
  let names = try withoutActuallyEscaping(isWanted) { isWanted throws(WorkbookError) in
    try withoutActuallyEscaping(visit) { visit throws(WorkbookError) in
      let content = ODSContent(limits, where: isWanted, visit)
      try archive.parse("content.xml", content)
      return content.names
    }
  }
  guard !names.isEmpty else { throw .damaged("content.xml has no sheets") }
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
  private var emptyCount = 0
  /// The depth below an element whose content is not that of a cell.
  private var ignoredDepth = 0
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
    if !hasRoot { try startRoot(attributes) }
    if ignoredDepth > 0 {
      ignoredDepth += 1
      return
    }
    if isInCell { return startInCell(name, attributes) }
    if name == "table:table" {
      let sheet = attributes["table:name"] ?? ""
      names.append(sheet)
      row = SheetRow(sheet: sheet, number: 0, cells: [])
      (isReading, nextNumber) = (isWanted(sheet), 1)
      return
    }
    guard isReading else { return }
    switch name {
    case "table:table-cell", "table:covered-table-cell":
      cell.begin(attributes)
      isInCell = true
    case "table:table-row":
      rowCount = count(attributes["table:number-rows-repeated"])
      row.number = nextNumber
      nextNumber = min(nextNumber + rowCount, 1 << 32)
      row.cells.removeAll(keepingCapacity: true)
      emptyCount = 0
    case "table:shapes", "office:forms": ignoredDepth = 1
    default: break
    }
  }

  func end(_ name: XMLName) throws(WorkbookError) -> Bool {
    if ignoredDepth > 0 {
      ignoredDepth -= 1
      return true
    }
    guard isReading else { return true }
    switch name {
    case "table:table-cell", "table:covered-table-cell":
      isInCell = false
      try endCell()
    case "table:table-row": try endRow()
    case "table:table": isReading = false
    case "text:p" where isInCell: cell.isInText = false
    default: break
    }
    return true
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookError) {
    guard isInCell, ignoredDepth == 0, cell.isInText else { return }
    guard cell.text.count + bytes.count <= limits.cellBytes else {
      throw .overLimit("the cell has more than \(limits.cellBytes) bytes", at: location)
    }
    cell.text.append(contentsOf: bytes)
  }

  /// Prefixes can be any, but all programs use the same.
  private func startRoot(_ attributes: XMLAttributes) throws(WorkbookError) {
    hasRoot = true
    let namespaces = [
      attributes["xmlns:table"], attributes["xmlns:office"], attributes["xmlns:text"],
    ]
    guard namespaces.allSatisfy({ $0?.contains("opendocument:xmlns:") == true }) else {
      throw .damaged("content.xml does not declare the namespaces office, table and text")
    }
  }

  private func startInCell(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "text:p":
      if cell.hasText { cell.text.append(UInt8(ascii: "\n")) }
      (cell.isInText, cell.hasText) = (true, true)
    case "text:s":
      let count = min(count(attributes["text:c"]), limits.cellBytes - cell.text.count)
      cell.text += repeatElement(UInt8(ascii: " "), count: max(0, count))
    case "text:tab": cell.text.append(UInt8(ascii: "\t"))
    case "text:line-break": cell.text.append(UInt8(ascii: "\n"))
    case "text:span", "text:a": break
    // Comments, shapes and tables in the cell.
    default: ignoredDepth = 1
    }
  }

  private func endCell() throws(WorkbookError) {
    if cell.isWithoutValue {
      throw WorkbookError(
        "the formula has no value",
        help: "open the workbook, let it calculate, and save it",
        at: location
      )
    }
    guard let content = cell.content else {
      throw .damaged("\(location): \"\(cell.value ?? "")\" is not a number")
    }
    let repeated = count(cell.repeated)
    guard content != .empty else {
      emptyCount = min(emptyCount + repeated, limits.columns)
      return
    }
    let added = emptyCount + repeated
    guard row.cells.count + added <= limits.columns, added <= cellsLeft else {
      throw .overLimit("sheet \(row.sheet) has too many cells", at: location)
    }
    cellsLeft -= added
    row.cells += repeatElement(.empty, count: emptyCount)
    row.cells += repeatElement(content, count: repeated)
    emptyCount = 0
  }

  private func endRow() throws(WorkbookError) {
    guard !row.cells.isEmpty else { return }
    guard row.number + rowCount - 1 <= limits.rows,
      (rowCount - 1).multipliedReportingOverflow(by: row.cells.count).partialValue <= cellsLeft
    else { throw .overLimit("sheet \(row.sheet) has too many rows", at: location) }
    cellsLeft -= (rowCount - 1) * row.cells.count
    for _ in 0..<rowCount {
      if visit(row) == .nextSheet {
        isReading = false
        return
      }
      row.number += 1
    }
  }

  /// A number of repetitions, which only the limits bound.
  private func count(_ text: String?) -> Int {
    min(max(text.flatMap { Int($0) } ?? 1, 1), 1 << 24)
  }

  private var location: String {
    "\(row.sheet), cell \(columnLetters(row.cells.count + emptyCount))\(row.number)"
  }
}

/// One cell of an ods while it is read.
private struct ODSCell {
  var text: [UInt8] = []
  var hasText = false
  var isInText = false
  private(set) var repeated: String?
  private(set) var value: String?
  private var type = ""
  private var isError = false
  private var hasFormula = false

  mutating func begin(_ attributes: XMLAttributes) {
    text.removeAll(keepingCapacity: true)
    (hasText, isInText) = (false, false)
    repeated = attributes["table:number-columns-repeated"]
    type = attributes["office:value-type"] ?? ""
    isError = attributes["calcext:value-type"] == "error"
    hasFormula = attributes.bytes("table:formula") != nil
    value =
      switch type {
      case "": nil
      case "date": attributes["office:date-value"]
      case "boolean": attributes["office:boolean-value"]
      case "string": attributes["office:string-value"]
      default: attributes["office:value"]
      }
  }

  var isWithoutValue: Bool { hasFormula && type.isEmpty && !hasText }

  /// The content; `nil` if it should be a number but is not.
  var content: SheetCell? {
    if isError { return .error(shown) }
    switch type {
    case "float", "currency": return value.flatMap(decimalText).map { .number($0) }
    case "percentage": return value.flatMap(decimalText).map { .percent($0) }
    case "date": return .date(value ?? shown)
    case "boolean": return .boolean(value == "true")
    default:
      let text = value.flatMap { $0.isEmpty ? nil : $0 } ?? shown
      return text.isEmpty ? .empty : .text(text)
    }
  }

  private var shown: String { String(decoding: text, as: UTF8.self) }
}
