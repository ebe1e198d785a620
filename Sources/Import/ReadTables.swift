package import Content
import Workbooks

/// A value of a body in a period, of one column of the dataset.
struct ValueKey: Hashable {
  var body: String
  var period: String
  var column: String
}

/// A sheet that was read.
package struct ReadSheet: Hashable, Sendable {
  package var file: String
  package var name: String
  package var rows: Int
}

/// Adds up the rows of workbooks by a recipe.
package struct TableReader {
  let recipe: ImportRecipe
  private let periodType: ColumnType
  /// The ids of the bodies by their plain names.
  private var bodies: [String: String?] = [:]
  private var periods: [String: String] = [:]
  private var parts: [String: Int] = [:]
  private(set) var sums: [ValueKey: ExactSum] = [:]
  /// The values of which a part is not known.
  private(set) var incomplete: Set<ValueKey> = []
  /// The values of which some rows do not count.
  private(set) var leftOut: Set<ValueKey> = []
  /// The parts of the periods that each table has for each body, as bits.
  private(set) var seen: [TablePeriod: UInt16] = [:]
  package internal(set) var problems = ImportProblems()
  /// The sheets that were read, with the number of their rows.
  package private(set) var sheets: [ReadSheet] = []

  /// A body and a period in a table of the recipe.
  struct TablePeriod: Hashable {
    var table: Int
    var body: String
    var period: String
  }

  package init(_ recipe: ImportRecipe, _ dataset: Dataset, bodies: [Body]) {
    self.recipe = recipe
    periodType = dataset.columns.first { $0.name == dataset.periodColumn }?.type ?? .text
    for body in bodies {
      let facts = body.facts.filter { $0.kind == .code }.compactMap(\.value.value)
      for name in [body.head.id, body.name, body.fullName] + body.otherNames + facts {
        self.bodies[plainName(name)] = body.head.id
      }
    }
    let ids = Set(bodies.map(\.head.id))
    for (name, id) in recipe.bodies.sorted(by: { $0.key < $1.key }) {
      self.bodies[plainName(name)] = id
      if !ids.contains(id) { problems.report("import.yml: there is no body \"\(id)\"") }
    }
    for name in recipe.leftOutBodies { self.bodies[plainName(name)] = .some(nil) }
    let columns = Set(dataset.columns.map(\.name))
    for value in recipe.tables.flatMap(\.values) where !columns.contains(value.column) {
      problems.report("import.yml: the dataset has no column \"\(value.column)\"")
    }
  }

  /// Reads the sheets of one workbook that the recipe names.
  package mutating func read(_ bytes: [UInt8], from file: String) {
    var sheet = OpenSheet()
    var tables = 0
    do throws(WorkbookError) {
      var reader = self
      let summary = try readWorkbook(bytes, where: { name in !recipe.tables(for: name).isEmpty }) {
        row in
        if sheet.name != row.sheet || sheet.rows == 0 {
          reader.close(sheet, of: file)
          sheet = OpenSheet(name: row.sheet)
          tables += 1
        }
        sheet.rows += 1
        return reader.add(row, to: &sheet)
      }
      reader.close(sheet, of: file)
      self = reader
      guard tables == 0 else { return }
      let names = summary.sheets.map { "\"\($0)\"" }.joined(separator: ", ")
      problems.report("no sheet has a name of the recipe; there are \(names)", at: file)
    } catch {
      let location = [file, error.location].compactMap(\.self).joined(separator: ", ")
      problems.report("\(error.message); \(error.help)", at: location)
    }
  }
}

/// What is known of a sheet while its rows are read.
private struct OpenSheet {
  var name = ""
  var rows = 0
  var table = 0
  var columns: SheetColumns?
}

extension ImportRecipe {
  /// The indexes of the tables that a sheet may be; a text has no name, and may be any.
  fileprivate func tables(for sheet: String) -> [Int] {
    tables.indices.filter { sheet.isEmpty || matches(sheet, pattern: tables[$0].sheet) }
  }
}

extension TableReader {
  private mutating func close(_ sheet: OpenSheet, of file: String) {
    guard sheet.rows > 0 else { return }
    if sheet.columns == nil {
      let location = sheet.name.isEmpty ? file : "\(file), \(sheet.name)"
      problems.report("the first 20 rows have no headings of the recipe", at: location)
    }
    sheets.append(ReadSheet(file: file, name: sheet.name, rows: sheet.rows))
  }

  private mutating func add(_ row: SheetRow, to sheet: inout OpenSheet) -> SheetReading {
    guard let columns = sheet.columns else {
      for index in recipe.tables(for: row.sheet) {
        sheet.columns = SheetColumns(row, recipe.tables[index], into: &problems)
        sheet.table = index
        if sheet.columns != nil { break }
      }
      if sheet.columns == nil { return row.number < 20 ? .nextRow : .nextSheet }
      // After a missing column, each row would have a problem.
      return problems.isEmpty ? .nextRow : .nextSheet
    }
    add(row, columns, sheet.table)
    return .nextRow
  }

  private mutating func add(_ row: SheetRow, _ columns: SheetColumns, _ index: Int) {
    let table = recipe.tables[index]
    let location = row.location
    // Notes below a table have text in the first columns only.
    let isNote = row[columns.period] == .empty || row[columns.body] == .empty
    if isNote, columns.values.allSatisfy({ row[$0.column] == .empty }) { return }
    guard let body = body(row[columns.body].text, location),
      let period = period(row[columns.period].text, location)
    else { return }
    if let first = recipe.firstPeriod, period < first { return }
    if let column = columns.part, let count = table.part?.count {
      guard let part = part(row[column].text, of: count, location) else { return }
      seen[TablePeriod(table: index, body: body, period: period), default: 0] |= 1 << UInt16(part)
    } else {
      seen[TablePeriod(table: index, body: body, period: period), default: 0] |= 1
    }
    guard columns.conditions.allSatisfy({ $0.accepts(row) }) else { return }
    for (value, position) in zip(table.values, columns.values)
    where position.conditions.allSatisfy({ $0.accepts(row) }) {
      let key = ValueKey(body: body, period: period, column: value.column)
      add(row[position.column], to: key, table, "\(columnLetters(position.column))\(row.number)")
    }
  }

  private mutating func add(
    _ cell: SheetCell,
    to key: ValueKey,
    _ table: ImportTable,
    _ location: String
  ) {
    let text = cell.text.trimmed
    if let mark = recipe.marks[text] {
      if mark == .incomplete { incomplete.insert(key) } else { leftOut.insert(key) }
      return
    }
    guard let number = decimalText(text).flatMap({ ExactSum($0) }) else {
      let found = text.isEmpty ? "an empty cell" : "\"\(text)\""
      problems.report("expected a number or a mark of the recipe, found \(found)", at: location)
      return
    }
    if number.isNegative, !(table.allowsNegativeParts && table.part != nil) {
      problems.report("the number is negative; see `negative_parts`", at: location)
      return
    }
    if sums[key, default: ExactSum()].add(number) == false {
      problems.report("the sum of \(key.column) is too large", at: location)
    }
  }

  private mutating func body(_ text: String, _ location: String) -> String? {
    if let known = bodies[text] { return known }
    guard let found = bodies[plainName(text)] else {
      problems.report(
        "unknown body \"\(text)\"; list it under `bodies` or `leave_out_bodies`",
        at: location
      )
      return nil
    }
    bodies.updateValue(found, forKey: text)
    return found
  }

  private mutating func period(_ text: String, _ location: String) -> String? {
    if let known = periods[text] { return known }
    let trimmed = text.trimmed
    let found: String? =
      periodType == .financialYear
      ? financialYear(writtenAs: trimmed.replacing("_", with: "-"))
      : CalendarPeriod(trimmed)?.type == periodType ? trimmed : nil
    guard let found else {
      problems.report("\"\(text)\" is not a \(periodType.rawValue)", at: location)
      return nil
    }
    periods[text] = found
    return found
  }

  /// The part of a period that a text names, counted from 0: `1`, `Q1`, `Quarter 1`.
  private mutating func part(_ text: String, of count: Int, _ location: String) -> Int? {
    if let known = parts[text] { return known }
    let digits = text.filter(\.isNumber)
    guard let number = Int(digits), (1...count).contains(number) else {
      problems.report("\"\(text)\" is not a part of 1 to \(count)", at: location)
      return nil
    }
    parts[text] = number - 1
    return number - 1
  }
}
