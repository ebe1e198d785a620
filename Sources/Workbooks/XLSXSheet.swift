/// What the cells of a sheet refer to.
struct XLSXContext {
  var formats: [NumberFormat]
  var texts: [String]
  var countsFrom1904: Bool
  /// Whether the workbook asks to be calculated: its writer does not calculate.
  var isUncalculated: Bool
  var limits: WorkbookLimits
}

/// Reads the rows of one sheet of an xlsx.
///
/// Source: ECMA-376, part 1, 18.3.
final class XLSXSheet: XMLHandler {
  private let context: XLSXContext
  private let visit: (SheetRow) -> SheetReading
  private(set) var cellsLeft: Int
  private var row: SheetRow
  /// The column of the cell that is read, or was last.
  private var column = -1
  private var type = CellType.number
  private var style = 0
  private var value: [UInt8] = []
  private var isCollecting = false
  private var isPhonetic = false
  private var hasFormula = false
  /// Whether the element of the rows is open.
  private var isInData = false
  private(set) var hasData = false

  private enum CellType {
    case number, shared, text, boolean, error, date

    init(_ name: XMLName) {
      switch name {
      case "s": self = .shared
      case "str", "inlineStr": self = .text
      case "b": self = .boolean
      case "e": self = .error
      case "d": self = .date
      default: self = .number
      }
    }
  }

  init(
    _ name: String,
    _ context: XLSXContext,
    cellsLeft: Int,
    _ visit: @escaping (SheetRow) -> SheetReading
  ) {
    (self.context, self.visit, self.cellsLeft) = (context, visit, cellsLeft)
    row = SheetRow(sheet: name, number: 0, cells: [])
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(WorkbookError) {
    let name = name.local
    guard isInData else {
      if name == "sheetData" { (isInData, hasData) = (true, true) }
      return
    }
    switch name {
    case "c": try startCell(attributes)
    case "v", "t": isCollecting = !isPhonetic
    case "row": try startRow(attributes)
    case "f": hasFormula = true
    case "rPh": isPhonetic = true
    default: break
    }
  }

  func end(_ name: XMLName) throws(WorkbookError) -> Bool {
    guard isInData else { return true }
    switch name.local {
    case "v", "t": isCollecting = false
    case "c": try endCell()
    case "rPh": isPhonetic = false
    case "row" where !row.cells.isEmpty: return visit(row) == .nextRow
    case "sheetData": isInData = false
    default: break
    }
    return true
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookError) {
    guard isCollecting else { return }
    guard value.count + bytes.count <= context.limits.cellBytes else {
      throw .overLimit("the cell has more than \(context.limits.cellBytes) bytes", at: location)
    }
    value.append(contentsOf: bytes)
  }

  private func startRow(_ attributes: XMLAttributes) throws(WorkbookError) {
    let last = row.number
    row.cells.removeAll(keepingCapacity: true)
    column = -1
    row.number = last + 1
    if let written = attributes["r"] {
      guard let number = Int(written), number > 0 else {
        let location = "\(row.sheet), after row \(last)"
        throw .damaged("\"\(written)\" is not the number of a row", at: location)
      }
      row.number = number
    }
    guard row.number > last else {
      let after = "the row comes after row \(last)"
      let location = "\(row.sheet), row \(row.number)"
      throw .damaged(row.number == last ? "the row is there twice" : after, at: location)
    }
    guard row.number <= context.limits.rows else {
      let last = "the row is beyond the last of a sheet, \(context.limits.rows)"
      throw .overLimit(last, at: "\(row.sheet), row \(row.number)")
    }
  }

  private func startCell(_ attributes: XMLAttributes) throws(WorkbookError) {
    let last = column
    column += 1
    if let address = attributes.bytes("r") {
      guard let cell = CellAddress(address), cell.row == nil || cell.row == row.number else {
        let location = "\(row.sheet), row \(row.number)"
        throw .damaged("\"\(String(cString: address))\" is not a cell of the row", at: location)
      }
      column = cell.column
    }
    guard column > last else {
      let after = "the cell comes after cell \(columnLetters(last))\(row.number)"
      throw .damaged(column == last ? "the cell is there twice" : after, at: location)
    }
    guard column < context.limits.columns else {
      let last = columnLetters(context.limits.columns - 1)
      throw .overLimit("the cell is beyond the last column of a sheet, \(last)", at: location)
    }
    type = attributes.value("t").map(CellType.init) ?? .number
    style = attributes["s"].flatMap { Int($0) } ?? 0
    value.removeAll(keepingCapacity: true)
    (hasFormula, isCollecting) = (false, false)
  }

  private func endCell() throws(WorkbookError) {
    if hasFormula, isWithoutValue { throw .formulaWithoutValue(at: location) }
    let cell = try content()
    guard cell != .empty else { return }
    cellsLeft -= 1 + column - row.cells.count
    guard cellsLeft >= 0 else {
      throw .tooManyCells(context.limits, at: location)
    }
    while row.cells.count < column { row.cells.append(.empty) }
    row.cells.append(cell)
  }

  /// Whether the formula of the cell has no value, or the 0 that stands for it.
  ///
  /// An empty text is a value. Writers that do not calculate leave the value out, or write 0 and ask
  /// for the workbook to be calculated when it is opened.
  private var isWithoutValue: Bool {
    if value.isEmpty { return type != .text }
    return context.isUncalculated && type == .number && value == [UInt8(ascii: "0")]
  }

  private func content() throws(WorkbookError) -> SheetCell {
    if value.isEmpty { return .empty }
    switch type {
    case .text: return .text(xlsxText(value))
    case .boolean: return .boolean(value == [UInt8(ascii: "1")] || value.starts(with: "true".utf8))
    case .error: return .error(string)
    case .date:
      guard let date = dateText(string) else {
        throw .damaged("\"\(string)\" is not a date", at: location)
      }
      return .date(date)
    case .number: return try number()
    case .shared:
      guard let index = Int(string), context.texts.indices.contains(index) else {
        throw .damaged("there is no shared text \(string)", at: location)
      }
      let text = context.texts[index]
      return text.isEmpty ? .empty : .text(text)
    }
  }

  private func number() throws(WorkbookError) -> SheetCell {
    guard let number = decimalText(string) else {
      throw .damaged("\"\(string)\" is not a number", at: location)
    }
    switch context.formats.indices.contains(style) ? context.formats[style] : .plain {
    case .plain: return .number(number)
    case .percent: return .percent(number)
    case .date:
      let date = Double(number).flatMap { dateText($0, countsFrom1904: context.countsFrom1904) }
      return date.map { .date($0) } ?? .number(number)
    }
  }

  private var string: String { String(decoding: value, as: UTF8.self) }

  private var location: String {
    "\(row.sheet), cell \(columnLetters(column))\(row.number)"
  }
}

/// The address of a cell, such as `B7`.
private struct CellAddress {
  /// Counted from 0.
  var column = 0
  /// `nil` for an address without a row.
  var row: Int?

  init?(_ address: UnsafePointer<CChar>) {
    var rest = address
    while case let letter = UInt8(bitPattern: rest.pointee) & 0xDF, rest - address < 4,
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter)
    {
      column = column * 26 + Int(letter - UInt8(ascii: "A")) + 1
      rest += 1
    }
    guard column > 0 else { return nil }
    column -= 1
    let digits = rest
    while case let digit = UInt8(bitPattern: rest.pointee), (48...57).contains(digit) {
      guard rest - digits < 10 else { return nil }
      row = (row ?? 0) * 10 + Int(digit - 48)
      rest += 1
    }
    guard rest.pointee == 0 else { return nil }
  }
}

/// The letters of a column, counted from 0: `A`, `Z`, `AA`.
package func columnLetters(_ column: Int) -> String {
  var (rest, letters) = (column + 1, "")
  while rest > 0 {
    letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))) + letters
    rest = (rest - 1) / 26
  }
  return letters
}
