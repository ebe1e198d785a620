package import Content
import Workbooks

/// Reads what a table of the producer suggests for a new dataset: its contract and a recipe.
///
/// The table is the longest sheet with names of bodies, periods and numbers; its first thousands of
/// rows decide.
///
/// - Throws: `NewRecordError` if there is no such sheet.
package func outlineTable(
  _ bytes: [UInt8],
  named file: String,
  bodies: [Body]
) throws -> TableOutline {
  var known: Set<String> = []
  for body in bodies {
    let codes = body.facts.filter { $0.kind == .code }.compactMap(\.value.value)
    let names = [body.head.id, body.name, body.fullName] + body.otherNames + codes
    known.formUnion(names.map(plainName))
  }
  var sheets: [SampleSheet] = []
  do throws(WorkbookError) {
    _ = try readWorkbook(bytes, where: { _ in true }) { row in
      if sheets.last?.name != row.sheet || sheets.isEmpty {
        sheets.append(SampleSheet(name: row.sheet))
      }
      sheets[sheets.count - 1].rows.append(row)
      return sheets[sheets.count - 1].rows.count < mostSampledRows ? .nextRow : .nextSheet
    }
  } catch {
    throw NewRecordError("\(file): \(error.message); \(error.help)")
  }
  var found: (outline: SheetOutline, rows: Int)?
  // Summaries of the table are shorter.
  for sheet in sheets where sheet.rows.count > found?.rows ?? 0 {
    if let outline = SheetOutline(sheet, known) { found = (outline, sheet.rows.count) }
  }
  if let found { return found.outline.table }
  throw NewRecordError(
    "\(file): no sheet has a row of headings above a column of names of bodies, one of periods "
      + "such as 2030/31, and one of numbers"
  )
}

/// The rows at the beginning of a sheet.
private struct SampleSheet {
  var name: String
  var rows: [SheetRow] = []
}

private let mostSampledRows = 5_000
/// Headings are in one of the first rows, as for an import.
private let mostRowsOfHeadings = 20

/// What the columns of a sheet are.
private struct SheetOutline {
  private let sheet: String
  private var body = SheetColumn()
  private var period = SheetColumn()
  private var periodType = ColumnType.year
  private var periods: [String] = []
  private var part: (key: String, column: SheetColumn)?
  private var values: [SheetColumn] = []
  private var rest: [SheetColumn] = []
  private var strangers: [String] = []

  /// Finds the columns by their cells; `nil` if the sheet is no table of bodies and periods.
  init?(_ sheet: SampleSheet, _ known: Set<String>) {
    self.sheet = sheet.name
    let width = sheet.rows.map(\.cells.count).max() ?? 0
    func isBody(_ cell: SheetCell) -> Bool { known.contains(plainName(cell.text)) }
    let counts = (0..<width).map { index in sheet.rows.count { isBody($0[index]) } }
    guard let index = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[index] > 0,
      let first = sheet.rows.firstIndex(where: { isBody($0[index]) }),
      // The first bodies may be unknown; titles have fewer cells than headings.
      let header = sheet.rows[..<first].enumerated().prefix(mostRowsOfHeadings)
        .max(by: { ($0.element.filledCount, -$0.offset) < ($1.element.filledCount, -$1.offset) })
    else { return nil }
    let rows = sheet.rows[(header.offset + 1)...]
      .filter { $0[index] != .empty && $0.filledCount > 1 }
    var columns = header.element.cells.indices.map { position in
      SheetColumn(position, header.element[position].text, rows.map { $0[position] })
    }.filter { !$0.heading.isEmpty }
    guard let bodies = columns.firstIndex(where: { $0.position == index }) else { return nil }
    body = columns.remove(at: bodies)
    strangers = body.texts.filter { !known.contains(plainName($0)) }
    guard
      let found = columns.firstIndex(where: { $0.periods != nil && $0.namesTime })
        ?? columns.firstIndex(where: { $0.periods != nil && !$0.isNumeric })
    else { return nil }
    period = columns.remove(at: found)
    (periodType, periods) = period.periods ?? (.year, [])
    let isYear = periodType == .year || periodType == .financialYear
    for (key, count) in [("quarter", 4), ("month", 12)] where isYear && part == nil {
      guard let index = columns.firstIndex(where: { $0.isPart(key, of: count) }) else { continue }
      part = (key, columns.remove(at: index))
    }
    values = columns.filter(\.isNumeric)
    rest = columns.filter { !$0.isNumeric }
    if values.isEmpty { return nil }
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
      lines += ["      - column: \(column.name)", "        sum: [\(quoted(value.heading))]"]
    }
    if !strangers.isEmpty {
      lines.append("leave_out_bodies:   # for other names of bodies, write `bodies` instead")
      lines += strangers.map { "  - \(quoted($0))" }
    }
    let marks = Set(values.flatMap(\.marks)).sorted()
    if !marks.isEmpty {
      lines.append("marks:   # incomplete, or left-out for rows that do not count")
    }
    lines += marks.map { "  - {text: \(quoted($0)), means: incomplete}" }
    return lines.joined(separator: "\n") + "\n"
  }
}
