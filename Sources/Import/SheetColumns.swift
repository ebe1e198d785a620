import Content
import Workbooks

/// The positions of a table's columns in a sheet.
struct SheetColumns {
  var body: Int
  /// `nil` if the headings have the periods.
  var period: Int?
  var part: Int?
  var conditions: [Condition] = []
  var values: [ValueColumn] = []
  /// The columns without a heading.
  private var unnamed: Set<Int> = []
  private var width: Int
  private var leftOut: Set<String>
  /// The columns that conditions name.
  private(set) var filters: [(name: String, column: Int)] = []

  /// Where the numbers of a value are, and which rows count.
  struct ValueColumn {
    /// The position of the value in the table of the recipe.
    var value: Int
    var column: Int
    /// The period of the heading.
    var period: WrittenPeriod?
    var conditions: [Condition]
    /// Which rows state the sum; `nil` if none do.
    var total: [Condition]?
  }

  /// A condition with the position of its column.
  struct Condition {
    var column: Int
    var condition: ImportCondition
    var texts: Set<String>

    func accepts(_ row: SheetRow) -> Bool {
      texts.contains(row[column].text.trimmed) != condition.isExclusion
    }
  }

  /// Finds the columns in a row of headings; `nil` if it is no such row.
  ///
  /// A column that is missing, or that the recipe neither uses nor leaves out, is a problem.
  init?(
    _ row: SheetRow,
    _ table: ImportTable,
    periodIn: (String) -> WrittenPeriod?,
    into problems: inout ImportProblems
  ) {
    var search = HeadingSearch(row)
    guard let body = search.find([table.bodyColumn]) else { return nil }
    self.body = body
    width = row.cells.count
    leftOut = Set(table.leftOutColumns.map(plainName))
    if let name = table.periodColumn {
      guard let period = search.find([name]) else { return nil }
      self.period = period
    }
    part = table.part.map { search.position([$0.column]) }
    conditions = search.located(table.conditions)
    for (index, value) in table.values.enumerated() {
      let places: [(column: Int, period: WrittenPeriod?)] =
        value.hasPeriodInHeading
        ? search.findPeriods(value.sum, periodIn) : [(search.position(value.sum), nil)]
      let own = search.located(value.conditions)
      let total = value.total.isEmpty ? nil : search.located(value.total)
      values += places.map {
        ValueColumn(
          value: index,
          column: $0.column,
          period: $0.period,
          conditions: own,
          total: total
        )
      }
    }
    if values.isEmpty { return nil }
    for condition in conditions + values.flatMap({ $0.conditions + ($0.total ?? []) }) {
      let name = condition.condition.column
      if !filters.contains(where: { $0.name == name }) { filters.append((name, condition.column)) }
    }
    unnamed = search.report(leftOut: leftOut, into: &problems)
  }

  /// The names of the columns without a heading that have a value in a row, unless these are left
  /// out: `column H`.
  func unnamedValues(in row: SheetRow) -> [String] {
    if unnamed.isEmpty, row.cells.count <= width { return [] }
    return row.cells.indices.filter { index in
      (index >= width || unnamed.contains(index)) && row[index] != .empty
    }.map { "column \(columnLetters($0))" }.filter { !leftOut.contains(plainName($0)) }
  }
}

/// The headings of a sheet while the columns of a recipe are looked up in them.
private struct HeadingSearch {
  private let row: SheetRow
  private let headings: [String]
  private var used: Set<Int> = []
  private var missing: [String] = []

  init(_ row: SheetRow) {
    self.row = row
    headings = row.cells.map { plainName($0.text) }
  }

  /// The column with the first of some names that there is.
  mutating func find(_ names: [String]) -> Int? {
    let found = names.compactMap { headings.firstIndex(of: plainName($0)) }.first
    if let found { used.insert(found) }
    return found
  }

  mutating func position(_ names: [String]) -> Int {
    if let index = find(names) { return index }
    if let name = names.first, !missing.contains(name) { missing.append(name) }
    return 0
  }

  mutating func located(_ conditions: [ImportCondition]) -> [SheetColumns.Condition] {
    conditions.map { condition in
      SheetColumns.Condition(
        column: position([condition.column]),
        condition: condition,
        texts: Set(condition.texts)
      )
    }
  }

  /// The columns whose headings are one of some names with a period in it.
  mutating func findPeriods(
    _ names: [String],
    _ read: (String) -> WrittenPeriod?
  ) -> [(column: Int, period: WrittenPeriod?)] {
    let found = row.cells.indices.compactMap { index -> (column: Int, period: WrittenPeriod?)? in
      let heading = withoutNotes(row[index].text)
      let period = names.compactMap { periodText(in: heading, like: $0) }.compactMap(read).first
      return period.map { (index, $0) }
    }
    used.formUnion(found.map(\.column))
    return found
  }

  /// Reports what is missing, written twice or not used; returns the columns without a heading.
  func report(leftOut: Set<String>, into problems: inout ImportProblems) -> Set<Int> {
    for name in missing { problems.report("there is no column \"\(name)\"", at: row.location) }
    for (index, heading) in headings.enumerated()
    where !heading.isEmpty && !used.contains(index) && !leftOut.contains(heading) {
      let name = row[index].text
      let isTwice = used.contains { headings[$0] == heading }
      problems.report(
        isTwice
          ? "two columns have the heading \"\(name)\"; rename one in the workbook"
          : "the recipe does not use the column \"\(name)\"; list it under `leave_out`",
        at: row.location
      )
    }
    return Set(headings.indices.filter { headings[$0].isEmpty })
  }
}

extension SheetRow {
  /// The sheet and the row; a text has no sheet.
  var location: String { sheet.isEmpty ? "row \(number)" : "\(sheet), row \(number)" }
}

extension String {
  /// The text without the blanks around it.
  var trimmed: String {
    let isPlain = { (byte: UInt8) in byte > 0x20 && byte < 0x7F }
    if let first = utf8.first, let last = utf8.last, isPlain(first), isPlain(last) { return self }
    let start = unicodeScalars.drop { $0.properties.isWhitespace }
    let end = start.lastIndex { !$0.properties.isWhitespace }
    return end.map { String(start[...$0]) } ?? ""
  }
}
