import Content
import Diagnostics
import TestSupport
import Testing

/// What spreadsheets and statistics offices write differently is named in its own words, with the
/// value to write.
struct TableMessageTests {
  private func found(_ table: String) async throws -> [Diagnostic] {
    try await surveyDiagnostics(
      body: "name: Sea\nfull_name: Sea and Shore Constabulary\nalso_known_as: [Seaside]",
      column: "{name: share, title: Share, type: percent, missing: [z]}",
      table: table
    )
  }

  private func rows(_ rows: String) async throws -> [Diagnostic] {
    try await found("force,year,asked,share\n\(rows)")
  }

  @Test(arguments: [
    ("\"7,5\"", "write 7.5"),
    ("\"7,50 %\"", "write 7.50, without the percent sign"),
    ("7.5%", "write 7.5, without the percent sign"),
    ("7.5 per cent", "write 7.5, without the percent sign"),
    ("\"1.234,5\"", "write 1234.5, without thousands separators"),
    ("1 234.5", "write 1234.5, without thousands separators"),
    ("\"1,234\"", "write 1234 if the comma separates thousands, or 1.234 if it is a decimal comma"),
    ("−7.5", "write -7.5"),
    ("(7.5)", "write -7.5 if the brackets mean a negative number, or 7.5 if"),
    ("£7.5", "write 7.5, without the currency"),
    ("7.5*", "write 7.5, without \"*\"; a note belongs under `issues`"),
    ("7.5 [p]", "write 7.5, without \"[p]\"; a note belongs under `issues`"),
    ("7.5E-1", "write 0.75 if no digits were lost"),
    ("..", "write the missing code of the column: [z] (not applicable)"),
    ("N/A", "write the missing code of the column: [z] (not applicable)"),
    ("-", "write 0 if it means none; otherwise write the missing code"),
    ("z", "write [z]"),
    ("[Z]", "write [z]"),
    ("#DIV/0!", "correct the formula"),
    ("#N/A", "correct the formula or widen the column in the spreadsheet, or write [z] if"),
    ("TRUE", "write the number that the cell stands for"),
    ("<5", "write the number, or [z]"),
    (".a", "write the missing code of the column: [z] (not applicable)"),
    ("Inf", "write the missing code of the column: [z] (not applicable)"),
    ("1.#IND", "write the missing code of the column: [z] (not applicable)"),
    ("٤٢", "write 42"),
  ])
  func percentageHasItsHelp(cell: String, help: String) async throws {
    let found = try await rows("durham,2014/15,10,\(cell)")
    #expect(found.count == 1)
    #expect(found.first?.help?.hasPrefix(help) == true, "\(found)")
  }

  @Test(arguments: [
    ("\"1,200\"", "write 1200, without thousands separators"),
    ("1'200", "write 1200, without thousands separators"),
    ("1\u{A0}200", "write 1200, without thousands separators"),
    ("1200.0", "write 1200"),
    ("1.200", "write 1200 if the point separates thousands"),
    ("1.2E+03", "write 1200 if no digits were lost"),
    ("\"12,5\"", "write a whole number, or declare"),
    ("-3", "write a count of 0 or more"),
    ("c", "write [c]"),
    (":", "write the missing code of the column: [x] (not supplied), or [c] ("),
  ])
  func countHasItsHelp(cell: String, help: String) async throws {
    let found = try await rows("durham,2014/15,\(cell),7")
    #expect(found.count == 1)
    #expect(found.first?.help?.hasPrefix(help) == true, "\(found)")
  }

  @Test(arguments: [
    "2014-15", "2014–15", "2014/2015", "201415", "20142015", "14/15", "FY2014/15", "2014/15p",
    "April 2014 to March 2015", "year ending March 2015", "1 April 2014", "2015-03-31",
    "31/03/2015",
  ])
  func yearHasItsSuggestion(year: String) async throws {
    let found = try await rows("durham,\(year),10,7")
    #expect(found.map(\.help) == ["did you mean \"2014/15\"?"])
  }

  @Test(arguments: [
    ("2015", "write 2014/15 for the year that ends in 2015, or 2015/16 for the next"),
    ("2014 Q3", "write a financial year; for quarters"),
    ("Mar-15", "write the financial year, such as 2014/15"),
  ])
  func periodOfSeveralReadingsIsNotGuessed(year: String, help: String) async throws {
    let found = try await rows("durham,\(year),10,7")
    #expect(found.count == 1)
    #expect(found.first?.help?.hasPrefix(help) == true, "\(found)")
  }

  @Test(arguments: ["Sea and Shore Constabulary", "seaside", "Sea & Shore constabulary", "Sea"])
  func bodyIsKnownByItsNames(name: String) async throws {
    let found = try await rows("\(name),2014/15,10,7")
    #expect(found.map(\.help) == ["did you mean \"sea\"?"])
  }

  @Test(arguments: [
    ("durham,2014/15,10,7\n\nsea,2014/15,10,7", 3, "row 3 is blank"),
    ("durham,2014/15,10,7\n,,,\nsea,2014/15,10,7", 3, "row 3 is blank"),
    ("durham,2014/15,10,7\n\nSource: the office", 4, "row 4 looks like a note"),
    ("durham,2014/15,10,7\nSource: us,,,\n1. Twice", 3, "2 rows (3, 4) look like notes"),
    ("durham,2014/15,10,7,", 2, "row 2 has an empty cell too many"),
    ("durham,2014/15,10,7,,", 2, "row 2 has 2 empty cells too many"),
    ("durham,2014/15,1,200,7", 2, "row 2 has 5 cells"),
    ("durham,2014/15,10,7\nforce,year,asked,share\nsea,2014/15,1,7", 3, "row 3 repeats the header"),
  ])
  func rowIsNamedForWhatItIs(rows text: String, line: Int, message: String) async throws {
    let found = try await rows(text)
    #expect(found.count == 1)
    #expect(found.first?.location.line == line)
    #expect(found.first?.message.hasPrefix(message) == true, "\(found)")
  }

  /// Without its last comma, the row would have two wrong numbers.
  @Test func emptyCellAfterASplitNumberIsNotDeclaredSurplus() async throws {
    let found = try await rows("durham,2014/15,1,200,")
    #expect(found.map(\.rule) == [.csvRagged])
    #expect(found.first?.message.contains("too many") == false)
  }

  @Test(arguments: [
    ("force,year,asked,share,,\ndurham,2014/15,10,7,,", "columns 5 to 6 have no name"),
    ("force,year,asked,share,\ndurham,2014/15,10,7", "column 5 has no name"),
    (",force,year,asked,share\n1,durham,2014/15,10,7", "column 1 has no name"),
    ("Table 1\n\nforce,year,asked,share\ndurham,2014/15,10,7", "rows 1 to 2 are above the header"),
    ("force;year;asked;share\ndurham;2014/15;10;7,5", "expected cells separated by commas"),
    ("\"force\";\"year\";\"asked\"\n\"durham\";\"2014/15\"", "expected cells separated by commas"),
    ("Table 1\nforce\tyear\tasked\tshare\n", "expected cells separated by commas"),
  ])
  func headerIsNamedForWhatItIs(table: String, message: String) async throws {
    let found = try await found(table)
    #expect(found.map(\.rule) == [.csvHeader])
    #expect(found.first?.message.hasPrefix(message) == true, "\(found)")
  }

  @Test func titleInTheHeaderSuggestsItsColumn() async throws {
    let found = try await found("force,Year to March,asked,share\n")
    #expect(found.map(\.help) == ["did you mean \"year\"?"])
  }

  @Test func sameFaultInManyRowsIsOneDiagnostic() async throws {
    let found = try await rows(
      (10..<70).map { "Nowhere,20\($0)/\($0 + 1),10,7" }.joined(separator: "\n")
    )
    let one = try #require(found.first)
    #expect(found.count == 1)
    #expect(one.message.hasPrefix("60 rows (2, 3, 4, …), column force: "))
    #expect(one.occurrences == 60)
    #expect([one.location.line] + one.otherLocations.map(\.line) == [2, 3, 4])
  }

  @Test func differentTextsWithOneCauseAreToldApartUpToALimit() async throws {
    let found = try await rows(
      (10..<70).map { "durham,20\($0)/\($0 + 1),10,\"\($0),5\"" }.joined(separator: "\n")
    )
    #expect(found.count == 6)
    #expect(found.last?.message.hasPrefix("55 more rows (7, 8, 9, …), column share: ") == true)
    #expect(found.reduce(0) { $0 + $1.occurrences } == 60)
  }

  @Test func reportOfALongTableIsShort() async throws {
    let found = try await rows(
      (0..<120_000).map { "place \($0),\($0),\"\($0),5\",\($0)%,\n" }.joined()
    )
    #expect(textReport(found).utf8.count < 60_000)
    #expect(found.contains { $0.occurrences > 100_000 })
  }

  @Test func workbooksAndOtherEncodingsAreNamed() async throws {
    let archive = Array("PK\u{3}\u{4}\u{14}\0".utf8)
    let wide: [UInt8] = "force,year\n".utf8.reduce(into: []) { $0 += [$1, 0] }
    let inputs = [(archive, "workbook"), (wide, "UTF-16"), ([0xFF, 0xFE] + wide, "UTF-16")]
    for (bytes, words) in inputs {
      let table = SourceText(path: "content/data/crime/durham.csv", bytes: bytes)
      let found = await diagnostics(of: laid([table], over: try baseFiles()))
      #expect(found.count == 1)
      #expect(found.first?.message.contains(words) == true, "\(found)")
    }
    let book = SourceText(path: "content/data/crime/Durham.XLSX", bytes: archive)
    let found = await diagnostics(of: try baseFiles() + [book])
    #expect(found.map(\.rule) == [.unexpectedFile])
    let help = try #require(found.first?.help)
    #expect(help.contains("content/data/crime/data.csv, or one file per force"))
  }

  @Test(arguments: [
    ("crime/North Sea.CSV", "rename it to content/data/crime/north-sea.csv"),
    ("crime/durham.csv.txt", "rename it to content/data/crime/durham.csv"),
    ("crime/durham.tsv", "with commas between its cells: content/data/crime/durham.csv"),
    ("crime/old/durham.csv", "with a name that ends in .csv: content/data/crime/durham.csv"),
    ("durham.csv", "with a name that ends in .csv: content/data/<id>/data.csv"),
  ])
  func tableThatIsNotReadKeepsItsNameInTheHelp(path: String, help: String) async throws {
    let file = SourceText(path: "content/data/\(path)", text: "year,recorded,charged\n")
    let found = await diagnostics(of: try baseFiles() + [file])
    let report = found.first { $0.rule == .unexpectedFile }
    #expect(report?.help?.hasSuffix(help) == true, "\(found)")
  }
}
