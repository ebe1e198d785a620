import CSV
import Diagnostics

extension TableCheck {
  /// The value of a cell under the type of its column; blank after an error.
  mutating func cellValue(
    of text: String,
    in column: DataColumn,
    _ cell: CSVCell,
    of row: CSVRow
  ) -> CellValue {
    if text.isEmpty && column.isOptional { return .blank }
    if let code = missingCode(text) {
      if let code, column.missingCodes.contains(code) { return .missing(code) }
      reportCode(text, in: column, cell, row)
      return code.map { .missing($0) } ?? .blank
    }
    if text.isEmpty {
      let diagnostic = rowDiagnostic(.csvMissingCode, in: column, "", cell, row)
      if report.repeats(diagnostic) { return .blank }
      let codes = column.missingCodes.map(\.mark).joined(separator: " or ")
      report.add(
        diagnostic,
        help: codes.isEmpty ? noMissingCode : "write the value, or \(codes) if it is missing"
      ) { "\($0), column \(column.name): the cell is blank" }
      return .blank
    }
    guard let value = value(of: text, in: column) else {
      reportValue(text, in: column, cell, row)
      return .blank
    }
    guard value.number.map({ $0.magnitude <= Double(largestNumber) }) ?? true else {
      let diagnostic = rowDiagnostic(.overLimit, in: column, text, cell, row)
      if report.repeats(diagnostic) { return .blank }
      report.add(diagnostic, help: largestNumberHelp) {
        "\($0), column \(column.name): \(text) is more than \(largestNumber)"
      }
      return .blank
    }
    if let decimals = column.decimals, text.drop(while: { $0 != "." }).count > decimals + 1 {
      reportDecimals(decimals, text, in: column, cell, row)
    }
    if column.type == .text { checkUnfinished(text, in: column, cell, row) }
    checkRange(value, text, in: column, cell, row)
    return value
  }

  /// Reports a text that nobody has finished; a cell that is only a mark can be in lower case.
  private mutating func checkUnfinished(
    _ text: String,
    in column: DataColumn,
    _ cell: CSVCell,
    _ row: CSVRow
  ) {
    let isWord = text.utf8.count < 12 && !text.contains(" ")
    guard let mark = unfinishedMark(in: isWord ? text.uppercased() : text) else { return }
    let diagnostic = rowDiagnostic(.unfinishedText, in: column, mark, cell, row)
    if report.repeats(diagnostic) { return }
    let codes = column.missingCodes.map(\.mark).joined(separator: " or ")
    let code = codes.isEmpty ? nil : "write \(codes)"
    let missing = column.isOptional ? "leave the cell empty" : code
    report.add(
      diagnostic,
      help: "write the text" + (missing.map { ", or \($0) if it is missing" } ?? "")
    ) { "\($0), column \(column.name): the text contains \"\(mark)\"" }
  }

  func rowDiagnostic(
    _ rule: Rule,
    in column: DataColumn,
    cause: String = "",
    _ text: String,
    _ cell: CSVCell,
    _ row: CSVRow
  ) -> RowDiagnostic {
    RowDiagnostic(
      rule: rule,
      column: column.name,
      cause: cause,
      found: text,
      row: row.index + 1,
      location: source.location(of: cell)
    )
  }

  /// `nil` if the cell is not a code at all; a `nil` code if it is not one of the standard.
  private func missingCode(_ text: String) -> MissingCode?? {
    guard text.hasPrefix("["), text.hasSuffix("]") else { return nil }
    return .some(MissingCode(rawValue: String(text.dropFirst().dropLast())))
  }

  private mutating func reportCode(
    _ text: String,
    in column: DataColumn,
    _ cell: CSVCell,
    _ row: CSVRow
  ) {
    let diagnostic = rowDiagnostic(.csvMissingCode, in: column, cause: "code", text, cell, row)
    if report.repeats(diagnostic) { return }
    let allowed = column.missingCodes.map(\.mark)
    let meant = column.missingCodes.first { $0.rawValue == lettersAndDigits(of: text) }
    let others =
      allowed.isEmpty
      ? noMissingCode : "write the value, or one of: \(allowed.joined(separator: ", "))"
    report.add(diagnostic, help: meant.map { "write \($0.mark)" } ?? others) {
      "\($0), column \(column.name): the code \(text) is not allowed here"
    }
  }

  private mutating func reportValue(
    _ text: String,
    in column: DataColumn,
    _ cell: CSVCell,
    _ row: CSVRow
  ) {
    // A form of a number is one mistake in all its rows; names and years are corrected one by one.
    let slip = column.type.isNumeric ? numberSlip(in: text, of: column) : nil
    let limit = column.type.isNumeric ? 5 : 50
    let diagnostic = rowDiagnostic(.csvValue, in: column, cause: slip?.form ?? "", text, cell, row)
    if report.repeats(diagnostic, limit: limit) { return }
    let form = slip.map { $0.form.isEmpty ? "" : "\($0.form): " } ?? ""
    report.add(diagnostic, limit: limit, help: slip?.help ?? help(for: text, in: column)) {
      "\($0), column \(column.name): expected \(column.type.inWords), found \(form)\"\(text)\""
    }
  }

  /// What to write instead of a text that is not a number.
  private func help(for text: String, in column: DataColumn) -> String? {
    if !column.missingCodes.isEmpty, isMissingMark(text) {
      return missingHelp(for: text, of: column)
    }
    return switch column.type {
    case .financialYear: financialYearHelp(for: text)
    case .year: yearHelp(for: text)
    case .quarter, .financialQuarter: quarterHelp(for: text, column.type)
    case .month: monthHelp(for: text)
    case .date: dateHelp(for: text)
    case .choice: suggestion(for: text, among: column.choices, what: "choices")
    case .body: bodies.suggestion(for: text, among: bodies.ids)
    case .count, .integer, .number, .percent, .text, .url: nil
    }
  }

  /// Whether a text fits its column, as a value or instead of one.
  func fits(_ text: String, _ column: DataColumn) -> Bool {
    if text.isEmpty { return column.isOptional }
    if let code = missingCode(text) { return code.map(column.missingCodes.contains) ?? false }
    return value(of: text, in: column) != nil
  }

  /// The value of a text under the type of its column; `nil` if it does not fit.
  func value(of text: String, in column: DataColumn) -> CellValue? {
    switch column.type {
    case .text: return .text
    case .url: return isWebAddress(text) ? .text : nil
    case .date: return CalendarDate(text) == nil ? nil : .text
    case .year, .financialYear, .quarter, .financialQuarter, .month:
      return CalendarPeriod(text)?.type == column.type ? .text : nil
    case .choice: return column.choices.contains(text) ? .text : nil
    case .body:
      return bodies.isKnown(text) ? .text : nil
    case .count, .integer, .number, .percent:
      return hasLeadingZero(text) ? nil : number(text, column)
    }
  }

  private func number(_ text: String, _ column: DataColumn) -> CellValue? {
    switch column.type {
    case .count: return digits(of: text).map { .count($0) }
    case .integer:
      let magnitude = text.hasPrefix("-") ? text.dropFirst() : text[...]
      return digits(of: magnitude).flatMap { _ in Double(text) }.map { .number($0) }
    default: return decimal(text).map { .number($0) }
    }
  }

  private mutating func checkRange(
    _ value: CellValue,
    _ text: String,
    in column: DataColumn,
    _ cell: CSVCell,
    _ row: CSVRow
  ) {
    guard let number = value.number ?? (column.type == .year ? Double(text) : nil),
      !column.isInRange(number)
    else { return }
    let diagnostic = rowDiagnostic(.csvRange, in: column, text, cell, row)
    if report.repeats(diagnostic) { return }
    let bounds = [
      column.minimum.map { "at least \($0)" },
      column.maximum.map { "at most \($0)" },
    ].compactMap { $0 }.joined(separator: " and ")
    report.add(diagnostic) { "\($0), column \(column.name): expected \(bounds), found \(text)" }
  }
}

/// The help for a missing value in a column that has no missing codes.
let noMissingCode = "write the value; this column allows no missing code"

extension DataColumn {
  /// Whether a number is in the declared range.
  func isInRange(_ number: Double) -> Bool {
    let isTooLow = minimum.map { number < Double($0) } ?? false
    let isTooHigh = maximum.map { number > Double($0) } ?? false
    return !isTooLow && !isTooHigh
  }
}

extension ColumnType {
  /// What a cell of the type is, as it reads after "expected".
  fileprivate var inWords: String {
    switch self {
    case .financialYear: "a financial year such as 2014/15"
    case .financialQuarter: "a quarter of a financial year such as 2024/25-Q1"
    case .year: "a year"
    case .quarter: "a quarter such as 2024-Q1"
    case .month: "a month such as 2024-04"
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
