package import Content
import Workbooks

/// Reads what a table of the producer suggests for a new dataset: its contract and a recipe.
///
/// The table is the longest sheet with names of bodies, periods and numbers.
///
/// - Throws: `NewRecordError` if there is no such sheet.
package func outlineTable(
  _ bytes: [UInt8],
  named file: String,
  bodies: [Body]
) throws -> TableOutline {
  let known = Set(bodies.flatMap(\.idNamesAndCodes).map(plainName))
  var sheets: [StudiedSheet] = []
  do throws(WorkbookError) {
    _ = try readWorkbook(bytes, where: { _ in true }) { row in
      if sheets.last?.name != row.sheet { sheets.append(StudiedSheet(name: row.sheet)) }
      return sheets[sheets.count - 1].add(row, known)
    }
  } catch {
    throw NewRecordError("\(file): \(error.message); \(error.help)")
  }
  var found: (outline: SheetOutline, rows: Int)?
  // Summaries of the table are shorter.
  for sheet in sheets where sheet.rowCount > found?.rows ?? 0 {
    if let outline = SheetOutline(sheet, known) { found = (outline, sheet.rowCount) }
  }
  if let found { return found.outline.table }
  throw NewRecordError(
    "\(file): no sheet has a row of headings above a column of names of bodies, one of periods "
      + "such as 2030/31, and one of numbers"
  )
}

/// A sheet while its rows are read: first up to a row with a body, then its columns.
private struct StudiedSheet {
  var name: String
  private(set) var rowCount = 0
  private(set) var columns: [SheetColumn] = []
  /// The position of the column of bodies; `nil` before the first body.
  private(set) var body: Int?
  private var start: [SheetRow] = []

  init(name: String) { self.name = name }

  mutating func add(_ row: SheetRow, _ known: Set<String>) -> SheetReading {
    guard let body else {
      start.append(row)
      self.body = row.cells.firstIndex { known.contains(plainName($0.text)) }
      if self.body != nil { readStart() }
      return start.count < mostRowsBeforeBodies ? .nextRow : .nextSheet
    }
    count(row, body)
    return .nextRow
  }

  /// Takes the fullest of the first rows for the headings: titles have fewer cells, and the first
  /// bodies may be unknown.
  private mutating func readStart() {
    guard let body else { return }
    let first = start.dropLast().prefix(mostRowsOfHeadings).enumerated()
    let header = first.max { one, other in
      (one.element.filledCount, -one.offset) < (other.element.filledCount, -other.offset)
    }
    guard let header else { return }
    columns = header.element.cells.enumerated().map { SheetColumn($0.offset, $0.element.text) }
      .filter { !$0.heading.isEmpty }
    for row in start[(header.offset + 1)...] { count(row, body) }
    start = []
  }

  private mutating func count(_ row: SheetRow, _ body: Int) {
    // Notes below a table have one cell.
    guard row[body] != .empty, row.filledCount > 1 else { return }
    rowCount += 1
    for index in columns.indices { columns[index].add(row[columns[index].position]) }
  }
}

private let mostRowsBeforeBodies = 1_000
/// Headings are in one of the first rows, as for an import.
private let mostRowsOfHeadings = 20

/// What the columns of a sheet are.
private struct SheetOutline {
  private let sheet: String
  private let body: SheetColumn
  private let period: SheetColumn
  private let periodType: ColumnType
  private let periods: [String]
  private var part: (key: String, column: SheetColumn)?
  private let values: [SheetColumn]
  private let rest: [SheetColumn]
  private let strangers: [String]

  /// Tells the columns by their cells; `nil` if the sheet is no table of bodies and periods.
  init?(_ sheet: StudiedSheet, _ known: Set<String>) {
    var columns = sheet.columns
    guard let bodies = columns.firstIndex(where: { $0.position == sheet.body }) else { return nil }
    let body = columns.remove(at: bodies)
    guard
      let index = columns.firstIndex(where: { $0.periods != nil && $0.namesTime })
        ?? columns.firstIndex(where: { $0.periods != nil && !$0.isNumeric }),
      let (type, periods) = columns[index].periods
    else { return nil }
    let period = columns.remove(at: index)
    var part: (key: String, column: SheetColumn)?
    let isYear = type == .year || type == .financialYear
    for (key, count) in [("quarter", 4), ("month", 12)] where isYear && part == nil {
      guard let index = columns.firstIndex(where: { $0.isPart(key, of: count) }) else { continue }
      part = (key, columns.remove(at: index))
    }
    guard columns.contains(where: \.isNumeric) else { return nil }
    (self.sheet, self.body, self.period, self.part) = (sheet.name, body, period, part)
    (periodType, self.periods) = (type, periods)
    values = columns.filter(\.isNumeric)
    rest = columns.filter { !$0.isNumeric }
    strangers = body.texts.filter { !known.contains(plainName($0)) }
  }

  var table: TableOutline {
    var names: Set<String> = ["month", "quarter", "year"]
    let columns = values.map { value in
      let name = slug(of: value.heading).replacing("-", with: "_")
      var unique = name.first?.isLetter == true ? name : "value_\(name)"
      while !names.insert(unique).inserted { unique += "_more" }
      return TableOutline.Column(name: unique, title: value.heading, type: value.type)
    }
    return TableOutline(
      period: periods.max() ?? "",
      periodType: periodType,
      columns: columns,
      recipe: recipe(columns)
    )
  }

  private func recipe(_ columns: [TableOutline.Column]) -> String {
    let pattern = sheet.isEmpty ? "*" : String(sheet.map { $0.isNumber ? "?" : $0 })
    var lines = [
      "# Made from a table, for you to finish: docs/data.md explains each key.",
      "tables:",
      "  - name: \(quoted(sheet.isEmpty ? "table" : sheet))",
      "    sheet: \(quoted(pattern))   # `?` is any character, `*` any text",
      "    body: \(quoted(body.heading))",
      "    period: \(quoted(period.heading))",
    ]
    if let part { lines.append("    \(part.key): \(quoted(part.column.heading))") }
    if part != nil, values.contains(where: \.hasNegative) {
      lines.append("    negative_parts: true")
    }
    if !rest.isEmpty {
      lines.append("    leave_out:   # or name one under `where`, to select rows")
    }
    lines += rest.map { "      - \(quoted($0.heading))\($0.sample)" }
    lines.append("    values:")
    for (column, value) in zip(columns, values) {
      lines.append("      \(column.name): {sum: \(quoted(value.heading))}")
    }
    if !strangers.isEmpty {
      lines.append("leave_out_bodies:   # for other names of bodies, write `bodies` instead")
      lines += strangers.map { "  - \(quoted($0))" }
    }
    let marks = Set(values.flatMap(\.marks)).sorted()
    if !marks.isEmpty {
      lines.append("marks:   # incomplete, or left-out for rows that do not count")
    }
    lines += marks.map { "  \(quoted($0)): incomplete" }
    return lines.joined(separator: "\n") + "\n"
  }
}
