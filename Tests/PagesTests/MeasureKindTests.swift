import Content
import Diagnostics
import TestSupport
import Testing

/// Rates per so many, means and published values, from a table to the pages and files.
struct MeasureKindTests {
  /// The base site with another measure, and a page with a text.
  private func files(
    _ definition: String,
    columns: String = "",
    table: String = "year,recorded,charged\n2014/15,1000,100\n2015/16,2000,150\n",
    text: String = "Text."
  ) throws -> [SourceText] {
    let archive = """
      -- content/measures/rate.yml --
      title: Figure
      question: How many?
      scope: All.
      basis: in the year
      main_period: 2015/16
      order: 1
      sources: [office]
      \(definition)
      -- content/data/crime/durham.csv --
      \(table)-- content/pages/about.md --
      ---
      title: About
      description: About this site.
      ---
      \(text)
      -- templates/page.html --
      <title>{{title}}</title>{{body}}

      """
    return edited(try base(with: archive), "content/data/crime/dataset.yml") { text in
      text.replace("relations:", with: "\(columns)relations:")
    }
  }

  private let rate = """
    definition: rate
    numerator: crime.charged
    denominator: crime.recorded
    numerator_words: charged
    denominator_words: people
    per: 1000
    unit: people
    interval: byar
    benchmark: England
    """
  private let mean = """
    definition: mean
    numerator: crime.recorded
    denominator: crime.charged
    numerator_words: pounds
    denominator_words: cases
    unit: £
    decimals: 2
    benchmark: England
    """
  private let published = """
    definition: published
    value: crime.median
    lower: crime.low
    upper: crime.high
    value_words: the median time
    unit: days
    """
  private let columns = """
      - {name: median, title: Median, type: number, missing: [x]}
      - {name: low, title: Low, type: number, missing: [x]}
      - {name: high, title: High, type: number, missing: [x]}

    """
  private let table = """
    year,recorded,charged,median,low,high
    2014/15,1000,100,[x],[x],[x]
    2015/16,2000,150,1234.5,1200,1300.25

    """

  @Test func rateHasItsUnitAndByarsInterval() async throws {
    let text = """
      It was [](figure:rate/durham/2015/16?with=interval), or
      [75.0 per 1,000 people](figure:rate/durham/2015/16), and
      [fell](claim:rate/durham/2014/15..2015/16).
      """
    let built = await build(try files(rate, text: text))
    #expect(built.diagnostics == [])
    let table = try built.text("measures/rate/rate.csv")
    #expect(table.contains("period,value,lower_95,upper_95,numerator,denominator,standing,"))
    #expect(table.contains("rate,durham,Durham,2015/16,75.0,63.5,88.0,150,2000,"))
    #expect(table.contains("rate,benchmark,England,2015/16,75.0,[z],[z],150,2000,"))
    let page = try built.text("about/index.html")
    #expect(page.contains(">75.0 per 1,000 people (63.5 to 88.0)</a>"))
    let json = try built.text("measures/rate/rate.json")
    #expect(json.contains("per 1,000 people"))
  }

  @Test func meanHasItsUnitAndNoInterval() async throws {
    let text = "[](figure:rate/durham/2015/16) and [£13.33](figure:rate/benchmark/2015/16)"
    let built = await build(try files(mean, text: text))
    #expect(built.diagnostics == [])
    let table = try built.text("measures/rate/rate.csv")
    #expect(table.contains("rate,durham,Durham,2015/16,13.33,[z],[z],2000,150,[z],"))
    #expect(try built.text("about/index.html").contains(">£13.33</a> and"))
  }

  @Test func publishedValueHasTheLimitsOfItsSource() async throws {
    let text = "[](figure:rate/durham/2015/16?with=interval)"
    let built = await build(try files(published, columns: columns, table: table, text: text))
    #expect(built.diagnostics == [])
    let table = try built.text("measures/rate/rate.csv")
    #expect(table.contains("period,value,lower_95,upper_95,status,note\n"))
    #expect(table.contains("rate,durham,Durham,2015/16,1234.5,1200.0,1300.3,final,"))
    #expect(table.contains("rate,durham,Durham,2014/15,[x],[x],[x],not supplied,"))
    let page = try built.text("about/index.html")
    #expect(page.contains(">1,234.5 days (1,200.0 to 1,300.3)</a>"))
  }

  /// No page shows the rows of a single table, but the measure uses them.
  @Test func datasetOfAPublishedValueIsNoOrphan() async throws {
    let single = try files(published, columns: columns, table: table).map { file in
      switch file.path {
      case "content/data/crime/dataset.yml":
        let text = file.text.replacing("file-per-body", with: "single")
          .replacing("key: [year]", with: "key: [force, year]")
          .replacing("columns:\n", with: "columns:\n  - {name: force, title: Force, type: body}\n")
        return SourceText(path: file.path, text: text)
      case "content/data/crime/durham.csv":
        let rows = file.text.split(separator: "\n")
        let text = rows.map { ($0.hasPrefix("year") ? "force," : "durham,") + $0 + "\n" }.joined()
        return SourceText(path: "content/data/crime/data.csv", text: text)
      default: return file
      }
    }
    let built = await build(single)
    #expect(built.diagnostics == [])
    #expect(try built.text("measures/rate/rate.csv").contains(",2015/16,1234.5,1200.0,1300.3,"))
  }

  @Test func publishedPercentageIsWrittenAsOne() async throws {
    let definition = published.replacing("unit: days", with: "unit: \"%\"")
    let text = "[](figure:rate/durham/2015/16) and [1234.5 per cent](figure:rate/durham/2015/16)"
    let built = await build(try files(definition, columns: columns, table: table, text: text))
    #expect(built.diagnostics == [])
    #expect(try built.text("about/index.html").contains(">1,234.5%</a> and"))
  }

  @Test func publishedValueMayHaveNoLimits() async throws {
    let definition = published.replacing("lower: crime.low\nupper: crime.high\n", with: "")
    let built = await build(try files(definition, columns: columns, table: table))
    #expect(built.diagnostics == [])
    let rows = try built.text("measures/rate/rate.csv")
    #expect(rows.contains("2015/16,1234.5,[z],[z],final,"))
  }

  @Test func valueOutsideItsLimitsIsAnError() async throws {
    let definition = published.replacing("crime.low", with: "crime.high")
      .replacing("upper: crime.high", with: "upper: crime.low")
    let faults = await diagnostics(of: try files(definition, columns: columns, table: table))
    #expect(faults.map(\.rule) == [.measureUnfit])
    #expect(faults.first?.message.contains("Durham, 2015/16: the value 1234.5") == true)
    #expect(faults.first?.location.path == "content/data/crime/durham.csv")
    #expect(faults.first?.location.line == 3)
    #expect(faults.first?.help?.hasPrefix("exchange the columns") == true)
  }

  /// Zero is printed for none only.
  @Test func amountThatRoundsToZeroIsNotPrintedAsZero() async throws {
    let table = "year,recorded,charged\n2014/15,80000,0\n2015/16,90000,3\n"
    let text = "It was [](figure:rate/durham/2015/16), or [under 0.1](figure:rate/durham/2015/16)."
    let built = await build(try files(rate, table: table, text: text))
    #expect(built.diagnostics == [])
    #expect(try built.text("about/index.html").contains(">under 0.1 per 1,000 people</a>"))
    let rows = try built.text("measures/rate/rate.csv")
    #expect(rows.contains(",2015/16,0.03,") && rows.contains(",2014/15,0.0,"))
    let wrong = "It was [0.0](figure:rate/durham/2015/16)."
    let faults = await diagnostics(of: try files(rate, table: table, text: wrong))
    #expect(faults.map(\.rule) == [.figureDiffers])
    #expect(faults.first?.message.hasSuffix("the data says under 0.1") == true)
  }

  @Test func negativeAmountThatRoundsToZeroIsNotPrintedAsZero() async throws {
    let table = """
      year,recorded,charged,median,low,high
      2014/15,1000,100,-1.25,-2,-0.5
      2015/16,2000,150,-0.04,-0.05,0.03

      """
    let text = """
      It was [](figure:rate/durham/2015/16?with=interval), or
      [over -0.1 days](figure:rate/durham/2015/16).
      """
    let built = await build(try files(published, columns: columns, table: table, text: text))
    #expect(built.diagnostics == [])
    #expect(
      try built.text("about/index.html").contains(">over −0.1 days (−0.1 to under 0.1)</a>")
    )
    let rows = try built.text("measures/rate/rate.csv")
    #expect(rows.contains(",2015/16,-0.04,-0.1,0.03,"))
    for words in ["0.0 days", "over 0.1 days", "under -0.1 days"] {
      let wrong = "It was [\(words)](figure:rate/durham/2015/16)."
      let faults = await diagnostics(
        of: try files(published, columns: columns, table: table, text: wrong)
      )
      #expect(faults.map(\.rule) == [.figureDiffers])
      #expect(faults.first?.message.hasSuffix("the data says over -0.1") == true)
    }
  }

  /// A percentage says nothing about days or pounds.
  @Test(arguments: [
    "[over 9%](claim:rate/durham/2015/16)", "[more than half](claim:rate/durham/2015/16)",
    "[about 13 per cent](claim:rate/durham/2015/16)",
    "[rose by 3 points](claim:rate/durham/2014/15..2015/16)",
  ])
  func percentageFitsOnlyPercentages(claim: String) async throws {
    let faults = await diagnostics(of: try files(mean, text: "It was \(claim)."))
    #expect(faults.map(\.rule) == [.figureAddress])
  }

  @Test func publishedPercentageMayBeClaimedAsOne() async throws {
    let definition = published.replacing("unit: days", with: "unit: \"%\"")
    let text = "[over 1,000 per cent](claim:rate/durham/2015/16)"
    let files = try files(definition, columns: columns, table: table, text: text)
    #expect(await diagnostics(of: files) == [])
  }

  /// Quarters and years have no period in common.
  @Test func datasetsWithoutACommonPeriodAreTheCause() async throws {
    let archive = """
      -- content/data/people/dataset.yml --
      title: People
      description: How many people live there.
      layout: file-per-body
      period_column: year
      producer: Office
      source: office
      licence: {name: OGL, url: "https://licence.example/"}
      published: 2024-07-01
      retrieved: not-established
      key: [year]
      columns:
        - {name: year, title: Year, type: year}
        - {name: people, title: People, type: count}
      -- content/data/people/durham.csv --
      year,people
      2015,600000

      """
    let definition = rate.replacing("crime.recorded", with: "people.people")
    let files = laid(site(archive), over: try files(definition))
    let found = await diagnostics(of: files).filter { $0.rule == .measureUnfit }
    #expect(found.count == 1)
    #expect(found.first?.message.hasPrefix("the datasets have no period in common") == true)
  }

  @Test func limitsComeInPairs() async throws {
    let definition = published.replacing("upper: crime.high\n", with: "")
    let faults = await diagnostics(of: try files(definition, columns: columns, table: table))
    #expect(faults.map(\.message) == ["the key \"upper\" is missing"])
  }

  @Test(arguments: [
    ("interval: byar", "interval: wilson", "a Wilson interval applies to shares"),
    ("per: 1000", "per: 300", "\"per\" must be a power of ten from 1 to 1000000, found 300"),
    ("definition: rate", "definition: mean", "unknown key \"per\""),
    ("per: 1000", "per: many", "\"per\" must be a whole number, found \"many\""),
    ("per: 1000\n", "", "the key \"per\" is missing"),
    ("unit: people\n", "", "the key \"unit\" is missing"),
  ])
  func partThatDoesNotSuitARateIsAnError(part: String, other: String, message: String) async throws
  {
    let faults = await diagnostics(of: try files(rate.replacing(part, with: other)))
    #expect(faults.contains { $0.message.hasPrefix(message) }, "\(faults.map(\.message))")
  }

  @Test func byarsIntervalDoesNotSuitAMean() async throws {
    let faults = await diagnostics(of: try files(mean + "\ninterval: byar"))
    #expect(faults.map(\.rule) == [.measureUnfit])
  }

  @Test func numberThatDiffersFromTheRateIsAnError() async throws {
    let text = "[74 per 1,000 people](figure:rate/durham/2015/16)"
    let faults = await diagnostics(of: try files(rate, text: text))
    #expect(faults.map(\.rule) == [.figureDiffers])
  }
}
