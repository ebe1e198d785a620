import Content
import Diagnostics
import Import
import TestSupport
import Testing

/// Workbooks of made-up harbours merged into a dataset; texts with delimiters replace all formats.
struct ImportTests {
  @Test func completeYearsAreSummed() async throws {
    let made = try await imported(
      """
      Harbour; Financial_Year;Quarter;Cargo [note 1];TONNES
      ash;2030-31;1;1;10
      Ash;2030/31;2;1;20
      ASH;2030/2031;3;1;-5
      ash;2030_31;4;1;7
      ash;2030-31;4;2;1000
      Elsewhere;2030-31;1;1;1
      """
    )
    #expect(made.problems == [])
    #expect(made.file("ash") == "year,coal,all\n2029/30,1,2\n2030/31,32,1032\n")
    #expect(made.report.added == ["ash, 2030/31"])
  }

  @Test func sameWorkbookTwiceChangesNothing() async throws {
    let workbook = """
      Harbour,Financial Year,Quarter,Cargo,Tonnes
      ash,2029/30,1,1,1
      ash,2029/30,2,2,1
      ash,2029/30,3,1,0
      ash,2029/30,4,1,0
      """
    let made = try await imported(workbook)
    #expect(made.problems == [])
    #expect(made.edit.written.isEmpty)
    #expect(made.report.isUnchanged)
  }

  @Test func revisedValuesKeepTheRestOfTheFile() async throws {
    let made = try await imported(
      """
      Harbour,Financial Year,Quarter,Cargo,Tonnes
      ash,2029/30,1,1,4
      ash,2029/30,2,2,1
      ash,2029/30,3,1,0
      ash,2029/30,4,1,0
      """,
      table: "year, coal, all\r\n2028/29, 9, 9\r\n2029/30, 1, 5\r\n"
    )
    #expect(made.file("ash") == "year, coal, all\r\n2028/29, 9, 9\r\n2029/30, 4, 5\r\n")
    let revised = made.report.revised
    #expect(revised.map(\.old) == ["1"])
    #expect(revised.map(\.new) == ["4"])
  }

  @Test func missingQuarterMakesTheYearIncomplete() async throws {
    let made = try await imported(
      """
      Harbour,Financial Year,Quarter,Cargo,Tonnes
      ash,2030/31,1,1,10
      ash,2030/31,2,1,10
      ash,2030/31,4,1,10
      birch,2030/31,1,1,10
      birch,2030/31,2,1,10
      birch,2030/31,3,1,10
      birch,2030/31,4,1,10
      birch,2031/32,1,1,10
      """
    )
    #expect(made.problems == [])
    #expect(made.file("ash")?.hasSuffix("2030/31,[x],[x]\n") == true)
    #expect(made.report.incomplete == ["ash, 2030/31: all", "ash, 2030/31: coal"])
    // A year that nobody has whole is not imported.
    #expect(made.report.unfinished == ["cargo: 2031/32"])
    #expect(made.file("birch") == "year,coal,all\n2030/31,40,40\n")
  }

  @Test func marksAreNeverZero() async throws {
    let made = try await imported(
      """
      Harbour,Financial Year,Quarter,Cargo,Tonnes
      ash,2030/31,1,1,10
      ash,2030/31,1,2,N/A
      ash,2030/31,2,1,not provided
      ash,2030/31,3,1,10
      ash,2030/31,4,1,10
      birch,2030/31,1,1,N/A
      birch,2030/31,2,1,N/A
      birch,2030/31,3,1,N/A
      birch,2030/31,4,2,5
      """
    )
    #expect(made.problems == [])
    #expect(made.file("ash")?.hasSuffix("2030/31,[x],[x]\n") == true)
    #expect(made.file("birch")?.hasSuffix("2030/31,[x],5\n") == true)
  }

  @Test(arguments: ["[note 1] Made up,,,,", ",[note 1] Made up,,,", ",,,,Made up"])
  func notesBelowATableAreNotRows(note: String) async throws {
    let rows = (1...4).map { "ash,2030/31,\($0),1,10" }
    let lines = ["Harbour,Financial Year,Quarter,Cargo,Tonnes"] + rows
    let made = try await imported((lines + [note]).joined(separator: "\n"))
    let isNumber = note.hasPrefix(",,,,")
    #expect(made.problems.isEmpty != isNumber)
    #expect(isNumber || made.report.added == ["ash, 2030/31"])
  }

  @Test func periodsBeforeTheFirstOneAreNotRead() async throws {
    let rows = ["2028/29", "2029-30", "2030/31"].flatMap { year in
      (1...4).map { "ash,\(year),\($0),1,\(year.hasPrefix("2030") ? "10" : "late")" }
    }
    let recipe = try #require(site(cargo).first { $0.path.hasSuffix("import.yml") })
    let made = try await imported(
      (["Harbour,Financial Year,Quarter,Cargo,Tonnes"] + rows).joined(separator: "\n"),
      recipe: "from: 2030/31\n" + recipe.text
    )
    #expect(made.problems == [])
    #expect(made.report.added == ["ash, 2030/31"])
    #expect(made.file("ash") == "year,coal,all\n2029/30,1,2\n2030/31,40,40\n")
  }

  @Test(arguments: [
    ("oak,2030/31,1,1,1", "unknown body \"oak\"; list it under `bodies` or `leave_out_bodies`"),
    ("ash,2030,1,1,1", "\"2030\" is not a financial-year"),
    ("ash,2030/31,5,1,1", "\"5\" is not a quarter of 2030/31"),
    ("ash,2030/31,1,1,many", "expected a number or a mark of the recipe, found \"many\""),
    ("ash,2030/31,1,1,", "expected a number or a mark of the recipe, found an empty cell"),
  ])
  func rowsThatTheRecipeDoesNotKnowStop(row: String, message: String) async throws {
    let made = try await imported("Harbour,Financial Year,Quarter,Cargo,Tonnes\n\(row)\n\(row)\n")
    #expect(made.problems.contains { $0.hasSuffix("\(message), in 2 rows") }, "\(made.problems)")
  }

  @Test func problemsNameSheetAndCell() async throws {
    let heading = ["Harbour", "Financial Year", "Quarter", "Cargo", "Tonnes"]
    let row = ["ash", "2030/31", "1", "1", "many"]
    let made = try await imported(ods: ods([("Cargo 2030", [heading, row])]))
    let message = "expected a number or a mark of the recipe, found \"many\""
    #expect(made.problems == ["made.ods, Cargo 2030, cell E2: \(message)"])
  }

  @Test func columnsThatTheRecipeDoesNotKnowStop() async throws {
    let more = try await imported("Harbour,Financial Year,Quarter,Cargo,Tonnes,Draught\n")
    let message = "the recipe does not use the column \"Draught\"; list it under `leave_out`"
    #expect(more.problems == ["made-0.csv, row 1: \(message)"])
    let fewer = try await imported("Harbour,Financial Year,Quarter,Tonnes\n")
    #expect(fewer.problems == ["made-0.csv, row 1: there is no column \"Cargo\""])
    let none = try await imported("Port,Year\nash,2030/31\n")
    let headings = "none of the first 20 rows has the headings of the recipe"
    #expect(none.problems == ["made-0.csv: \(headings)"])
  }

  @Test func workbooksWithoutRowsStop() async throws {
    #expect(try await imported("").problems == ["made-0.csv: found no rows to read"])
    let empty = try await imported(ods: ods([("Notes", [["a"]]), ("Cargo 2030", [])]))
    #expect(empty.problems == ["made.ods: found no rows to read"])
    let other = try await imported(ods: ods([("Notes", [["a"]]), ("Cover", [])]))
    let message = "the recipe names none of the sheets, which are \"Notes\", \"Cover\""
    #expect(other.problems == ["made.ods: \(message)"])
  }

  @Test func whatStandsOutIsReported() async throws {
    let rows = ["ash", "birch"].flatMap { body in
      (1...4).map { "\(body),2030/31,\($0),1,\($0 * 100)" }
    }
    let more = (1...4).map { "ash,2031/32,\($0),1,\($0)" }
    let header = ["Harbour,Financial Year,Quarter,Cargo,Tonnes"]
    let text = (header + rows + more).joined(separator: "\n")
    let made = try await imported(text, table: "year,coal,all\n2030/31,1,2\n")
    #expect(made.report.jumps.map(\.new).allSatisfy { $0 == "10" })
    #expect(made.report.jumps.count == 2)
    #expect(made.report.revised.map(\.new) == ["1000", "1000"])
    let missing = try await imported(
      (header + rows.filter { $0.hasPrefix("birch") }).joined(separator: "\n"),
      table: "year,coal,all\n2030/31,1,2\n"
    )
    #expect(missing.report.vanished == ["ash, 2030/31"])
    #expect(missing.report.bodiesWithoutRow == ["ash"])
    #expect(made.report.copies == ["ash and birch, 2030/31"])
    #expect(made.report.bodiesWithoutRow == ["birch, 2031/32"])
  }
}
