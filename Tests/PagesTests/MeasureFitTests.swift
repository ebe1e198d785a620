import Content
import Diagnostics
import Pages
import TestSupport
import Testing

/// A measure that does not fit its data is reported where it can be corrected.
struct MeasureFitTests {
  /// What is declared as incomplete is no share; a caution still shows it.
  @Test(arguments: [("incomplete", 0), ("caution", 1)])
  func issueOnAShareAboveOne(effect: String, count: Int) async throws {
    let issues =
      "issues:\n  - {bodies: [durham], periods: [2015/16], columns: [charged], effect: \(effect),"
      + " stated_by: source, note: A month was counted twice.}\n"
    let rows = "2014/15,100,90\n2015/16,100,150\n"
    let files = try base(
      with: "-- content/data/crime/durham.csv --\nyear,recorded,charged\n" + rows
    )
    let faults = await diagnostics(
      of: edited(files, "content/data/crime/dataset.yml") { text in
        text.replace("relations:\n  - charged <= recorded\n", with: issues)
      }
    )
    #expect(faults.map(\.rule) == Array(repeating: .shareAboveOne, count: count))
  }

  /// A wrong definition gives many shares above one, and one diagnostic.
  @Test func sharesAboveOneAreOneDiagnostic() async throws {
    let rows = (2010...2019).map { "\($0)/\($0 - 1999),100,150\n" }.joined()
    var files = try base(
      with: "-- content/data/crime/durham.csv --\nyear,recorded,charged\n" + rows
    )
    files = edited(files, "content/data/crime/dataset.yml") { text in
      text.replace("relations:\n  - charged <= recorded\n", with: "")
    }
    files = edited(files, "content/measures/rate.yml") { text in
      text.replace("main_period: 2015/16", with: "main_period: 2019/20")
    }
    let faults = await diagnostics(of: files)
    #expect(faults.map(\.rule) == [.shareAboveOne])
    #expect(faults[0].occurrences == 10 && faults[0].otherLocations.count == 2)
    #expect(faults[0].message.hasSuffix("and 9 more"))
  }

  @Test(arguments: [
    ("periods: {to: 2014/15}", ["the data goes to 2015/16, but the measure ends with 2014/15"]),
    ("periods: {to: 2014/15, to_note: The next year is not complete.}", []),
    ("periods: {to: 2015/16}", []),
  ])
  func dataAfterTheLastPeriodOfAMeasureIsReported(
    periods: String,
    messages: [String]
  ) async throws {
    let files = edited(try baseFiles(), "content/measures/rate.yml") { text in
      let shown = "\(periods)\nmain_period: 2014/15\nmain_period_reason: It is complete."
      text.replace("main_period: 2015/16", with: shown)
    }
    let built = await build(files)
    #expect(built.diagnostics.map(\.message) == messages)
    let json = try built.text("measures/rate/rate.json")
    #expect(json.contains("The next year is not complete.") == periods.contains("to_note"))
  }
}
