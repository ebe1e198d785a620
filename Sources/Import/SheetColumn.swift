import Content
import Workbooks

/// A column of a sheet whose meaning is not known yet.
struct SheetColumn {
  private(set) var position = 0
  /// The heading on one line, without references to notes.
  private(set) var heading = ""
  private(set) var cells: [SheetCell] = []
  /// The different texts of the cells, in their order.
  private(set) var texts: [String] = []
  /// The texts where most cells are numbers.
  private(set) var marks: [String] = []
  private var numberCount = 0

  init() {}

  init(_ position: Int, _ heading: String, _ cells: [SheetCell]) {
    let words = heading.replacing(#/\[[^\]]*\]/#, with: "").split(whereSeparator: \.isWhitespace)
    self.heading = words.joined(separator: " ")
    self.position = position
    self.cells = cells
    var seen: Set<String> = []
    for cell in cells where cell != .empty {
      let text = cell.text.trimmed
      let isNumber = decimalText(text) != nil
      if isNumber { numberCount += 1 }
      guard seen.insert(text).inserted else { continue }
      texts.append(text)
      if !isNumber { marks.append(text) }
    }
  }

  /// Whether its cells are numbers, apart from marks such as `N/A`; codes such as `1a` are not.
  var isNumeric: Bool {
    numberCount * 2 > cells.count { $0 != .empty }
      && marks.allSatisfy { !$0.contains(where: \.isNumber) }
  }

  var hasNegative: Bool { texts.contains { $0.hasPrefix("-") } }

  /// The type of the sums of its numbers.
  var type: ColumnType {
    let numbers = texts.compactMap { decimalText($0).flatMap { ExactSum($0) } }
    return numbers.allSatisfy(\.isWhole) ? .count : .number
  }

  /// Whether the heading speaks of time.
  var namesTime: Bool {
    ["date", "month", "period", "quarter", "year"].contains { heading.lowercased().contains($0) }
  }

  /// The periods that all cells name, and their type; `nil` if a cell names none.
  var periods: (type: ColumnType, texts: [String])? {
    // `2011-12` can also be a month.
    let years = texts.compactMap { financialYear(writtenAs: $0) }
    if !years.isEmpty, years.count == texts.count { return (.financialYear, years) }
    let types = Set(texts.map { CalendarPeriod($0)?.type })
    guard types.count == 1, let type = types.first ?? nil else { return nil }
    return (type, texts)
  }

  /// Whether the cells number the quarters or months of a year: `1`, `Q1`.
  func isPart(_ key: String, of count: Int) -> Bool {
    heading.lowercased().contains(key) && !texts.isEmpty
      && texts.allSatisfy { (1...count).contains(Int($0.filter(\.isNumber)) ?? 0) }
  }

  /// A comment with the first texts; empty if there are none.
  var sample: String {
    let shown = texts.prefix(4).map { $0.prefix(30).filter { !$0.isNewline } }
    let more = texts.count > 4 ? ", and \(texts.count - 4) more" : ""
    return shown.isEmpty ? "" : "   # \(shown.joined(separator: "; "))\(more)"
  }
}

extension SheetRow {
  var filledCount: Int { cells.count { $0 != .empty } }
}
