import Diagnostics
import Foundation
import TestSupport
import Testing

/// A spreadsheet that opens a file of the site evaluates no formula.
struct FormulaTests {
  private let dataset = """
    -- content/data/notes/dataset.yml --
    title: Notes
    description: Words and numbers.
    layout: single
    show_table: true
    producer: Office
    source: office
    licence: {name: OGL, url: "https://licence.example/"}
    published: not-established
    retrieved: not-established
    key: [word]
    columns:
      - {name: word, title: Word, type: text}
      - {name: =value, title: Value, type: number}
      - {name: state, title: State, type: choice, choices: [+new, old]}
    -- content/data/notes/data.csv --
    word,=value,state

    """

  private func built(_ rows: [String]) async throws -> Built {
    let rows = rows.map { $0 + "\n" }.joined()
    return await build(try base(with: dataset + rows))
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1+1", "'-1+1"), ("-", "'-"), ("-1.", "'-1."),
    ("@SUM(A1)", "'@SUM(A1)"), ("\"\t=1\"", "'\t=1"), ("\"\r=1\"", "\"'\r=1\""),
    ("＝1", "'＝1"), ("\"=1,\"\"2\"\"\"", "\"'=1,\"\"2\"\"\""), ("-٣", "'-٣"),
    ("a=1", "a=1"), ("-1", "-1"), ("-1.50", "-1.50"), ("'=1", "'=1"), ("–1", "–1"),
  ])
  func textIsNoFormula(cell: String, expected: String) async throws {
    let built = try await built([cell + ",-1.5,old"])
    #expect(textReport(built.diagnostics) == "")
    #expect(try built.text("data/notes/notes.csv") == "word,'=value,state\n\(expected),-1.5,old\n")
  }

  @Test func jsonHasTheTextItself() async throws {
    let built = try await built(["=1+1,-7,+new"])
    let json = try built.text("data/notes/notes.json")
    #expect(json.contains("\"=1+1\"") && json.contains("\"=value\"") && json.contains("-7"))
    #expect(json.contains("\"+new\"") && !json.contains("'"))
  }

  /// Names, keys and options in the data package are the ones that a program reads in the CSV.
  @Test func dataPackageDescribesTheFileAsItIs() async throws {
    let changed = dataset.replacing("key: [word]", with: "key: [=value]")
    let built = await build(try base(with: changed + "a,1,+new\n"))
    #expect(textReport(built.diagnostics) == "")
    let package = try built.text("datapackage.json")
    #expect(try built.text("data/notes/notes.csv") == "word,'=value,state\na,1,'+new\n")
    #expect(package.contains("\"'+new\"") && !package.contains("\"+new\""))
    #expect(package.contains("\"'=value\"") && !package.contains("\"=value\""))
  }

  @Test func registerAndFiguresHoldNoFormula() async throws {
    let archive = """
      -- content/forces/durham.md --
      ---
      name: =1+1
      nation: england
      ---
      -- content/reports/one/recommendations/01.md --
      ---
      number: 1
      text: gist
      title: "@wait"
      addressees: [all]
      due: 2025-01-31
      findings: [wait]
      sources: [office]
      history: [{date: 2025-01-01, status: accepted, by: "+1", note: "=1"}]
      ---
      Wait less.
      """
    let built = await build(try base(with: archive))
    #expect(textReport(built.diagnostics) == "")
    #expect(try built.text("measures/rate/rate.csv").contains("rate,durham,'=1+1,2014/15"))
    let register = try built.text("recommendations/recommendations.csv")
    #expect(register.contains(",'@wait,") && register.contains(",'+1,"))
  }

  @Test func dictionarySaysWhereThereIsAny() async throws {
    let templates = try shippedTemplates()
    let words = "is preceded by an apostrophe"
    let page = "data/dictionary/index.html"
    let with = laid(site(dataset + "=1,1,old\n"), over: laid(templates, over: try baseFiles()))
    #expect(try await build(with).text(page).ranges(of: words).count == 1)
    #expect(try await !build(laid(templates, over: try baseFiles())).text(page).contains(words))
  }
}
