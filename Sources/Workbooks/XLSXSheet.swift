/// What the cells of a sheet refer to.
struct XLSXContext {
  var formats: [NumberFormat]
  var texts: [String]
  var countsFrom1904: Bool
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
  private var column = -1
  private var type = CellType.number
  private var style = 0
  private var value: [UInt8] = []
  private var isCollecting = false
  private var isPhonetic = false
  private var hasValue = false
  private var hasFormula = false

  private enum CellType {
    case number, shared, text, boolean, error, date
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
    switch name.local {
    case "c": try startCell(attributes)
    case "v", "t":
      isCollecting = !isPhonetic
      hasValue = true
    case "row": try startRow(attributes)
    case "f": hasFormula = true
    case "rPh": isPhonetic = true
    default: break
    }
  }

  func end(_ name: XMLName) throws(WorkbookError) -> Bool {
    switch name.local {
    case "v", "t": isCollecting = false
    case "c": try endCell()
    case "rPh": isPhonetic = false
    case "row" where !row.cells.isEmpty: return visit(row) == .nextRow
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
    row.number = attributes["r"].flatMap { Int($0) } ?? (last + 1)
    row.cells.removeAll(keepingCapacity: true)
    column = -1
    guard row.number > last else {
      throw .damaged("sheet \(row.sheet): row \(row.number) comes after row \(last)")
    }
    guard row.number <= context.limits.rows else {
      throw .overLimit("sheet \(row.sheet) has more than \(context.limits.rows) rows")
    }
  }

  private func startCell(_ attributes: XMLAttributes) throws(WorkbookError) {
    column = attributes.bytes("r").flatMap(columnIndex) ?? (column + 1)
    guard column >= row.cells.count else {
      throw .damaged("sheet \(row.sheet), row \(row.number): cells are out of order")
    }
    cellsLeft -= 1 + column - row.cells.count
    guard column < context.limits.columns, cellsLeft >= 0 else {
      throw .overLimit("sheet \(row.sheet) has too many cells", at: location)
    }
    type =
      switch attributes["t"] {
      case "s": .shared
      case "str", "inlineStr": .text
      case "b": .boolean
      case "e": .error
      case "d": .date
      default: .number
      }
    style = attributes["s"].flatMap { Int($0) } ?? 0
    value.removeAll(keepingCapacity: true)
    (hasValue, hasFormula, isCollecting) = (false, false, false)
  }

  private func endCell() throws(WorkbookError) {
    if hasFormula, !hasValue {
      throw WorkbookError(
        "the formula has no value",
        help: "open the workbook, let it calculate, and save it",
        at: location
      )
    }
    let cell = try content()
    guard cell != .empty else { return }
    while row.cells.count < column { row.cells.append(.empty) }
    row.cells.append(cell)
  }

  private func content() throws(WorkbookError) -> SheetCell {
    if value.isEmpty { return .empty }
    switch type {
    case .text: return .text(xlsxText(value))
    case .boolean: return .boolean(value == [UInt8(ascii: "1")] || value.starts(with: "true".utf8))
    case .error: return .error(string)
    case .date: return .date(string)
    case .number: return try number()
    case .shared:
      guard let index = Int(string), context.texts.indices.contains(index) else {
        throw .damaged("\(location): there is no shared text \(string)")
      }
      let text = context.texts[index]
      return text.isEmpty ? .empty : .text(text)
    }
  }

  private func number() throws(WorkbookError) -> SheetCell {
    guard let number = decimalText(string) else {
      throw .damaged("\(location): \"\(string)\" is not a number")
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

/// The column of a cell address, counted from 0; `nil` if it begins with no letters.
private func columnIndex(_ address: UnsafePointer<CChar>) -> Int? {
  var (index, column) = (0, 0)
  while index < 4, case let letter = UInt8(bitPattern: address[index]) & 0xDF,
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter)
  {
    column = column * 26 + Int(letter - UInt8(ascii: "A")) + 1
    index += 1
  }
  return column > 0 ? column - 1 : nil
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

/// A text of an xlsx, in which `_x000D_` is the character of that number.
func xlsxText(_ bytes: [UInt8]) -> String {
  let text = String(decoding: bytes, as: UTF8.self)
  guard text.utf8.count > 6, text.contains("_x") else { return text }
  var (result, rest) = ("", text[...])
  while let start = rest.firstIndex(of: "_") {
    result += rest[..<start]
    rest = rest[start...]
    let code = rest.prefix(7)
    if code.utf8.count == 7, code.hasPrefix("_x"), code.hasSuffix("_"),
      let value = UInt32(code.dropFirst(2).dropLast(), radix: 16),
      let scalar = UnicodeScalar(value)
    {
      result.unicodeScalars.append(scalar)
      rest = rest.dropFirst(7)
    } else {
      result.append("_")
      rest = rest.dropFirst()
    }
  }
  return result + rest
}
