import Content
import Diagnostics
import Foundation
import TestSupport
import Testing

/// Periods of every type are in the order of time.
struct PeriodTests {
  /// A table of hearings by period, with a measure over them.
  private func files(_ column: String, _ periods: [String]) throws -> [SourceText] {
    let rows = periods.enumerated().map { "durham,\($1),\(1000 + $0),\(100 + $0)\n" }
    return try base(
      with: """
        -- content/data/hearings/dataset.yml --
        title: Hearings
        description: Hearings listed and held.
        layout: single
        period_column: when
        producer: Office
        source: office
        licence: {name: OGL, url: "https://licence.example/"}
        published: 2024-07-01
        retrieved: not-established
        key: [force, when]
        columns:
          - {name: force, title: Force, type: body}
          - {name: when, title: When, \(column)}
          - {name: listed, title: Listed, type: count}
          - {name: held, title: Held, type: count}
        -- content/data/hearings/data.csv --
        force,when,listed,held
        \(rows.joined())
        -- content/measures/held.yml --
        title: Hearings held
        question: How many were held?
        definition: recorded-cohort
        numerator: hearings.held
        denominator: hearings.listed
        numerator_words: held
        denominator_words: listed
        scope: All hearings.
        basis: of hearings listed
        main_period: \(periods.last ?? "")
        main_period_reason: It is in the last row.
        order: 2
        sources: [office]

        """
    )
  }

  /// The periods in the file of the measure, in its order.
  private func published(_ built: Built) throws -> [String] {
    try built.text("measures/held/held.csv").split(separator: "\n").dropFirst().map {
      String($0.split(separator: ",")[3])
    }
  }

  @Test(arguments: [
    ("type: quarter", ["2024-Q3", "2023-Q4", "2024-Q1", "2024-Q2"]),
    ("type: financial-quarter", ["2024/25-Q1", "2023/24-Q4", "2024/25-Q2"]),
    ("type: month", ["2024-11", "2024-02", "2024-10"]),
  ])
  func periodsAreInTheOrderOfTime(column: String, periods: [String]) async throws {
    let built = await build(try files(column, periods))
    #expect(built.diagnostics == [])
    #expect(try published(built) == periods.sorted())
  }

  /// Texts have the order in which the contract lists them.
  @Test func listedPeriodsAreInTheirOrder() async throws {
    let periods = ["Spring term", "Autumn term", "Summer term"]
    let listed = ["Autumn term", "Spring term", "Summer term"]
    let column = "type: choice, choices: [\(listed.joined(separator: ", "))]"
    let built = await build(try files(column, periods))
    #expect(built.diagnostics == [])
    #expect(try published(built) == listed)
  }

  @Test(arguments: ["text", "count", "url"])
  func periodWithoutAnOrderIsAnError(type: String) async throws {
    let found = await diagnostics(of: try files("type: \(type)", []))
    let fault = try #require(found.first { $0.rule == .periodUnfit })
    #expect(fault.location.path == "content/data/hearings/dataset.yml")
    #expect(fault.message.contains("\"when\" is of type \(type)"))
  }

  @Test(arguments: [
    ("quarter", "Q3 2024", "did you mean \"2024-Q3\"?"),
    ("quarter", "2024 q3", "did you mean \"2024-Q3\"?"),
    ("financial-quarter", "Q3 2024/25", "did you mean \"2024/25-Q3\"?"),
    ("quarter", "2024-Q5", "write 2024-Q1 for January to March 2024"),
    ("month", "November 2024", "did you mean \"2024-11\"?"),
    ("month", "2024-11-01", "did you mean \"2024-11\"?"),
    ("month", "2024-13", "write 2024-04 for April 2024"),
  ])
  func otherFormHasItsHelp(type: String, text: String, help: String) async throws {
    let found = await diagnostics(of: try files("type: \(type)", [text]))
    let fault = try #require(found.first { $0.rule == .csvValue })
    #expect(fault.help == help)
  }

  @Test(arguments: [
    ("2031", 2031 * 12, 12), ("2014/15", 2014 * 12 + 3, 12), ("2024-Q4", 2024 * 12 + 9, 3),
    ("2024/25-Q4", 2025 * 12, 3), ("2024-12", 2024 * 12 + 11, 1),
  ])
  func periodHasItsMonths(text: String, first: Int, count: Int) throws {
    let months = try #require(CalendarPeriod(text)).months
    #expect(months == first..<first + count)
  }

  @Test(arguments: ["", "24", "2014/16", "2024-Q0", "2024-Q12", "2024-00", "2024/25-03", "Q1", "-"])
  func otherTextIsNoPeriodOfTheCalendar(text: String) {
    #expect(CalendarPeriod(text) == nil)
  }

  /// A line through quarters has its points at equal distances, and its words name the months.
  @Test func quartersAreWrittenOut() async throws {
    let periods = ["2024/25-Q1", "2024/25-Q2", "2024/25-Q3"]
    let built = await build(try files("type: financial-quarter", periods))
    let chart = try #require(built.files.keys.sorted().first { $0.hasSuffix("durham/held.svg") })
    let text = try built.text(chart)
    #expect(text.contains("October to December 2024"))
    #expect(!text.contains("year to March"))
  }
}
