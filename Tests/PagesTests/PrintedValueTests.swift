import Content
import Diagnostics
import SitePlanning
import TestSupport
import Testing

/// How values are printed: near zero and near the whole, with marks, and the texts bound to them.
struct PrintedValueTests {
  private func built(
    _ text: String,
    rows: String,
    measure: String = "",
    dataset: (inout String) -> Void = { _ in }
  ) async throws -> Built {
    let header = rows.hasPrefix("year") ? "" : "year,recorded,charged\n"
    let archive = """
      -- content/data/crime/durham.csv --
      \(header)\(rows)
      -- content/pages/about.md --
      ---
      title: About
      description: About this site.
      ---
      \(text)
      -- templates/page.html --
      <title>{{title}}</title>{{body}}

      """
    let files = edited(try base(with: archive), "content/measures/rate.yml") { $0 += measure }
    return await build(edited(files, "content/data/crime/dataset.yml", dataset))
  }

  @Test(arguments: [
    ("2015/16,90000,40", "under 0.1%", "0.04"), ("2015/16,90000,0", "0.0%", "0.0"),
    ("2015/16,90000,89999", "over 99.9%", "99.999"), ("2015/16,90000,90000", "100.0%", "100.0"),
    ("2015/16,90000,45", "0.1%", "0.1"),
  ])
  func onlyZeroIsPrintedAsZero(row: String, text: String, number: String) async throws {
    let built = try await built("It was [](figure:rate/durham/2015/16).", rows: row)
    #expect(built.diagnostics == [])
    #expect(try built.text("about/index.html").contains(">\(text)</a>"))
    #expect(try built.text("measures/rate/rate.csv").contains(",2015/16,\(number),"))
  }

  @Test(arguments: [
    ("2015/16,90000,40", "under 0.1%", true), ("2015/16,90000,40", "less than 0.1 per cent", true),
    ("2015/16,90000,40", "0.0%", false), ("2015/16,90000,40", "0.1%", false),
    ("2015/16,90000,89999", "over 99.9%", true), ("2015/16,90000,89999", "100.0%", false),
    // 28.5 is printed as 29, and 12.5 as 13.
    ("2015/16,200,57", "29%", true), ("2015/16,200,57", "28%", false),
    ("2015/16,1000,125", "12%", false), ("2015/16,1000,125", "12.5%", true),
    // The pages print one decimal.
    ("2015/16,1000,125", "12.50%", false),
  ])
  func textSaysWhatPagesPrint(row: String, words: String, isRight: Bool) async throws {
    let built = try await built("It was [\(words)](figure:rate/durham/2015/16).", rows: row)
    #expect(built.diagnostics.map(\.rule) == (isRight ? [] : [.figureDiffers]))
  }

  @Test func moreDecimalsAreAllowedWhereTheyAreAskedFor() async throws {
    let text = "It was [12.50%](figure:rate/durham/2015/16?decimals=2)."
    #expect(try await built(text, rows: "2015/16,1000,125").diagnostics == [])
  }

  @Test func moreThanIsTrueAsPrinted() async throws {
    let text = "It is [more than 12 per cent](claim:rate/durham/2015/16)."
    let built = try await built(text, rows: "2015/16,90000,10803")
    #expect(built.diagnostics.map(\.rule) == [.claimFalse])
  }

  @Test func revisedAndBrokenPeriodsAreMarked() async throws {
    let built = try await built(
      """
      ```chart
      id: all
      recipe: trend
      measure: rate
      forces: [durham]
      breaks: [2015/16]
      ```
      """,
      rows: "2014/15,1000,100\n2015/16,1000,90",
      measure: "revised: [2014/15]\n"
    ) { $0 += "breaks:\n  - {period: 2015/16, note: Counted anew.}\n" }
    #expect(built.diagnostics == [])
    let table = try built.text("measures/rate/rate.csv")
    #expect(table.contains(",revised,") && table.contains(",final,"))
    #expect(table.contains("Break in the series: Counted anew."))
    let measure = try #require(built.plan.site.measures.first)
    #expect(measure.marks(in: "2014/15") == [.revised])
    #expect(measure.marks(in: "2015/16") == [.seriesBreak])
  }

  @Test func revisedPeriodMustExist() async throws {
    let built = try await built("", rows: "2015/16,1000,90", measure: "revised: [2013/14]\n")
    #expect(built.diagnostics.map(\.rule) == [.measureUnfit])
  }

  @Test func trendSaysWhichOfItsValuesIsProvisional() async throws {
    let built = try await built(
      "```chart\nid: all\nrecipe: trend\nmeasure: rate\n```",
      rows: "2014/15,1000,100\n2015/16,1000,90\n2016/17,1000,70",
      measure: "provisional: [2016/17]\nprovisional_note: Cases are open.\n"
    )
    #expect(built.diagnostics == [])
    let drawing = try built.text("charts/all/all.svg")
    #expect(drawing.contains("England 9.0%, year to March 2016 (2016/17 is provisional)"))
    #expect(drawing.contains(">England 7.0%<") && drawing.contains(">provisional<"))
    #expect(try built.text("measures/rate/multiples.svg").contains(">7.0% [p]<"))
  }
}

/// Numbers of tables that other programs would read differently.
struct NumberFormTests {
  private func found(_ row: String, column: String) async throws -> [Diagnostic] {
    let archive = "-- content/data/crime/durham.csv --\nyear,recorded,charged,days\n\(row)\n"
    let files = edited(try base(with: archive), "content/data/crime/dataset.yml") { text in
      let last = "  - {name: charged, title: Charged, type: count, missing: [x]}\n"
      let days = "  - {name: days, title: Days, \(column)}\n"
      text.replace(last, with: last + days)
    }
    return await diagnostics(of: files)
  }

  @Test(arguments: [
    ("2015/16,02000,150,1", "type: count", "write 2000, or declare the column as `type: text`"),
    ("2015/16,2000,00,1", "type: count", "write 0, or declare the column as `type: text`"),
    ("2015/16,2000,150,-07", "type: integer", "write -7, or declare the column as `type: text`"),
    ("2015/16,2000,150,00.5", "type: number", "write 0.5, or declare the column as `type: text`"),
  ])
  func leadingZerosAreAnError(row: String, column: String, help: String) async throws {
    let found = try await found(row, column: column)
    #expect(found.map(\.rule) == [.csvValue])
    #expect(found.first?.help?.hasPrefix(help) == true)
    #expect(found.first?.message.contains("leading zeros") == true)
  }

  @Test func codeKeepsItsZeros() async throws {
    #expect(try await found("2015/16,2000,150,007", column: "type: text") == [])
  }

  @Test(arguments: [("7", true), ("7.5", true), ("-0.5", true), ("7.25", false)])
  func numberHasAtMostTheDecimalsOfItsColumn(number: String, isRight: Bool) async throws {
    let found = try await found("2015/16,2000,150,\(number)", column: "type: number, decimals: 1")
    #expect(found.map(\.rule) == (isRight ? [] : [.csvRange]))
  }

  @Test func countHasNoDecimals() async throws {
    let found = try await found("2015/16,2000,150,7", column: "type: count, decimals: 1")
    #expect(found.map(\.rule) == [.wrongType])
  }
}
