package import Content
import Workbooks

/// A value of a body in a period, of one column of the dataset.
struct ValueKey: Hashable {
  var body: String
  var period: String
  var column: String
  /// Whether the workbooks state it as a total.
  var isTotal = false
}

/// A sheet that was read.
package struct ReadSheet: Hashable, Sendable {
  package var file: String
  /// The SHA-256 of the file.
  package var digest: String
  package var name: String
  package var rows: Int
  /// What the file was read as: `xlsx`, or the encoding and the delimiter of a csv.
  package var format = ""
}

/// Adds up the rows of workbooks by a recipe.
package struct TableReader {
  let recipe: ImportRecipe
  var names: ImportNames
  /// The columns of the dataset of each table's values, with their factors.
  let targets: [[(column: DataColumn, factor: ExactSum?)]]
  /// Whether the recipe suits the dataset.
  private var isFit = true
  /// What the recipe states of a csv.
  private var textOptions = TextOptions()
  var sums: [ValueKey: ExactSum] = [:]
  /// The reasons why a part of a value is missing.
  var codes: [ValueKey: Set<MissingCode>] = [:]
  /// The values of which some rows do not count.
  var leftOut: Set<ValueKey> = []
  /// What each table has of the periods of each body.
  var coverage: [TablePeriod: Coverage] = [:]
  /// The texts in the columns that conditions of a table name.
  var texts: [FilterColumn: Set<String>] = [:]
  package internal(set) var problems = ImportProblems()
  /// The sheets that were read, with the number of their rows.
  package private(set) var sheets: [ReadSheet] = []
  /// The sheets whose names no table of the recipe has.
  private(set) var unreadSheets: [String] = []

  /// A body and a period in a table of the recipe.
  struct TablePeriod: Hashable {
    var table: Int
    var body: String
    var period: String
  }

  /// A column of a sheet that decides which rows of a table count.
  struct FilterColumn: Hashable {
    var table: Int
    var name: String
  }

  package init(_ recipe: ImportRecipe, _ dataset: Dataset, bodies: [Body]) {
    self.recipe = recipe
    names = ImportNames(recipe, dataset, bodies)
    let columns = Dictionary(dataset.columns.map { ($0.name, $0) }) { first, _ in first }
    targets = recipe.tables.map { table in
      table.values.compactMap { value in
        columns[value.column].map { ($0, value.factor.flatMap { ExactSum($0) }) }
      }
    }
    let ids = Set(bodies.map(\.head.id))
    for (_, id) in recipe.bodies.sorted(by: { $0.key < $1.key }) where !ids.contains(id) {
      problems.report("import.yml: there is no body \"\(id)\"")
    }
    for value in recipe.tables.flatMap(\.values) where columns[value.column] == nil {
      problems.report("import.yml: the dataset has no column \"\(value.column)\"")
    }
    if let name = recipe.encoding {
      textOptions.encoding = TextEncoding(rawValue: name.lowercased())
      if textOptions.encoding == nil {
        let known = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
        problems.report("import.yml: the encoding is one of \(known), found \"\(name)\"")
      }
    }
    if let name = recipe.delimiter {
      textOptions.delimiter = TextOptions.delimiter(statedAs: name)
      if textOptions.delimiter == nil {
        problems.report("import.yml: the delimiter is one character, found \"\(name)\"")
      }
    }
    isFit = problems.isEmpty
  }

  /// Reads the sheets of one workbook that the recipe names; the digest is its SHA-256.
  package mutating func read(_ bytes: [UInt8], from file: String, digest: String = "") {
    guard isFit else { return }
    problems.file = file
    var sheet = OpenSheet()
    var tables = 0
    do throws(WorkbookError) {
      var reader = self
      let isWanted = { name in !recipe.tables(for: name).isEmpty }
      let summary = try readWorkbook(bytes, textOptions, where: isWanted) { row in
        if sheet.name != row.sheet || sheet.rows == 0 {
          reader.close(sheet, of: file, digest)
          sheet = OpenSheet(name: row.sheet)
          tables += 1
        }
        sheet.rows += 1
        return reader.add(row, to: &sheet)
      }
      reader.close(sheet, of: file, digest)
      for index in reader.sheets.indices where reader.sheets[index].file == file {
        reader.sheets[index].format = summary.format
      }
      self = reader
      unreadSheets += summary.sheets.filter { !$0.isEmpty && recipe.tables(for: $0).isEmpty }
        .map { "\"\($0)\" of \(file)" }
      guard tables == 0 else { return }
      let names = summary.sheets.map { "\"\($0)\"" }.joined(separator: ", ")
      problems.report(
        summary.sheets.contains(where: isWanted)
          ? "found no rows to read" : "the recipe names none of the sheets, which are \(names)",
        at: ""
      )
    } catch {
      problems.report("\(error.message); \(error.help)", at: error.location ?? "")
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
  private mutating func close(_ sheet: OpenSheet, of file: String, _ digest: String) {
    guard sheet.rows > 0 else { return }
    if sheet.columns == nil {
      problems.report("none of the first 20 rows has the headings of the recipe", at: sheet.name)
    }
    sheets.append(ReadSheet(file: file, digest: digest, name: sheet.name, rows: sheet.rows))
  }

  private mutating func add(_ row: SheetRow, to sheet: inout OpenSheet) -> SheetReading {
    guard let columns = sheet.columns else {
      let countBefore = problems.count
      var fewest: ImportProblems?
      for index in recipe.tables(for: row.sheet) {
        let period = { [names] text in names.unread(period: text) }
        var found = problems
        let columns = SheetColumns(row, recipe.tables[index], periodIn: period, into: &found)
        // Several tables can have the same columns of bodies and periods.
        guard let columns, found.count < fewest?.count ?? .max else { continue }
        (sheet.columns, sheet.table, fewest) = (columns, index, found)
      }
      guard let fewest else { return row.number < 20 ? .nextRow : .nextSheet }
      problems = fewest
      // After a missing column, each row would have a problem.
      return problems.count == countBefore ? .nextRow : .nextSheet
    }
    add(row, columns, sheet.table)
    return .nextRow
  }
}

extension ReadSheet {
  var title: String { name.isEmpty ? file : "\"\(name)\" of \(file)" }
}
