import YAML
import Content
import Diagnostics
import Exports
import Pages
import SitePlanning
import TestSupport
import Testing

/// References between records, and the diagnostics if they do not agree.
struct ReferenceTests {
  private let twoReports = """
    -- content/reports/two/index.md --
    ---
    title: Second report
    publisher: Inspectorate
    url: https://inspectorate.example/two
    published: 2025-08-22
    summary: What was inspected.
    inspected: [durham]
    sources: [office]
    ---
    -- content/reports/two/findings/wait.md --
    ---
    title: People still wait
    kind: better
    theme: people
    summary: They wait.
    order: 1
    sources: [office]
    ---
    See [](finding:wait) and [](finding:one/wait).

    """

  @Test func shortNameMeansTheOwnReport() async throws {
    let built = await build(try base(with: twoReports))
    #expect(built.diagnostics == [])
    let finding = try #require(built.plan.site.findings.last)
    #expect(finding.title == "People still wait")
    let records = finding.prose.targets.map { target in
      if case .record(let record, _)? = target { built.plan.site.title(of: record) } else { "" }
    }
    #expect(records == ["People still wait", "People wait"])
  }

  @Test func shortNameOfTwoReportsIsAFaultElsewhere() async throws {
    let page = """
      -- content/pages/about.md --
      ---
      title: About
      description: About this site.
      ---
      See [](finding:wait).

      """
    let faults = await diagnostics(of: try base(with: twoReports + page))
    #expect(faults.map(\.rule) == [.unknownID])
    #expect(faults[0].location.line == 5)
  }

  @Test func everyKindOfLinkLeadsSomewhere() async throws {
    let page = """
      -- content/pages/about.md --
      ---
      title: About
      description: About this site.
      ---
      ## Licence

      [](report:one) [](finding:wait) [](recommendation:1) [](force:durham) [](dataset:crime)
      [](measure:rate) [](page:about) [](term:charge) [](source:office) [a](#licence)
      [b](../reports/one/index.md) [c](about.md#licence) [d](../forces/durham.md)

      """
    let built = await build(try base(with: page))
    #expect(built.diagnostics == [])
    #expect(built.plan.site.pages[0].prose.targets.count == 13)
    #expect(!built.plan.site.pages[0].prose.targets.contains(nil))
  }

  @Test func recommendationThatNamesASilentFindingIsAFault() async throws {
    let finding = try #require(
      try baseFiles().first { $0.path.hasSuffix("wait.md") }
    )
    let text = finding.text.replacing("kind: cause", with: "kind: better")
      .replacing("recommendations: [1]\n", with: "")
    let faults = await diagnostics(
      of: laid([SourceText(path: finding.path, text: text)], over: try baseFiles())
    )
    #expect(faults.map(\.rule) == [.oneSidedReference])
    #expect(faults[0].location.path == "content/reports/one/recommendations/01.md")
    #expect(faults[0].help?.contains("add 1 to `recommendations`") == true)
  }

  @Test func fileThatCannotBeReadIsOneFault() async throws {
    let archive = """
      -- content/reports/one/recommendations/01.md --
      ---
      number: [1
      ---
      -- content/measures/rate.yml --
      title: "open
      -- content/pages/about.md --
      ---
      title: About
      description: About this site.
      ---
      [](recommendation:1) and [](measure:rate)

      """
    let faults = await diagnostics(of: try base(with: archive))
    #expect(faults.filter { $0.severity == .error }.map(\.rule) == [.yamlSyntax, .yamlSyntax])
  }

  /// The rows of the body are in tables of all bodies and in one of its own.
  @Test func bodyThatCannotBeReadIsOneFault() async throws {
    let archive = """
      -- content/forces/kent.md --
      ---
      name: : Kent
      ---
      -- content/data/crime/kent.csv --
      year,recorded,charged
      2014/15,3000,200
      2015/16,4000,250
      -- content/data/staff/dataset.yml --
      title: Staff
      description: Officers.
      layout: single
      show_table: true
      producer: Office
      source: office
      licence: {name: OGL, url: "https://licence.example/"}
      published: 2024-07-01
      retrieved: not-established
      key: [force]
      columns:
        - {name: force, title: Force, type: body}
        - {name: officers, title: Officers, type: count}
      -- content/data/staff/data.csv --
      force,officers
      durham,10
      kent,20

      """
    let faults = await diagnostics(of: try base(with: archive))
    #expect(faults.map(\.rule) == [.yamlSyntax])
    let mended = archive.replacing("name: : Kent", with: "name: Kent\nnation: england")
    #expect(await diagnostics(of: try base(with: mended)).isEmpty)
    let unknown = mended.replacing("kent,20", with: "essex,20")
    #expect(await diagnostics(of: try base(with: unknown)).map(\.rule) == [.csvValue])
  }

  @Test func findingWithoutReportIsOneFault() async throws {
    let archive = """
      -- content/reports/lost/findings/a.md --
      ---
      title: Lost
      kind: better
      theme: people
      summary: Lost.
      order: 1
      sources: [office]
      ---

      """
    let faults = await diagnostics(of: try base(with: archive))
    #expect(faults.map(\.rule) == [.missingFile])
  }

  @Test(arguments: [
    ("description: Read [this](page:nope) now.", 2, 26),
    ("description: |\n  Read it.\n\n  Then [this](page:nope).", 5, 15),
    ("description: >-\n  Read it, then\n  read [this](page:nope) now.", 4, 15),
    ("description: \"Read [this](page:nope) now.\"", 2, 27),
  ])
  func placesInYAMLTextsAreThoseOfTheFile(value: String, line: Int, column: Int) async throws {
    let dataset = try #require(
      try baseFiles().first { $0.path.hasSuffix("dataset.yml") }
    )
    let text = dataset.text.replacing("description: Crimes and charges.", with: value)
    let faults = await diagnostics(
      of: laid([SourceText(path: dataset.path, text: text)], over: try baseFiles())
    )
    #expect(faults.map(\.rule) == [.unknownID])
    #expect(faults[0].location.line == line)
    #expect(faults[0].location.column == column)
  }
}
