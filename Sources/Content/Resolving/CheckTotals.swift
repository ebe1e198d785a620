import CSV
import Diagnostics

extension TableCheck {
  /// Whether a row is a sum or an average of other rows, as tables for readers have; reports it.
  ///
  /// Only a cell that names a body or a period, and does not fit its column, says so: in a text
  /// column, `Total` can be a value.
  mutating func isTotal(_ row: CSVRow) -> Bool {
    let index = zip(dataset.columns, row.cells).enumerated().first { _, pair in
      guard pair.0.type.namesRows else { return false }
      let text = reader.text(of: pair.1)
      return !fits(text, pair.0) && namesTotal(text, in: pair.0)
    }?.offset
    guard let index else { return false }
    let text = reader.text(of: row.cells[index])
    let diagnostic = rowDiagnostic("total", found: text, row, at: index)
    if report.repeats(diagnostic) { return true }
    let help =
      "delete the row: sums are worked out from the other rows, and a published total belongs in a"
      + " dataset of its own"
    report.add(diagnostic, help: help) {
      "\($0) \($0.verb("is a total", "are totals")): \"\(text)\""
    }
    return true
  }

  private func namesTotal(_ text: String, in column: DataColumn) -> Bool {
    let words = plainWords(text)
    guard (1..<6).contains(words.split(separator: "-").count) else { return false }
    if column.type == .body, bodies.isAlias(text) { return false }
    if isTotalName(text) { return true }
    return column.type == .body && countries.contains(words)
  }
}

/// Whether a text names a sum or an average of the other values of its column.
func isTotalName(_ text: String) -> Bool {
  let words = plainWords(text)
  let parts = words.split(separator: "-")
  // "All other offences" are those that no other value is about.
  guard let first = parts.first, let last = parts.last, !words.hasPrefix("all-other") else {
    return false
  }
  return totalWords.contains(words) || totalBeginnings.contains(first)
    || ["total", "totals", "average", "mean"].contains(last)
}

extension ColumnType {
  /// Whether the cells of a column say which row it is, by one of the known names.
  fileprivate var namesRows: Bool {
    switch self {
    case .body, .financialYear, .financialQuarter, .year, .quarter, .month, .date, .choice: true
    case .count, .integer, .number, .percent, .text, .url: false
    }
  }
}

private let totalWords: Set<String> = [
  "both-sexes", "grand-total", "national", "overall", "sub-total", "subtotal", "sum",
  "whole-country",
]
private let totalBeginnings: Set<Substring> = [
  "all", "average", "mean", "median", "total", "totals",
]
/// Countries, whose row is the sum of their bodies unless they are bodies themselves.
private let countries: Set<String> = [
  "england", "wales", "england-and-wales", "scotland", "northern-ireland", "great-britain", "gb",
  "united-kingdom", "uk",
]
