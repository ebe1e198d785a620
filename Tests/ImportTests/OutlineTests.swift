import Content
import Diagnostics
import Import
import Pages
import SitePlanning
import TestSupport
import Testing

/// `sitegen new dataset --from`: a table of made-up harbours becomes a contract and a recipe.
struct OutlineTests {
  private let table = """
    Made up;;;;;
    Harbour;Financial_Year;Quarter;Cargo [note 1];Tonnes;Ships
    Elsewhere;2029-30;1;coal;1;1
    Ash;2029-30;1;coal;10;1
    Ash;2029-30;2;coal;20;2
    Ash;2029-30;3;peat;-5;3
    Ash;2029-30;4;peat;7;N/A
    """

  @Test func columnsAreFoundByTheirCells() async throws {
    let files = try await newFiles(from: Array(table.utf8))
    #expect(
      files.map(\.path).map { $0.split(separator: "/").last } == [
        "dataset.yml", "data.csv", "import.yml",
      ]
    )
    let contract = files[0].text
    for line in [
      "period_column: year", "key: [force, year]",
      "  - {name: year, title: Year, type: financial-year}",
      "  - {name: tonnes, title: \"Tonnes\", type: count, missing: [n, x]}",
      "  - {name: ships, title: \"Ships\", type: count, missing: [n, x]}",
      "draft: true   # remove this line to publish the dataset",
    ] {
      #expect(contract.contains("\n\(line)\n"), "\(contract)")
    }
    let rows = "ash,2029/30,[n],[n]\nbirch,2029/30,[n],[n]\n"
    #expect(files[1].text == "force,year,tonnes,ships\n\(rows)")
    #expect(
      files[2].text == """
        # Made from a table, for you to finish: docs/data.md explains each key.
        tables:
          - name: "table"
            sheet: "*"   # `?` is any character, `*` any text
            body: "Harbour"
            period: "Financial_Year"
            quarter: "Quarter"
            negative_parts: true
            leave_out:   # or name one under `where`, to select rows
              - "Cargo"   # coal; peat
            values:
              tonnes: {sum: "Tonnes"}
              ships: {sum: "Ships"}
        leave_out_bodies:   # for other names of bodies, write `bodies` instead
          - "Elsewhere"
        marks:   # incomplete, or left-out for rows that do not count
          "N/A": incomplete

        """
    )
  }

  @Test func madeFilesImportTheTable() async throws {
    let new = try await newFiles(from: Array(table.utf8)).map {
      SourceText(path: $0.path, text: $0.text)
    }
    let tree = SourceTree(harbours + new)
    let (site, all) = await planned(tree)
    // The site of this test has no templates.
    let found = all.filter { $0.location.path.hasPrefix("content/") }
    #expect(found == [], "\(textReport(found))")
    let dataset = try #require(site.datasets.first { $0.head.id == "cargo" })
    let source = try #require(tree["content/data/cargo/import.yml"])
    var diagnostics: [Diagnostic] = []
    let recipe = try #require(parseImportRecipe(source, into: &diagnostics))
    #expect(diagnostics == [])
    var reader = TableReader(recipe, dataset, bodies: site.bodies)
    reader.read(Array(table.utf8), from: "made.csv")
    let (edit, _) = reader.merge(into: dataset, site, tree)
    #expect(reader.problems.lines == [])
    let data = edit.written.first { $0.path == "content/data/cargo/data.csv" }
    #expect(
      data.map { String(decoding: $0.bytes, as: UTF8.self) }
        == "force,year,tonnes,ships\nash,2029/30,32,[x]\nbirch,2029/30,[n],[n]\n"
    )
  }

  @Test(arguments: [
    "Port,Year,Tonnes\nOak,2031,1\n", "Harbour,Tonnes\nAsh,1\n", "Harbour,Year\nAsh,2031\n", "",
  ])
  func otherTablesAreRefused(table: String) async throws {
    await #expect(throws: NewRecordError.self) { try await newFiles(from: Array(table.utf8)) }
  }

  @Test(arguments: [
    (["2011-12", "2012-13"], "year, title: Year, type: financial-year"),
    (["2031", "2032"], "year, title: Year, type: year"),
    (["2031-01", "2031-12"], "month, title: Month, type: month"),
    (["2031-Q1", "2031-Q2"], "quarter, title: Quarter, type: quarter"),
  ])
  func periodsAreOfOneType(periods: [String], column: String) async throws {
    let rows = periods.map { "Ash,\($0),1\n" }.joined()
    let table = Array("Harbour,Period,Tonnes\n\(rows)".utf8)
    #expect(try await newFiles(from: table)[0].text.contains("\n  - {name: \(column)}\n"))
  }

  @Test func longestSheetIsTheTable() async throws {
    let sheets = [("Pivot 2031", "Sums", 2), ("Cargo 2031_32", "Tonnes", 3)].map {
      (name, heading, count) in
      let rows = [["Harbour", "Year", heading]] + (0..<count).map { ["Ash", "\(2020 + $0)", "1"] }
      return (name: name, rows: rows)
    }
    let recipe = try await newFiles(from: ods(sheets))[2].text
    #expect(recipe.contains("\n    sheet: \"Cargo ????_??\"") && recipe.contains("\"Tonnes\""))
  }

  private func newFiles(from table: [UInt8]) async throws -> [NewFile] {
    let (site, _) = await planned(SourceTree(harbours))
    let outline = try outlineTable(table, named: "made.csv", bodies: site.bodies)
    let record = NewRecord(.dataset, name: "cargo", source: "harbours", outline: outline)
    return try record.files(in: site, today: #require(CalendarDate("2031-03-01")))
  }

  /// The site with its drafts.
  private func planned(_ tree: SourceTree) async -> (site: Site, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let now = Instant(seconds: 1_900_000_000)
    let options = BuildOptions(now: now, threads: 1, unpublished: .all)
    let plan = await buildPlan(tree, options, into: &diagnostics)
    return (plan.site, diagnostics)
  }
}
