import Content
import Diagnostics
import TestSupport
import Testing

/// Claims by how much, over groups of bodies, and those that compare what cannot be compared.
struct ClaimTests {
  private func rules(
    _ text: String,
    dataset: String = "",
    measure: String = ""
  ) async throws -> [Rule] {
    try await diagnostics(of: files(text, dataset: dataset, measure: measure)).map(\.rule)
  }

  private func files(
    _ text: String,
    dataset: String = "",
    measure: String = ""
  ) throws -> [SourceText] {
    let archive = """
      -- content/forces/kent.md --
      ---
      name: Kent
      nation: england
      ---
      -- content/forces/gwent.md --
      ---
      name: Gwent
      nation: wales
      ---
      -- content/data/crime/durham.csv --
      year,recorded,charged
      2014/15,1000,100
      2015/16,1000,90
      2016/17,1000,120
      -- content/data/crime/kent.csv --
      year,recorded,charged
      2014/15,1000,80
      2015/16,1000,[x]
      2016/17,1000,70
      -- content/data/crime/gwent.csv --
      year,recorded,charged
      2014/15,1000,50
      2015/16,1000,60
      2016/17,1000,110
      -- content/pages/about.md --
      ---
      title: About
      description: About this site.
      ---
      \(text)
      -- templates/page.html --
      <title>{{title}}</title>{{body}}

      """
    let files = edited(try base(with: archive), "content/data/crime/dataset.yml") { $0 += dataset }
    return edited(files, "content/measures/rate.yml") { text in
      text += "main_period_reason: It is a year in the middle.\n\(measure)"
    }
  }

  @Test(arguments: [
    ("rose by 2 points", "durham/2014/15..2016/17"),
    ("rose by 2.0 percentage points", "durham/2014/15..2016/17"),
    ("fell by 1 point", "kent/2014/15..2016/17"),
    ("rose by about a fifth", "durham/2014/15..2016/17"),
    ("a fifth more", "durham/2014/15..2016/17"), ("fell by a tenth", "durham/2014/15..2015/16"),
    ("doubled", "gwent/2014/15..2016/17"),
    ("2 percentage points lower than", "kent/2014/15?than=durham"),
    ("highest", "durham/2016/17?among=all"),
    ("lowest", "kent/2016/17?among=nation:england"),
    ("rose", "nation:england/2014/15..2016/17"),
    ("higher than", "nation:wales/2016/17?than=nation:england"),
    ("1.5 points higher than", "nation:wales/2016/17?than=nation:england"),
  ])
  func claimThatTheDataBearsOut(words: String, address: String) async throws {
    #expect(try await rules("It [\(words)](claim:rate/\(address)).") == [])
  }

  @Test(arguments: [
    ("rose by 3 points", "durham/2014/15..2016/17"),
    // More decimals than pages print.
    ("rose by 2.00 points", "durham/2014/15..2016/17"),
    ("rose by a third", "durham/2014/15..2016/17"), ("a fifth less", "durham/2014/15..2016/17"),
    ("fell by 1 point", "durham/2014/15..2016/17"), ("tripled", "gwent/2014/15..2016/17"),
    ("highest", "gwent/2016/17?among=all"),
    ("a half more than", "nation:wales/2016/17?than=nation:england"),
  ])
  func claimThatTheDataRefutes(words: String, address: String) async throws {
    #expect(try await rules("It [\(words)](claim:rate/\(address)).") == [.claimFalse])
  }

  @Test(arguments: [
    // For a share, per cent could also mean percentage points.
    ("rose by 20 per cent", "durham/2014/15..2016/17"), ("rose by 2 points", "durham/2016/17"),
    ("rose", "durham/2016/17?among=all"), ("highest since", "durham/2016/17?among=all"),
    ("highest", "durham/2016/17?among=nation:wales"), ("rose", "durham/2014/15..2016/17?as=told"),
    ("rose", "region:north/2014/15..2016/17"), ("rose", "durham/2014/15..2016/17?breaks=2015/16"),
    ("highest", "durham/2014/15..2016/17?gaps=2015/16"),
  ])
  func claimThatDoesNotFitItsAddress(words: String, address: String) async throws {
    #expect(try await rules("It [\(words)](claim:rate/\(address)).") == [.figureAddress])
  }

  /// The value is above 9 and above 2 per cent, but the words are about a difference.
  @Test(arguments: [
    "more than 9 per cent lower", "over 2 percentage points", "about 12 points",
    "under 13 points", "one in eight fewer",
  ])
  func differenceIsNotComparedWithOneValue(words: String) async throws {
    #expect(try await rules("It was [\(words)](claim:rate/durham/2016/17).") == [.claimWords])
  }

  @Test func sumThatLeavesOutBodiesSaysSo() async throws {
    let text = "It was [](figure:rate/benchmark/2015/16), then [](figure:rate/benchmark/2016/17)."
    let page = try await build(try files(text)).text("about/index.html")
    #expect(page.contains(">7.5% (2 of 3)</a>, then <a "))
    #expect(page.contains(">10.0%</a>."))
  }

  @Test func unknownGroupIsAnUnknownID() async throws {
    let text = "It [rose](claim:rate/nation:france/2014/15..2016/17)."
    #expect(try await rules(text) == [.unknownID])
  }

  @Test(arguments: [
    ("lowest", "kent/2014/15..2016/17", "gaps=2015/16"),
    ("highest", "durham/2015/16?among=all", "gaps=kent"),
  ])
  func claimAboutAllValuesNamesThoseThatAreMissing(
    words: String,
    address: String,
    option: String
  ) async throws {
    #expect(try await rules("The [\(words)](claim:rate/\(address)) so far.") == [.claimGap])
    let mark = address.contains("?") ? "&" : "?"
    let declared = "The [\(words)](claim:rate/\(address)\(mark)\(option)) that is known."
    #expect(try await rules(declared) == [])
  }

  @Test(arguments: [
    ("financial-year", ["2014/15", "2015/16", "2017/18"], "2016/17"),
    ("year", ["2014", "2015", "2018"], "2016, 2017"),
    ("quarter", ["2014-Q3", "2014-Q4", "2015-Q3"], "2015-Q1, 2015-Q2"),
    ("financial-quarter", ["2014/15-Q3", "2014/15-Q4", "2015/16-Q2"], "2015/16-Q1"),
    ("month", ["2014-08", "2014-09", "2015-02"], "2014-10, 2014-11, 2014-12, 2015-01"),
  ])
  func periodThatTheSeriesPassesOverIsAGap(
    type: String,
    periods: [String],
    gap: String
  ) async throws {
    let files = try base(
      with: """
        -- content/data/crime/durham.csv --
        year,recorded,charged
        \(periods[0]),1000,100
        \(periods[1]),1000,90
        \(periods[2]),1000,120
        -- content/pages/about.md --
        ---
        title: About
        description: About this site.
        ---
        The [highest](claim:rate/durham/\(periods[0])..\(periods[2])) of these periods.

        """
    ).map { file in
      let text = file.text.replacing("type: financial-year", with: "type: \(type)")
        .replacing("main_period: 2015/16", with: "main_period: \(periods[2])")
      return SourceText(path: file.path, text: text)
    }
    let found = await diagnostics(of: files)
    #expect(found.map(\.rule) == [.claimGap])
    #expect(found.first?.message == "the claim passes over \(gap), without a value to show")
  }

  @Test func claimAcrossABreakDeclaresIt() async throws {
    let breaks = "breaks:\n  - {period: 2015/16, note: Counted anew.}\n"
    func claim(_ address: String) -> String { "It [rose](claim:rate/durham/\(address))." }
    #expect(try await rules(claim("2014/15..2016/17"), dataset: breaks) == [.claimBreak])
    #expect(try await rules(claim("2014/15..2016/17?breaks=2015/16"), dataset: breaks) == [])
    #expect(try await rules(claim("2015/16..2016/17"), dataset: breaks) == [])
  }

  @Test(
    arguments: [
      // Kent has no value in 2015/16: the others do not move.
      ("fell", "benchmark/2014/15..2015/16", [.claimSums]),
      ("rose", "benchmark/2015/16..2016/17", []),
      ("rose by 2.5 points", "benchmark/2015/16..2016/17", [.claimSums]),
      ("rose by 4 points", "benchmark/2015/16..2016/17?bodies=shared", []),
      ("fell", "benchmark/2014/15..2015/16?bodies=shared", [.claimFalse]),
      ("fell", "nation:england/2014/15..2016/17", [.claimFalse]),
    ] as [(String, String, [Rule])]
  )
  func sumsAreComparedOverTheSameBodies(
    words: String,
    address: String,
    expected: [Rule]
  ) async throws {
    #expect(try await rules("It [\(words)](claim:rate/\(address)).") == expected)
  }

  private let provisional = "provisional: [2016/17]\nprovisional_note: Cases are open.\n"

  @Test(
    arguments: [
      ("It [rose](claim:rate/durham/2014/15..2016/17).", [.provisionalUnmarked]),
      ("It was [12.0%](figure:rate/durham/2016/17).", [.provisionalUnmarked]),
      ("It [rose](claim:rate/durham/2014/15..2016/17).\n\nProvisional.", [.provisionalUnmarked]),
      ("The provisional rate [rose](claim:rate/durham/2014/15..2016/17).", []),
      ("It was [12.0%](figure:rate/durham/2016/17), which is\nprovisional.", []),
      ("It was [](figure:rate/durham/2016/17).", []),
      ("It [fell](claim:rate/durham/2014/15..2015/16).", []),
      (
        "| Year | Rate |\n|---|---|\n| 2016/17 | [12.0%](figure:rate/durham/2016/17) provisional |",
        []
      ),
    ] as [(String, [Rule])]
  )
  func textSaysThatAValueIsProvisional(text: String, expected: [Rule]) async throws {
    #expect(try await rules(text, measure: provisional) == expected)
  }

  @Test func insertedValueSaysThatItIsProvisional() async throws {
    let text = "It was [](figure:rate/durham/2016/17)."
    let built = await build(try files(text, measure: provisional))
    #expect(built.diagnostics == [])
    #expect(try built.text("about/index.html").contains(">12.0% (provisional)</a>"))
  }
}
