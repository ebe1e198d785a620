import Diagnostics

extension TableCheck {
  /// The value of a cell under the type of its column; blank after an error.
  mutating func cellValue(
    of text: String,
    in column: DataColumn,
    row: Int,
    _ location: () -> SourceLocation
  ) -> CellValue {
    if text.isEmpty && column.isOptional { return .blank }
    if let code = missingCode(text) {
      checkCode(code, text, in: column, row: row, location)
      return code.map { .missing($0) } ?? .blank
    }
    if text.isEmpty {
      let codes = column.missingCodes.map(\.mark).joined(separator: " or ")
      diagnostics.report(
        .csvMissingCode,
        "row \(row + 1), column \(column.name): the cell is blank",
        at: location(),
        help: codes.isEmpty ? noMissingCode : "write the value, or \(codes) if it is missing"
      )
      return .blank
    }
    guard let value = value(of: text, in: column) else {
      diagnostics.report(
        .csvValue,
        "row \(row + 1), column \(column.name): expected \(column.type.inWords), found \"\(text)\"",
        at: location(),
        help: help(for: text, in: column)
      )
      return .blank
    }
    guard value.number.map({ $0.magnitude <= Double(largestNumber) }) ?? true else {
      diagnostics.report(
        .overLimit,
        "row \(row + 1), column \(column.name): \(text) is more than \(largestNumber)",
        at: location(),
        help: largestNumberHelp
      )
      return .blank
    }
    checkRange(value, text, in: column, row: row, location)
    return value
  }

  /// `nil` if the cell is not a code at all; a `nil` code if it is not one of the standard.
  private func missingCode(_ text: String) -> MissingCode?? {
    guard text.hasPrefix("["), text.hasSuffix("]") else { return nil }
    return .some(MissingCode(rawValue: String(text.dropFirst().dropLast())))
  }

  private mutating func checkCode(
    _ code: MissingCode?,
    _ text: String,
    in column: DataColumn,
    row: Int,
    _ location: () -> SourceLocation
  ) {
    if let code, column.missingCodes.contains(code) { return }
    let allowed = column.missingCodes.map(\.mark)
    diagnostics.report(
      .csvMissingCode,
      "row \(row + 1), column \(column.name): the code \(text) is not allowed here",
      at: location(),
      help: allowed.isEmpty
        ? noMissingCode : "write the value, or one of: \(allowed.joined(separator: ", "))"
    )
  }

  /// The value of a text under the type of its column; `nil` if it does not fit.
  func value(of text: String, in column: DataColumn) -> CellValue? {
    switch column.type {
    case .text: return .text
    case .url: return isWebAddress(text) ? .text : nil
    case .date: return CalendarDate(text) == nil ? nil : .text
    case .year: return text.count == 4 && digits(of: text) != nil ? .text : nil
    case .financialYear: return isFinancialYear(text) ? .text : nil
    case .choice: return column.choices.contains(text) ? .text : nil
    case .body:
      return bodies.reference(to: text) != nil || bodies.unreadable.contains(text) ? .text : nil
    case .count: return digits(of: text).map { .count($0) }
    case .integer:
      let magnitude = text.hasPrefix("-") ? text.dropFirst() : text[...]
      return digits(of: magnitude).flatMap { _ in Double(text) }.map { .number($0) }
    case .number, .percent: return decimal(text).map { .number($0) }
    }
  }

  private mutating func checkRange(
    _ value: CellValue,
    _ text: String,
    in column: DataColumn,
    row: Int,
    _ location: () -> SourceLocation
  ) {
    guard let number = value.number ?? (column.type == .year ? Double(text) : nil) else { return }
    let isTooLow = column.minimum.map { number < Double($0) } ?? false
    let isTooHigh = column.maximum.map { number > Double($0) } ?? false
    guard isTooLow || isTooHigh else { return }
    let bounds = [
      column.minimum.map { "at least \($0)" },
      column.maximum.map { "at most \($0)" },
    ].compactMap { $0 }.joined(separator: " and ")
    diagnostics.report(
      .csvRange,
      "row \(row + 1), column \(column.name): expected \(bounds), found \(text)",
      at: location()
    )
  }

  private mutating func help(for text: String, in column: DataColumn) -> String? {
    switch column.type {
    case .count where text.hasPrefix("-"): "write a count of 0 or more"
    case .count, .integer, .number, .percent:
      text.contains(",") ? "write the number without thousands separators" : nil
    case .choice, .body: suggestion(for: text, in: column)
    default: nil
    }
  }

  /// The nearest name, looked up once for all cells of a column with the same text.
  private mutating func suggestion(for text: String, in column: DataColumn) -> String {
    if let known = suggestions[column.name]?[text] { return known }
    let isBody = column.type == .body
    let found = Diagnostics.suggestion(
      for: text,
      among: isBody ? bodies.ids : column.choices,
      what: isBody ? "ids" : "choices"
    )
    suggestions[column.name, default: [:]][text] = found
    return found
  }
}

/// The help for a missing value in a column that has no missing codes.
private let noMissingCode = "write the value; this column allows no missing code"

extension ColumnType {
  /// What a cell of the type is, as it reads after "expected".
  fileprivate var inWords: String {
    switch self {
    case .financialYear: "a financial year such as 2014/15"
    case .year: "a year"
    case .date: "a date"
    case .count: "a count"
    case .integer: "a whole number"
    case .number: "a number"
    case .percent: "a percentage"
    case .text: "text"
    case .url: "a web address"
    case .choice: "one of the declared choices"
    case .body: "the id of an inspected body"
    }
  }
}

/// Whether a text is a year to March such as `2014/15`, whose second part follows the first.
func isFinancialYear(_ text: String) -> Bool {
  let parts = text.split(separator: "/", omittingEmptySubsequences: false)
  guard parts.count == 2, parts[0].count == 4, parts[1].count == 2 else { return false }
  guard let first = digits(of: parts[0]), let second = digits(of: parts[1]) else { return false }
  return (first + 1) % 100 == second
}

/// A number with `.` as the decimal separator; no exponent, no thousands separators, no words.
private func decimal(_ text: String) -> Double? {
  let magnitude = text.hasPrefix("-") ? text.dropFirst() : text[...]
  let parts = magnitude.split(separator: ".", omittingEmptySubsequences: false)
  guard (1...2).contains(parts.count), parts.allSatisfy({ digits(of: $0) != nil }) else {
    return nil
  }
  return Double(text)
}
