import Content
import Workbooks

/// The positions of a table's columns in a sheet.
struct SheetColumns {
  var body: Int
  var period: Int
  var part: Int?
  var conditions: [Condition]
  /// For each value of the table, where its numbers are and which rows count.
  var values: [(column: Int, conditions: [Condition])]

  /// A condition with the position of its column.
  struct Condition {
    var column: Int
    var texts: Set<String>
    var isExclusion: Bool

    func accepts(_ row: SheetRow) -> Bool {
      texts.contains(row[column].text.trimmed) != isExclusion
    }
  }

  /// Finds the columns in a row of headings; `nil` if it is no such row.
  ///
  /// A column that is missing, or that the recipe neither uses nor leaves out, is a problem.
  init?(_ row: SheetRow, _ table: ImportTable, into problems: inout ImportProblems) {
    let headings = row.cells.map { plainName($0.text) }
    func find(_ names: [String]) -> Int? {
      names.lazy.compactMap { headings.firstIndex(of: plainName($0)) }.first
    }
    guard let body = find([table.bodyColumn]), let period = find([table.periodColumn])
    else { return nil }
    var missing: [String] = []
    func position(_ names: [String]) -> Int {
      if let index = find(names) { return index }
      if !missing.contains(names[0]) { missing.append(names[0]) }
      return 0
    }
    func located(_ conditions: [ImportCondition]) -> [Condition] {
      conditions.map {
        Condition(
          column: position([$0.column]),
          texts: Set($0.texts),
          isExclusion: $0.isExclusion
        )
      }
    }
    (self.body, self.period) = (body, period)
    part = table.part.map { position([$0.column]) }
    conditions = located(table.conditions)
    values = table.values.map { (position($0.sum), located($0.conditions)) }
    for name in missing { problems.report("there is no column \"\(name)\"", at: row.location) }
    let used = Set([body, period] + [part].compactMap(\.self))
      .union(conditions.map(\.column)).union(values.map(\.column))
      .union(values.flatMap { $0.conditions.map(\.column) })
    let leftOut = Set(table.leftOutColumns.map(plainName))
    for (index, heading) in headings.enumerated()
    where !heading.isEmpty && !used.contains(index) && !leftOut.contains(heading) {
      problems.report(
        "the recipe does not use the column \"\(row[index].text)\"; list it under `leave_out`",
        at: row.location
      )
    }
  }
}

extension SheetRow {
  /// The sheet and the row; a text has no sheet.
  var location: String { sheet.isEmpty ? "row \(number)" : "\(sheet), row \(number)" }
}

extension String {
  /// The text without the blanks around it.
  var trimmed: String {
    let start = unicodeScalars.drop { $0.properties.isWhitespace }
    let end = start.lastIndex { !$0.properties.isWhitespace }
    return end.map { String(start[...$0]) } ?? ""
  }
}
