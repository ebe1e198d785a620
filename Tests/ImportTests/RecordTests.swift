import Content
import Diagnostics
import Import
import Pages
import SitePlanning
import TestSupport
import Testing

/// What an import leaves on record, and where it puts rows.
struct RecordTests {
  private let facts = ReleaseFacts(
    release: "May \"2031\"",
    published: CalendarDate("2031-05-01"),
    retrieved: nil
  )
  private let year = "Harbour,Year,Tonnes,Cargo\nAsh,2029/30,3,1\nAsh,2030/31,4,1\n"

  @Test func contractNamesWorkbooksAndRelease() async throws {
    let made = try await imported(year, recipe: simple(""), facts: facts)
    #expect(made.problems == [])
    let contract = try #require(made.written("dataset.yml"))
    #expect(contract.contains("\npublished: 2031-05-01\nretrieved: 2031-04-01\nkey: [year]\n"))
    let record = """
      release: "May \\"2031\\""
      imports:
        - file: "made-0.csv"
          sha256: "0"
          date: 2031-05-02
          sheets:
            - {rows: 3}

      """
    #expect(contract.hasSuffix(record))
    #expect(made.report.facts.contains("published: 2031-04-01 → 2031-05-01"))
    #expect(made.report.facts.contains { $0.hasPrefix("retrieved is still 2031-04-01") })
    let again = try await imported(
      year,
      table: made.file("ash") ?? "",
      recipe: simple(""),
      more: made.tree.files.filter { $0.path.hasPrefix("content/data/cargo/") },
      facts: facts
    )
    #expect(again.problems == [])
    #expect(again.edit.written.isEmpty)
  }

  @Test func revisedValuesKeepTheirHistory() async throws {
    let facts = ReleaseFacts(
      release: "May 2031",
      published: CalendarDate("2031-05-01"),
      retrieved: CalendarDate("2031-05-02")
    )
    let made = try await imported(year, recipe: simple(""), facts: facts)
    let history = """
      body,period,column,old,new,date
      ash,2029/30,all,2,3,2031-05-02
      ash,2029/30,coal,1,3,2031-05-02

      """
    #expect(made.written("revisions.csv") == history)
    let measure = measure("main_period: 2030/31")
    var diagnostics: [Diagnostic] = []
    let options = BuildOptions(now: Instant(seconds: 1_940_000_000), threads: 1)
    let tree = SourceTree(made.tree.files + [measure])
    let site = await buildPlan(tree, options, into: &diagnostics).site
    // The site of this test has no templates.
    let errors = diagnostics.filter {
      $0.severity == .error && $0.location.path.hasPrefix("content/")
    }
    #expect(errors.map(\.message) == [])
    let figures = try #require(site.measures.first).figures.rows[0]
    #expect(figures.map { $0.marks.contains(.revised) } == [true, false])
    #expect(figures[0].revisions.map(\.old) == ["1"])
  }

  @Test func withheldCountsHaveNoHistory() async throws {
    let contract = cargo.replacing(
      "key: [year]",
      with: "key: [year]\nsuppression: {columns: [coal, all], below: 5}"
    )
    let made = try await imported(
      year,
      recipe: simple(""),
      more: site(contract).filter { $0.path.hasSuffix("dataset.yml") },
      facts: facts
    )
    #expect(made.report.revised.count == 2)
    #expect(made.written("revisions.csv") == nil)
  }

  @Test(arguments: [
    (
      "ash,2028/29,1,1\nash,2029/30,1,1\nbirch,2028/29,1,1\n",
      "ash,2028/29,1,1\nash,2029/30,1,1\nash,2030/31,4,4\nbirch,2028/29,1,1\nbirch,2030/31,5,5\n"
    ),
    (
      "ash,2029/30,1,1\nbirch,2029/30,1,1\nash,2028/29,1,1\n",
      "ash,2030/31,4,4\nbirch,2030/31,5,5\nash,2029/30,1,1\nbirch,2029/30,1,1\nash,2028/29,1,1\n"
    ),
    (
      "\"birch\",\"2030/31\",\"5\",\"9\"\n",
      "ash,2030/31,4,4\n\"birch\",\"2030/31\",\"5\",\"5\"\n"
    ),
  ])
  func orderOfRowsIsKept(before: String, after: String) async throws {
    let contract = cargo.replacing("layout: file-per-body", with: "layout: single")
      .replacing("key: [year]", with: "key: [harbour, year]")
      .replacing(
        "  - {name: year,",
        with: "  - {name: harbour, title: Harbour, type: body}\n  - {name: year,"
      )
    let header = "harbour,year,coal,all\n"
    let table = SourceText(path: "content/data/cargo/data.csv", text: header + before)
    let made = try await imported(
      "Harbour,Year,Tonnes,Cargo\nBirch,2030/31,5,1\nAsh,2030/31,4,1\n",
      recipe: simple(""),
      more: site(contract).filter { $0.path.hasSuffix("dataset.yml") } + [table]
    )
    #expect(made.problems == [])
    #expect(made.written("data.csv") == header + after)
  }

  @Test func measuresThatEndWithOlderDataAreNamed() async throws {
    let measure = measure(
      """
      periods: {to: 2029/30}
      provisional: [2029/30]
      provisional_note: Still open.
      main_period: 2028/29
      """
    )
    let made = try await imported(
      year,
      table: "year,coal,all\n2028/29,1,1\n2029/30,3,3\n",
      recipe: simple(""),
      more: [measure]
    )
    var report = made.report
    let options = BuildOptions(now: Instant(seconds: 1_900_000_000), threads: 1)
    var ignored: [Diagnostic] = []
    let after = await buildPlan(made.tree, options, into: &ignored).site
    let before = await buildPlan(made.before, options, into: &ignored).site
    report.findLags(in: after, since: before, of: "cargo")
    #expect(report.lags.map(\.key) == ["periods", "provisional", "main_period"])
    #expect(report.lags.map(\.old) == ["2029/30", "2029/30", "2028/29"])
    #expect(report.lags.map(\.new) == ["2030/31", "2030/31", "2029/30"])
    let moved = report.movingMeasuresOn(in: made.tree).written.first?.text
    for line in ["periods: {to: 2030/31}", "provisional: [2030/31]", "main_period: 2029/30"] {
      #expect(moved?.contains("\n\(line)\n") == true)
    }
  }
}

/// A measure of the coal of each harbour, with more keys.
private func measure(_ more: String) -> SourceText {
  SourceText(
    path: "content/measures/coal.yml",
    text: """
      title: Coal
      question: How much coal?
      definition: count
      numerator: cargo.coal
      numerator_words: coal
      scope: All coal.
      basis: Tonnes of the year.
      \(more)
      order: 1
      sources: [harbours]
      """
  )
}
