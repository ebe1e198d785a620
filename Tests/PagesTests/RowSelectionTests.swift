import Content
import Diagnostics
import Foundation
import SitePlanning
import TestSupport
import Testing

/// A measure over a table with several rows for a body and a period says which rows it means.
struct RowSelectionTests {
  /// The diagnostics, and the rows of the measure: force, period, per cent, counts and status.
  private func build(
    _ rows: String,
    key: String,
    columns: String,
    measure: String,
    period: String = "2024",
    issues: String = "",
    ended: String = ""
  ) async throws -> (diagnostics: [Diagnostic], built: Built, values: [String]) {
    let built = await PagesTests.build(
      try base(
        with: """
          -- content/forces/gwent.md --
          ---
          name: Gwent
          nation: wales
          \(ended)---
          -- content/data/crime/gwent.csv --
          year,recorded,charged
          2014/15,3000,210
          2015/16,3100,220
          -- content/data/stops/dataset.yml --
          title: Stops
          description: Stops and searches.
          layout: single
          period_column: \(period.contains("-") ? "part" : "year")
          producer: Office
          source: office
          licence: {name: OGL, url: "https://licence.example/"}
          published: 2024-07-01
          retrieved: not-established
          key: [force, \(key)]
          columns:
            - {name: force, title: Force, type: body}
          \(columns.split(separator: "\n").map { "  - " + $0 }.joined(separator: "\n"))
            - {name: made, title: Made, type: count, missing: [x, z]}
            - {name: found, title: Found, type: count, missing: [x, z]}
          \(issues)
          -- content/data/stops/data.csv --
          \(rows)
          -- content/measures/found.yml --
          title: Found
          question: How often was something found?
          definition: closed
          numerator: stops.found
          denominator: stops.made
          numerator_words: found
          denominator_words: made
          scope: All stops
          basis: of stops
          main_period: \(period.contains("-") ? "2024" : period)
          \(measure)
          order: 2
          sources: [office]

          """
      )
    )
    let file = try? built.text("measures/found/found.csv")
    let values = (file ?? "").split(separator: "\n").dropFirst().map { row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      return [1, 3, 4, 7, 8].map { String(cells[$0]) }.joined(separator: " ")
    }
    return (built.diagnostics, built, values)
  }

  private let kinds = """
    {name: year, title: Year, type: year}
    {name: place, title: Place, type: choice, choices: [street, car]}
    """

  private let table = """
    force,year,place,made,found
    durham,2024,street,1000,100
    durham,2024,car,500,80
    gwent,2024,street,2000,200
    gwent,2024,car,400,12
    """

  @Test func severalRowsAreAnErrorUntilTheMeasureSaysWhich() async throws {
    let found = try await build(table, key: "year, place", columns: kinds, measure: "")
    #expect(found.diagnostics.map(\.rule) == [.measureRows])
    let fault = try #require(found.diagnostics.first)
    #expect(fault.message.hasSuffix("its key also has \"place\""))
    #expect(fault.help?.contains("`sum_over: [place]`") == true)
    #expect(fault.help?.contains("`where: {place: street}`") == true)
    #expect(fault.location.path == "content/measures/found.yml")
  }

  /// Every column of the measure is read from rows, also one that is in a dataset of its own.
  @Test(arguments: [
    "definition: recorded-cohort\nnumerator: crime.charged\ndenominator: crime.recorded\n"
      + "numerator_words: charged\ndenominator_words: recorded\nsettled: later.number",
    "definition: published\nvalue: crime.charged\nlower: later.number\nupper: later.number\n"
      + "value_words: charged\nunit: cases",
  ])
  func rowsOfEveryColumnAreChosen(definition: String) async throws {
    let archive = """
      -- content/data/later/dataset.yml --
      title: Later
      description: Cases decided later.
      layout: single
      period_column: year
      producer: Office
      source: office
      licence: {name: OGL, url: "https://licence.example/"}
      published: 2024-07-01
      retrieved: not-established
      key: [force, year, place]
      columns:
        - {name: force, title: Force, type: body}
        - {name: year, title: Year, type: financial-year}
        - {name: place, title: Place, type: choice, choices: [street, car]}
        - {name: number, title: Number, type: count}
      -- content/data/later/data.csv --
      force,year,place,number
      durham,2014/15,street,101
      durham,2014/15,car,100
      durham,2015/16,street,151
      durham,2015/16,car,150
      -- content/measures/rate.yml --
      title: Charge rate
      question: How many?
      \(definition)
      scope: All crime.
      basis: in the year
      main_period: 2015/16
      order: 1
      sources: [office]

      """
    let found = await diagnostics(of: try base(with: archive))
    #expect(found.map(\.rule) == [.measureRows])
    #expect(found.first?.message.hasPrefix("\"later\" has several rows") == true)
    let chosen = archive.replacing("order: 1", with: "order: 1\nwhere: {place: car}")
    #expect(await diagnostics(of: try base(with: chosen)) == [])
  }

  @Test(arguments: [
    ("sum_over: [place]", ["durham 2024 12.0 180 1500", "gwent 2024 8.8 212 2400"]),
    ("where: {place: car}", ["durham 2024 16.0 80 500", "gwent 2024 3.0 12 400"]),
  ])
  func rowsAreAddedOrChosen(measure: String, values: [String]) async throws {
    let found = try await build(table, key: "year, place", columns: kinds, measure: measure)
    #expect(found.diagnostics == [])
    #expect(found.values == values)
    let words =
      measure.hasPrefix("where")
      ? "Place: car." : "Rows are added over \"Place\"; a sum that lacks one is not shown."
    #expect(found.built.plan.site.measures.last?.fullScope == "All stops. \(words)")
    let json = try found.built.text("measures/found/found.json")
    #expect(json.contains(measure.hasPrefix("where") ? "\"where\"" : "\"sum_over\""))
  }

  /// A sum that lacks a row is no smaller sum.
  @Test(arguments: [
    ("gwent,2024,car,400,12\n", "", "gwent 2024 [n] [n] [n]"),
    ("gwent,2024,car,400,12\n", "gwent,2024,car,[x],[x]\n", "gwent 2024 [x] [x] [x]"),
    ("gwent,2024,car,400,12\n", "gwent,2024,car,[z],[z]\n", "gwent 2024 10.0 200 2000"),
  ])
  func sumThatLacksARowIsNotShown(row: String, other: String, value: String) async throws {
    let rows = (table + "\n").replacing(row, with: other)
    let found = try await build(
      rows,
      key: "year, place",
      columns: kinds,
      measure: "sum_over: [place]"
    )
    #expect(found.diagnostics == [])
    #expect(found.values == ["durham 2024 12.0 180 1500", value])
  }

  @Test(arguments: [
    ("sum_over: [plase]", "did you mean \"place\"?"),
    ("where: {plase: car}", "did you mean \"place\"?"),
    ("where: {place: cor}", "did you mean \"car\"?"),
    ("sum_over: [place]\nwhere: {place: car}", "keep one of them"),
  ])
  func selectionThatDoesNotFitIsAnError(measure: String, help: String) async throws {
    let found = try await build(table, key: "year, place", columns: kinds, measure: measure)
    #expect(found.diagnostics.allSatisfy { $0.rule == .measureRows })
    #expect(found.diagnostics.contains { $0.help == help })
  }

  @Test func yearsAreSumsOfThemselves() async throws {
    let measure = "sum_over: [place]\nsum_to: year"
    let found = try await build(table, key: "year, place", columns: kinds, measure: measure)
    #expect(found.diagnostics == [])
    #expect(found.values == ["durham 2024 12.0 180 1500", "gwent 2024 8.8 212 2400"])
  }

  /// Nobody can see whether a row of a free text is missing, and a total is no part.
  @Test(arguments: ["text", "choice, choices: [street, car, all]"])
  func columnThatCannotBeAddedIsAnError(type: String) async throws {
    let columns =
      "{name: year, title: Year, type: year}\n{name: place, title: Place, type: \(type)}"
    let found = try await build(
      table,
      key: "year, place",
      columns: columns,
      measure: "sum_over: [place]"
    )
    #expect(found.diagnostics.map(\.rule) == [.measureRows])
  }

  /// Rows with a number are things of their own, and each body has its own numbers.
  @Test func numberedRowsAreAdded() async throws {
    let rows = """
      force,year,number,made,found
      durham,2024,1,100,10
      durham,2024,2,100,20
      gwent,2024,3,400,10
      """
    let found = try await build(
      rows,
      key: "year, number",
      columns:
        "{name: year, title: Year, type: year}\n{name: number, title: Number, type: integer}",
      measure: "sum_over: [number]"
    )
    #expect(found.diagnostics == [])
    #expect(found.values == ["durham 2024 15.0 30 200", "gwent 2024 2.5 10 400"])
  }

  /// A total is found by its numbers, whatever it is called; what is left over is no total.
  @Test(arguments: [("anywhere", 1), ("All other places", 0)])
  func choiceThatIsTheTotalOfOthersIsAnError(name: String, count: Int) async throws {
    let isTotal = count == 1
    let durham = isTotal ? ["1500,180", "1580,190"] : ["61,7", "59,3"]
    let gwent = isTotal ? ["2400,212", "2530,224"] : ["43,9", "77,1"]
    let rows = """
      \(table)
      durham,2025,street,1050,107
      durham,2025,car,530,83
      gwent,2025,street,2117,209
      gwent,2025,car,413,15
      durham,2024,\(name),\(durham[0])
      durham,2025,\(name),\(durham[1])
      gwent,2024,\(name),\(gwent[0])
      gwent,2025,\(name),\(gwent[1])

      """
    let columns = kinds.replacing("[street, car]", with: "[street, car, \(name)]")
    let found = try await build(
      rows,
      key: "year, place",
      columns: columns,
      measure: "sum_over: [place]",
      period: "2025"
    )
    #expect(found.diagnostics.map(\.rule) == Array(repeating: .measureRows, count: count))
    guard let fault = found.diagnostics.first else { return }
    #expect(fault.message.hasSuffix("add \"anywhere\" to its parts \"street\" and \"car\""))
    #expect(fault.help?.hasPrefix("write `where: {place: anywhere}`") == true)
  }

  /// A part that is in one of the two counts only makes no share.
  @Test func partOfOneCountOnlyIsNoPartOfTheShare() async throws {
    let rows = (table + "\n").replacing("gwent,2024,car,400,12", with: "gwent,2024,car,400,[z]")
    let found = try await build(
      rows,
      key: "year, place",
      columns: kinds,
      measure: "sum_over: [place]"
    )
    #expect(found.diagnostics == [])
    #expect(found.values == ["durham 2024 12.0 180 1500", "gwent 2024 [n] [n] [n]"])
  }

  /// The cause is reported alone: without it, the rows and the periods are not known.
  @Test(arguments: [
    ("where: {place: [street, car]}", Rule.wrongType), ("sum_over: place", .wrongType),
    ("where: {places: car}", .measureRows),
  ])
  func faultInTheSelectionIsReportedAlone(measure: String, rule: Rule) async throws {
    let found = try await build(table, key: "year, place", columns: kinds, measure: measure)
    #expect(found.diagnostics.map(\.rule) == [rule])
  }

  /// A year of which a quarter is missing is not the newest one.
  @Test func incompleteYearIsNoMainPeriod() async throws {
    let all = (1...4).map { "2023-Q\($0)" } + ["2024-Q1"]
    let found = try await build(
      "force,part,made,found\n" + quarters("durham", all) + quarters("gwent", all),
      key: "part",
      columns: "{name: part, title: Quarter, type: quarter}",
      measure: "sum_to: year",
      period: "2024-Q1"
    )
    #expect(found.diagnostics.map(\.rule) == [.mainPeriod])
    #expect(found.diagnostics.first?.message.hasSuffix("which has no complete value") == true)
    #expect(found.diagnostics.first?.help?.hasPrefix("write main_period: 2023,") == true)
  }

  @Test func endBeforeTheBeginningIsAnError() async throws {
    let rows =
      table + "\n"
      + table.split(separator: "\n").dropFirst().joined(separator: "\n")
      .replacing("2024", with: "2025") + "\n"
    let found = try await build(
      rows,
      key: "year, place",
      columns: kinds,
      measure: "where: {place: car}\nperiods: {from: 2025, to: 2024}"
    )
    #expect(
      found.diagnostics.map(\.message) == ["the periods are from 2025 to 2024, which is earlier"]
    )
  }

  private func quarters(_ force: String, _ names: [String]) -> String {
    names.map { "\(force),\($0),\(force == "durham" ? "100,10" : "200,30")\n" }.joined()
  }

  /// A year is made of all its quarters.
  @Test func yearWithoutAQuarterIsNotShown() async throws {
    let all = (1...4).map { "2024-Q\($0)" }
    let rows =
      "force,part,made,found\n" + quarters("durham", ["2023-Q4"] + all + ["2025-Q1"])
      + quarters("gwent", ["2023-Q4"] + Array(all.dropLast()) + ["2025-Q1"])
    let found = try await build(
      rows,
      key: "part",
      columns: "{name: part, title: Quarter, type: quarter}",
      measure: "sum_to: year",
      period: "2024-Q1",
      issues: "breaks: [{period: 2024-Q3, note: Forms changed.}]"
    )
    #expect(found.diagnostics.filter { $0.severity == .error } == [])
    #expect(
      found.values == [
        "durham 2023 [n] [n] [n]", "durham 2024 10.0 40 400", "durham 2025 [n] [n] [n]",
        "gwent 2023 [n] [n] [n]", "gwent 2024 [n] [n] [n]", "gwent 2025 [n] [n] [n]",
      ]
    )
    #expect(found.built.plan.site.measures.last?.breaks.map(\.period) == ["2024"])
  }

  /// An issue of a quarter is one of its year.
  @Test func issueOfAQuarterConcernsItsYear() async throws {
    let issue =
      "issues: [{bodies: [gwent], periods: [2024-Q2], columns: all, effect: incomplete,"
      + " stated_by: source, note: Lost.}]"
    let names = (1...4).map { "2024-Q\($0)" }
    let found = try await build(
      "force,part,made,found\n" + quarters("durham", names) + quarters("gwent", names),
      key: "part",
      columns: "{name: part, title: Quarter, type: quarter}",
      measure: "sum_to: year",
      period: "2024-Q1",
      issues: issue
    )
    #expect(found.diagnostics == [])
    #expect(found.values == ["durham 2024 10.0 40 400", "gwent 2024 [n] [n] [n]"])
  }

  /// The quarters of a column beside the year are all there, or the year is not shown.
  @Test func quartersBesideTheYearAreAdded() async throws {
    let columns = """
      {name: year, title: Year, type: financial-year}
      {name: quarter, title: Quarter, type: financial-quarter}
      """
    let all = (1...4).map { "2024/25,2024/25-Q\($0)" }
    let found = try await build(
      "force,year,quarter,made,found\n" + quarters("durham", all)
        + quarters("gwent", all.dropFirst().map(\.self)),
      key: "year, quarter",
      columns: columns,
      measure: "sum_over: [quarter]",
      period: "2024/25"
    )
    #expect(found.diagnostics == [])
    #expect(found.values == ["durham 2024/25 10.0 40 400", "gwent 2024/25 [n] [n] [n]"])
  }

  /// A body lacks no quarter in which it did not exist, whether quarters are periods or a column.
  @Test(arguments: [
    ("part, 2024-Q1", "{name: part, title: Quarter, type: quarter}", "sum_to: year", ""),
    (
      "year, quarter, 2024",
      "{name: year, title: Year, type: year}\n{name: quarter, title: Quarter, type: quarter}",
      "sum_over: [quarter]", "2024,"
    ),
  ])
  func yearOfABodyThatEndedHasItsQuarters(
    names: String,
    columns: String,
    measure: String,
    year: String
  ) async throws {
    let all = (1...4).map { "\(year)2024-Q\($0)" }
    let words = names.split(separator: ", ").map(String.init)
    let found = try await build(
      (["force"] + words.dropLast() + ["made", "found"]).joined(separator: ",") + "\n"
        + quarters("durham", all) + quarters("gwent", Array(all.prefix(2))),
      key: words.dropLast().joined(separator: ", "),
      columns: columns,
      measure: measure + "\nbenchmark: Both",
      period: words.last ?? "",
      ended: "until: 2024-06-30\n"
    )
    #expect(found.diagnostics.filter { $0.severity == .error } == [])
    #expect(
      found.values == [
        "durham 2024 10.0 40 400", "gwent 2024 15.0 60 400", "benchmark 2024 12.5 100 800",
      ]
    )
  }
}
