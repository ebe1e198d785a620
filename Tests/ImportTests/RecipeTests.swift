import Content
import Diagnostics
import Import
import TestSupport
import Testing

/// What a recipe can say.
struct RecipeTests {
  @Test func columnForEachPeriodBecomesRows() async throws {
    let made = try await imported(
      """
      Cargo of the harbours
      ,,,,
      Harbour,Coal 2030/31 [note 1],All cargo 2030_31,COAL 2031-32,All cargo 2031-32,Change
      Ash,10,11,12,13,5%
      Source: the books
      """,
      recipe: """
        tables:
          - name: wide
            sheet: Cargo
            body: Harbour
            leave_out: [Change]
            values:
              coal: {sum: "Coal {period}"}
              all: {sum: "All cargo {period}"}
        """
    )
    #expect(made.problems == [])
    #expect(made.file("ash") == "year,coal,all\n2029/30,1,2\n2030/31,10,11\n2031/32,12,13\n")
  }

  @Test func textsOfAProducerAreNotUnfinished() async throws {
    let made = try await imported(
      "Harbour,Year,Tonnes\nAsh,2029/30,TBC\n",
      recipe: simple("marks: {TBC: incomplete}").replacing("\"*\"", with: "\"????*\"")
    )
    #expect(made.file("ash") == "year,coal,all\n2029/30,[x],[x]\n")
  }

  @Test func unitsAreConvertedWithoutRounding() async throws {
    let made = try await imported(
      "Harbour,Year,Thousand tonnes\nAsh,2030/31,0.001\nAsh,2030/31,1.115\n",
      recipe: simple("")
        .replacing("coal: {sum: Tonnes}", with: "coal: {sum: Thousand tonnes, multiply_by: 1000}")
        .replacing("all: {sum: Tonnes}", with: "all: {sum: Thousand tonnes, multiply_by: 2000}")
    )
    #expect(made.problems == [])
    #expect(made.file("ash")?.hasSuffix("2030/31,1116,2232\n") == true)
  }

  @Test func marksBecomeCodes() async throws {
    let contract = cargo.replacing("missing: [x]", with: "missing: [x, c, z]")
    let made = try await imported(
      """
      Harbour,Year,Tonnes,Cargo
      Ash,2030/31,:,1
      Ash,2030/31,5,2
      Birch,2030/31,..,1
      Birch,2030/31,,2
      """,
      recipe: simple("marks: {\":\": c, \"..\": z, \"\": left-out}"),
      more: site(contract).filter { $0.path.hasSuffix("dataset.yml") }
    )
    #expect(made.problems == [])
    #expect(made.file("ash")?.hasSuffix("2030/31,[c],[c]\n") == true)
    #expect(made.file("birch")?.hasSuffix("2030/31,[z],[z]\n") == true)
    let refused = try await imported(
      "Harbour,Year,Tonnes,Cargo\nAsh,2030/31,:,1\n",
      recipe: simple("marks: {\":\": u}")
    )
    #expect(refused.problems.first?.contains("write `missing: [x, u]`") == true)
  }

  @Test func sumsAreComparedWithStatedTotals() async throws {
    let rows = """
      Harbour,Year,Tonnes,Cargo
      Ash,2030/31,5,1
      Birch,2030/31,7,1
      Elsewhere,2030/31,3,1

      """
    let recipe = simple("totals: {All harbours: [Elsewhere]}\nmarks: {}")
    let made = try await imported(rows + "ALL HARBOURS,2030/31,15,1\n", recipe: recipe)
    #expect(made.problems == [])
    #expect(made.report.totals.map(\.isEqual) == [true, true])
    #expect(made.file("birch") == "year,coal,all\n2030/31,7,7\n")
    let other = try await imported(rows + "All harbours,2030/31,16,1\n", recipe: recipe)
    let message = "All harbours, 2030/31: the sum of coal is 15, and the stated total is 16"
    #expect(other.problems.contains(message))
    let rounded = try await imported(
      rows + "All harbours,2030/31,16,1\n",
      recipe: recipe + "\ntotals_within: 1\n"
    )
    #expect(rounded.problems == [])
  }

  @Test func smallestTotalIsCompared() async throws {
    let values = "all: {sum: Tonnes, where: {Cargo: 1}, total: {Cargo: All}}"
    let recipe = simple("").replacing("all: {sum: Tonnes}", with: values)
      .replacing("leave_out: [Cargo]", with: "negative_parts: true")
    let quarters = (1...4).map { "Ash,2030/31 Q\($0),1,1" }
    let smallest = "Ash,2030/31 Q1,\(Int.min),All"
    let made = try await imported(
      (["Harbour,Year,Tonnes,Cargo"] + quarters + [smallest]).joined(separator: "\n"),
      recipe: recipe
    )
    #expect(made.report.totals.map(\.isEqual) == [false])
  }

  @Test func rowsOfTotalsAreComparedToo() async throws {
    let recipe = simple("marks: {}").replacing(
      "all: {sum: Tonnes}",
      with: "all: {sum: Tonnes, where_not: {Cargo: All}, total: {Cargo: All}}"
    )
    let made = try await imported(
      "Harbour,Year,Tonnes,Cargo\nAsh,2030/31,5,1\nAsh,2030/31,4,2\nAsh,2030/31,10,All\n",
      recipe: recipe
    )
    #expect(made.report.totals.map(\.stated) == ["10"])
    #expect(
      made.problems == ["ash, 2030/31: the sum of all is 9, and the stated total is 10"]
    )
  }

  @Test func encodingAndDelimiterAreStatedAndSaid() async throws {
    let table = "Harbour:Year:Tonnes\nash:2030/31:5\n"
    let made = try await imported(table, recipe: simple("encoding: utf-8\ndelimiter: \":\""))
    #expect(made.report.sheets.map(\.format) == ["csv, utf-8, :"])
    #expect(made.report.text.contains("made-0.csv (csv, utf-8, :): 2 rows"))
    let wrong = try await imported(table, recipe: simple("encoding: latin\ndelimiter: colon"))
    let known = "utf-8, utf-16le, utf-16be, windows-1252"
    #expect(
      wrong.problems == [
        "import.yml: the encoding is one of \(known), found \"latin\"",
        "import.yml: the delimiter is one character, found \"colon\"",
      ]
    )
  }

  @Test func tablesAreRecognizedByAllTheirHeadings() async throws {
    let recipe = """
      tables:
        - name: coal
          sheet: Coal
          body: Harbour
          period: Year
          values:
            coal: {sum: Tonnes of coal}
        - name: all
          sheet: All
          body: Harbour
          period: Year
          leave_out: [Ships]
          values:
            all: {sum: Tonnes}
      """
    let made = try await imported(
      "Harbour,Year,Tonnes,Ships\nAsh,2029/30,5,1\n",
      recipe: recipe
    )
    #expect(made.problems == [])
    #expect(made.file("ash") == "year,coal,all\n2029/30,1,5\n")
  }

  @Test func samePeriodInTwoFilesStops() async throws {
    let text = "Harbour,Year,Tonnes,Cargo\nAsh,2030/31,5,1\n"
    let made = try await imported(text, text, recipe: simple(""))
    let message = "simple: 2030/31 is in made-0.csv and in another file; import one of them"
    #expect(made.problems == [message])
  }

  @Test func samePeriodInTwoTablesStops() async throws {
    let recipe = simple("").replacing(
      "tables:",
      with: """
        tables:
          - name: older
            sheet: "*"
            body: Port
            period: Year
            values:
              coal: {sum: Tonnes}
        """
    )
    let older = "Port,Year,Tonnes\nAsh,2030/31,5\n"
    let made = try await imported(
      older,
      "Harbour,Year,Tonnes,Cargo\nAsh,2030/31,5,1\n",
      recipe: recipe
    )
    let message = "coal of 2030/31 is in the sheets of two tables of the recipe; import one of them"
    #expect(made.problems == [message])
    let newer = "Harbour,Year,Tonnes,Cargo\nAsh,2031/32,6,1\n"
    #expect(try await imported(older, newer, recipe: recipe).report.added.count == 2)
  }

  @Test func yearBesideItsQuartersStops() async throws {
    let made = try await imported(
      "Harbour,Year,Tonnes,Cargo\nAsh,2030/31,5,1\nAsh,2030/31 Q1,1,1\n",
      recipe: simple("")
    )
    #expect(made.problems == ["simple has both 2030/31 and its parts; leave out one"])
  }

  @Test func quartersInOneColumnAreSummed() async throws {
    let made = try await imported(
      """
      Harbour,Year,Tonnes,Cargo
      Ash,2030/31 Q1,1,1
      Ash,Jul-Sep 2030,2,1
      Ash,Q3 2030-31,3,1
      Ash,Jan to Mar 2031,4,1
      """,
      recipe: simple("")
    )
    #expect(made.problems == [])
    #expect(made.file("ash")?.hasSuffix("2030/31,10,10\n") == true)
  }

  @Test func calendarQuarterOfFinancialYearStops() async throws {
    let text = "Harbour,Year,Tonnes,Cargo\nAsh,Q1 2030,1,1\n"
    let made = try await imported(text, recipe: simple(""))
    #expect(made.problems == ["made-0.csv, row 2: \"Q1 2030\" is not a financial-year"])
  }

  @Test func namesOfTwoBodiesStop() async throws {
    let names = [
      ("ash", "---\nname: Ash\nalso_known_as: [Port]\n---\n"),
      ("birch", "---\nname: Birch\nalso_known_as: [PORT]\n---\n"),
    ].map { SourceText(path: "content/forces/\($0).md", text: $1) }
    let text = "Harbour,Year,Tonnes,Cargo\nport,2030/31,1,1\n"
    let made = try await imported(text, recipe: simple(""), more: names)
    #expect(made.problems.first?.contains("two bodies are called \"port\"") == true)
    let told = try await imported(text, recipe: simple("bodies: {Port: ash}"), more: names)
    #expect(told.problems == [])
  }

  @Test func valuesWithoutHeadingStop() async throws {
    let text = "Harbour,Year,Tonnes,Cargo,\nAsh,2030/31,1,1,9\nAsh,2030/31,1,2,9\n"
    let made = try await imported(text, recipe: simple(""))
    let message = "column E has values but no heading; list \"column E\" under `leave_out`"
    #expect(made.problems == ["made-0.csv, row 2: \(message), in 2 rows"])
    let listed = simple("").replacing("leave_out: [", with: "leave_out: [column E, ")
    #expect(try await imported(text, recipe: listed).problems == [])
  }

  @Test func textThatNoRowHasIsReported() async throws {
    let header = "Harbour,Financial Year,Quarter,Cargo,Tonnes"
    let made = try await imported("\(header)\nash,2030/31,1,2,1\n")
    #expect(made.report.unmatched == ["cargo, Cargo: 1", "cargo, Cargo: 0"])
  }

  @Test(arguments: [
    ("values: {coal: {sum: []}}", "\"sum\" names no column"),
    ("values: [{column: coal, sum: Tonnes}]", "\"values\" must be a mapping, found a list"),
    (
      "values: {coal: {sum: Tonnes, where: [{column: Cargo, is: [1]}]}}",
      "\"where\" must be a mapping, found a list"
    ),
    ("values: {coal: {sum: Tonnes, multiply_by: ten}}", "must be a number such as 0.01"),
    ("values: {coal: {sum: Tonnes, where: {Cargo: []}}}", "a condition names no text"),
    ("values: {coal: {sum: \"{period}\"}}", "and \"coal\" has {period} in its heading"),
    ("quarter: Q\n    month: M\n    values: {coal: {sum: Tonnes}}", "quarters or months"),
  ])
  func mistakesInRecipesAreErrors(lines: String, message: String) {
    let text = """
      tables:
        - name: simple
          sheet: "*"
          body: Harbour
          period: Year
          \(lines)
      """
    var diagnostics: [Diagnostic] = []
    _ = parseImportRecipe(SourceText(path: "import.yml", text: text), into: &diagnostics)
    #expect(diagnostics.contains { $0.message.contains(message) }, "\(diagnostics.map(\.message))")
  }
}

/// A recipe for a table of years, with more keys.
func simple(_ more: String) -> String {
  """
  tables:
    - name: simple
      sheet: "*"
      body: Harbour
      period: Year
      leave_out: [Cargo]
      values:
        coal: {sum: Tonnes}
        all: {sum: Tonnes}
  \(more)
  """
}
