import Content
import Workbooks

/// A column of a sheet whose meaning is not known yet.
struct SheetColumn {
  let position: Int
  /// The heading on one line, without references to notes.
  let heading: String
  /// The first different texts of the cells.
  private(set) var texts: [String] = []
  /// The first different texts that are not numbers.
  private(set) var marks: [String] = []
  private(set) var hasNegative = false
  private var isWhole = true
  private var filledCount = 0
  private var numberCount = 0
  private var seen: Set<String> = []

  init(_ position: Int, _ heading: String) {
    self.heading = withoutNotes(heading).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    self.position = position
  }

  mutating func add(_ cell: SheetCell) {
    if cell == .empty { return }
    filledCount += 1
    let text = cell.text.trimmed
    let number = decimalText(text).flatMap { ExactSum($0) }
    if let number {
      numberCount += 1
      hasNegative = hasNegative || number.isNegative
      isWhole = isWhole && number.isWhole
      // A column of numbers can have as many as rows.
      if texts.count >= mostTexts { return }
    }
    guard seen.count < 2 * mostTexts, seen.insert(text).inserted else { return }
    texts.append(text)
    if number == nil { marks.append(text) }
  }

  /// Whether its cells are numbers, apart from marks such as `N/A`; codes such as `1a` are not.
  var isNumeric: Bool {
    numberCount * 2 > filledCount && marks.allSatisfy { !$0.contains(where: \.isNumber) }
  }

  /// The type of the sums of its numbers.
  var type: ColumnType { isWhole ? .count : .number }

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

/// How many different texts of a column are kept.
private let mostTexts = 1_000
