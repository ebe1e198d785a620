import Content
import Diagnostics
import Foundation
import TestSupport
import Testing

/// Data that is not there is reported, and readers are told only what is known about it.
struct GapTests {
  /// The base site with more forces, and a table of crimes for some of them.
  private func built(_ tables: [String: String], issues: String = "") async throws -> Built {
    var files = try baseFiles()
    for force in ["gwent", "kent"] {
      let text = "---\nname: \(force.capitalized)\nnation: england\n---\n"
      files.append(SourceText(path: "content/forces/\(force).md", text: text))
    }
    for (force, years) in tables {
      let text = "year,recorded,charged\n" + years
      files.append(SourceText(path: "content/data/crime/\(force).csv", text: text))
    }
    return await build(edited(files, "content/data/crime/dataset.yml") { $0 += issues })
  }

  private let gwent = "2014/15,3000,210\n2015/16,3100,220\n"
  private let kent = "2014/15,4000,310\n2015/16,4100,320\n"

  private func issue(_ bodies: String, _ periods: String, _ effect: String) -> String {
    """
    issues:
      - bodies: \(bodies)
        periods: \(periods)
        columns: all
        effect: \(effect)
        stated_by: source
        note: The return was lost.

    """
  }

  @Test func completeTablesAreWithoutWarning() async throws {
    #expect(try await built(["gwent": gwent, "kent": kent]).diagnostics == [])
  }

  @Test func bodyWithoutATableIsNamed() async throws {
    let built = try await built(["gwent": gwent])
    let found = try #require(built.diagnostics.first)
    #expect(built.diagnostics.count == 1 && found.rule == .dataGap)
    #expect(found.message == "1 of 3 forces has no table: kent")
    #expect(found.help?.hasPrefix("add content/data/crime/kent.csv, or say") == true)
  }

  /// A year that most have, and not only the last one.
  @Test(arguments: ["2014/15", "2015/16"])
  func bodyWithoutAYearIsNamed(year: String) async throws {
    let lines = kent.split(separator: "\n").filter { !$0.hasPrefix(year) }
    let built = try await built(["gwent": gwent, "kent": lines.joined() + "\n"])
    let found = try #require(built.diagnostics.first)
    #expect(built.diagnostics.count == 1)
    #expect(found.message == "kent has no row for \(year), which most other forces have")
    #expect(found.location.path == "content/data/crime/kent.csv")
  }

  @Test func yearThatFewHaveIsNotExpected() async throws {
    let more = gwent + "2016/17,3200,230\n"
    let found = try await built(["gwent": more, "kent": kent]).diagnostics
    #expect(found.filter { $0.rule == .dataGap } == [])
  }

  @Test func bodyThatIsADraftNeedsNoTable() async throws {
    var files = try baseFiles()
    let text = "---\nname: Gwent\nnation: wales\ndraft: true\n---\n"
    files.append(SourceText(path: "content/forces/gwent.md", text: text))
    #expect(await diagnostics(of: files) == [])
  }

  @Test func errorInATableIsTheOnlyDiagnostic() async throws {
    let built = try await built(["gwent": gwent, "knt": kent])
    #expect(built.diagnostics.map(\.rule) == [.unknownID])
  }

  /// No table, page or file of a body without data says that its producer did not supply it.
  @Test func readersAreToldThatThereIsNoData() async throws {
    let built = try await built(["gwent": gwent])
    let table = try built.text("measures/rate/rate.csv")
    #expect(table.contains("rate,kent,Kent,2015/16,[n],[n],[n],[n],[n],[z],no data here,"))
    for (path, bytes) in built.files where path.hasSuffix(".csv") || path.hasSuffix(".json") {
      let text = String(decoding: bytes, as: UTF8.self)
      // The contract of the dataset allows [x] in its own file.
      if path.hasPrefix("data/") || path == "datapackage.json" { continue }
      #expect(!text.contains("not supplied") && !text.contains("[x]"), "\(path)")
    }
  }

  @Test(arguments: [
    ("not-supplied", "[x]", "not supplied"), ("not-applicable", "[z]", "not applicable"),
    ("no-data", "[n]", "no data here"),
  ])
  func issueSaysWhy(effect: String, mark: String, words: String) async throws {
    let bodies = try await built(["gwent": gwent], issues: issue("[kent]", "all", effect))
    #expect(bodies.diagnostics == [])
    let row = "2015/16,\(mark),\(mark),\(mark),\(mark),\(mark),[z],\(words),The return was lost."
    #expect(try bodies.text("measures/rate/rate.csv").contains("rate,kent,Kent," + row))
    let first = String(kent.split(separator: "\n")[0]) + "\n"
    let year = try await built(
      ["gwent": gwent, "kent": first],
      issues: issue("[kent]", "[2015/16]", effect)
    )
    #expect(year.diagnostics == [])
    #expect(try year.text("measures/rate/rate.csv").contains("rate,kent,Kent," + row))
  }

  @Test(arguments: [
    ("[kent]", "[2014/15]", [Rule.dataGap]), ("[gwent]", "all", [.issueDiffers]),
    ("[kent]", "[2014/15, 2015/16]", []), ("all", "all", []),
  ])
  func issueOfAnotherBodyOrPeriodIsNoReason(
    bodies: String,
    periods: String,
    rules: [Rule]
  ) async throws {
    let built = try await built(["gwent": gwent], issues: issue(bodies, periods, "no-data"))
    #expect(built.diagnostics.map(\.rule) == rules)
  }

  /// An issue of a misspelt period would concern nothing.
  @Test(arguments: ["caution", "incomplete", "not-supplied"])
  func issueOfAPeriodThatTheDataHasNotIsAnError(effect: String) async throws {
    let issues =
      issue("[gwent]", "[2014/15, 2051/16]", effect)
      + "breaks: [{period: 2041/15, note: New.}]\n"
    let table = effect == "not-supplied" ? "2014/15,[x],[x]\n2015/16,3100,220\n" : gwent
    let built = try await built(["gwent": table, "kent": kent], issues: issues)
    #expect(built.diagnostics.map(\.rule) == [.unknownID, .unknownID])
    #expect(
      built.diagnostics.map(\.message) == [
        "the dataset has no period \"2051/16\"", "the dataset has no period \"2041/15\"",
      ]
    )
    #expect(built.diagnostics.map(\.help).first == "did you mean \"2015/16\"?")
    #expect(built.diagnostics.allSatisfy { $0.location.path == "content/data/crime/dataset.yml" })
  }

  /// Until then, the rows of an unpublished body are not known.
  @Test func periodOfAnUnpublishedBodyIsNotReported() async throws {
    var files = try baseFiles()
    let text = "---\nname: Gwent\nnation: wales\ndraft: true\n---\n"
    files.append(SourceText(path: "content/forces/gwent.md", text: text))
    let table = "year,recorded,charged\n2016/17,3000,210\n"
    files.append(SourceText(path: "content/data/crime/gwent.csv", text: table))
    let found = await diagnostics(
      of: edited(files, "content/data/crime/dataset.yml") { text in
        text += issue("all", "[2016/17]", "caution")
      }
    )
    #expect(found == [])
  }

  @Test func cautionIsNoReason() async throws {
    let built = try await built(["gwent": gwent], issues: issue("[kent]", "all", "caution"))
    #expect(built.diagnostics.map(\.rule) == [.dataGap])
  }

  @Test func reasonForAValueThatIsThereIsAnError() async throws {
    let built = try await built(
      ["gwent": gwent, "kent": kent],
      issues: issue("[gwent, kent]", "[2015/16]", "not-supplied")
    )
    #expect(built.diagnostics.map(\.rule) == [.issueDiffers, .issueDiffers])
    #expect(built.diagnostics[0].message.contains("gwent has a value in 2015/16"))
    let codes = "2014/15,[x],[x]\n2015/16,[x],[x]\n"
    let agreeing = try await self.built(
      ["gwent": gwent, "kent": codes],
      issues: issue("[kent]", "all", "not-supplied")
    )
    #expect(agreeing.diagnostics == [])
  }
}

/// The same for a dataset with one table.
struct SingleTableGapTests {
  private func messages(_ rows: String, key: String = "force, year") async throws -> [String] {
    let archive = """
      -- content/forces/gwent.md --
      ---
      name: Gwent
      nation: wales
      ---
      -- content/forces/kent.md --
      ---
      name: Kent
      nation: england
      ---
      -- content/data/crime/gwent.csv --
      year,recorded,charged
      2014/15,3000,210
      2015/16,3100,220
      -- content/data/crime/kent.csv --
      year,recorded,charged
      2014/15,4000,310
      2015/16,4100,320
      -- content/data/staff/dataset.yml --
      title: Staff
      description: Officers.
      layout: single
      show_table: true
      period_column: year
      producer: Office
      source: office
      licence: {name: OGL, url: "https://licence.example/"}
      published: 2024-07-01
      retrieved: not-established
      key: [\(key)]
      columns:
        - {name: force, title: Force, type: body}
        - {name: year, title: Year, type: year}
        - {name: officers, title: Officers, type: count}
      -- content/data/staff/data.csv --
      force,year,officers

      """
    return await diagnostics(of: try base(with: archive + rows)).map(\.message)
  }

  private let complete = """
    durham,2023,10
    durham,2024,20
    gwent,2023,30
    gwent,2024,40
    kent,2023,50

    """

  @Test func completeTableIsWithoutWarning() async throws {
    #expect(try await messages(complete + "kent,2024,60\n") == [])
  }

  @Test func bodyWithoutTheNewestPeriodIsNamed() async throws {
    let expected = "kent has no row for 2024, which most other forces have"
    #expect(try await messages(complete) == [expected])
  }

  @Test func bodyWithoutARowIsNamed() async throws {
    let rows = complete.replacing("kent,2023,50\n", with: "")
    #expect(try await messages(rows) == ["1 of 3 forces has no row: kent"])
  }

  /// A table of a few bodies is not about all, and a table of something else names bodies at will.
  @Test func tableOfAFewBodiesIsWithoutWarning() async throws {
    #expect(try await messages("durham,2023,10\n") == [])
    #expect(try await messages(complete, key: "year, officers") == [])
  }
}
