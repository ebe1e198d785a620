import CSV

extension TableCheck {
  /// Reports a number with more decimals than its column declares.
  mutating func reportDecimals(
    _ decimals: Int,
    _ text: String,
    in column: DataColumn,
    _ cell: CSVCell,
    _ row: CSVRow
  ) {
    let diagnostic = rowDiagnostic(.csvRange, in: column, cause: "decimals", text, cell, row)
    if report.repeats(diagnostic) { return }
    let help = "round the number, or declare more `decimals` in dataset.yml"
    report.add(diagnostic, help: help) {
      "\($0), column \(column.name): expected at most \(decimals) decimals, found \(text)"
    }
  }
}

/// Whether a number starts with a zero that it does not need, as codes do: `007`.
func hasLeadingZero(_ text: String) -> Bool {
  let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
  return digits.first == "0" && digits.dropFirst().first?.isNumber == true
}

/// A number with `.` as the decimal separator; no exponent, no thousands separators, no words.
func decimal(_ text: String) -> Double? {
  let magnitude = text.hasPrefix("-") ? text.dropFirst() : text[...]
  let parts = magnitude.split(separator: ".", omittingEmptySubsequences: false)
  guard (1...2).contains(parts.count), parts.allSatisfy({ digits(of: $0) != nil }) else {
    return nil
  }
  return Double(text)
}
