import Content
import Diagnostics
import Foundation
import TestSupport
import Testing

/// Two forces become one: each has values only while it existed.
struct LifetimeTests {
  /// Durham and Gwent become Kent.
  private func files(
    durham: String = "until: 2015-03-31\nsuccessor: kent",
    kent: String = "from: 2015-04-01",
    durhamRows: String = "2014/15,1000,100\n",
    kentRows: String = "2015/16,4100,380\n",
    more: String = ""
  ) throws -> [SourceText] {
    try base(
      with: """
        -- content/forces/durham.md --
        ---
        name: Durham
        nation: england
        \(durham)
        ---
        -- content/forces/gwent.md --
        ---
        name: Gwent
        nation: wales
        until: 2015-03-31
        successor: kent
        ---
        -- content/forces/kent.md --
        ---
        name: Kent
        nation: england
        \(kent)
        ---
        -- content/data/crime/durham.csv --
        year,recorded,charged
        \(durhamRows)-- content/data/crime/gwent.csv --
        year,recorded,charged
        2014/15,3000,212
        -- content/data/crime/kent.csv --
        year,recorded,charged
        \(kentRows)-- templates/body.html --
        <title>{{title}}</title>
        {{linked_data}}
        {{>lifetime}}
        -- templates/partials/lifetime.html --
        {{#until}}{{#ended}}ended{{/ended}}{{^ended}}ends{{/ended}} {{until}}{{/until}}
        {{#successor}}then <a href="{{href}}">{{label}}</a>{{/successor}}
        {{#from}}from {{from}}{{/from}}
        {{#predecessors}}before <a href="{{href}}">{{label}}</a>{{/predecessors}}
        \(more)
        """
    )
  }

  @Test func sumsCountTheForcesThatExisted() async throws {
    let built = await build(try files())
    #expect(built.diagnostics == [])
    let table = try built.text("measures/rate/rate.csv")
    #expect(table.contains("2014/15,7.8,[z],[z],312,4000,[z],final,Based on 2 of 2 forces"))
    #expect(table.contains("2015/16,9.3,[z],[z],380,4100,[z],final,Based on 1 of 1 forces"))
    let cells = "2015/16,[z],[z],[z],[z],[z],[z],not applicable,Existed until 31 March 2015."
    #expect(table.contains("rate,durham,Durham," + cells))
    #expect(table.contains("2014/15,[z],[z],[z],[z],[z],[z],not applicable,Existed from 1 April"))
  }

  /// A value that is not applicable is missing from no sum.
  @Test func codeForNotApplicableCountsAsWell() async throws {
    let contract = try baseFiles().first { $0.path == "content/data/crime/dataset.yml" }
    let text = try #require(contract).text.replacing("missing: [x]", with: "missing: [x, z]")
    let built = await build(
      try files(
        durham: "",
        durhamRows: "2014/15,1000,100\n2015/16,[z],[z]\n",
        more: "-- content/data/crime/dataset.yml --\n" + text
      )
    )
    #expect(built.diagnostics == [])
    #expect(try built.text("measures/rate/rate.csv").contains("Based on 1 of 1 forces"))
  }

  @Test func pagesSayWhatEndedAndWhatFollowed() async throws {
    let built = await build(try files())
    let old = try built.text("forces/durham/index.html")
    #expect(old.contains("ended 31 March 2015"))
    #expect(old.contains(">Kent</a>") && !old.contains("before"))
    #expect(old.contains("\"dissolutionDate\":\"2015-03-31\""))
    let new = try built.text("forces/kent/index.html")
    #expect(new.contains("from 1 April 2015"))
    #expect(new.contains("before <a") && new.contains(">Durham</a>") && new.contains(">Gwent</a>"))
  }

  @Test func lastDayThatIsAheadHasNotPassed() async throws {
    let built = await build(
      try files(
        durham: "until: 2031-03-31\nsuccessor: kent",
        durhamRows: "2014/15,1000,100\n2015/16,900,90\n"
      )
    )
    #expect(built.diagnostics == [])
    #expect(try built.text("forces/durham/index.html").contains("ends 31 March 2031"))
  }

  /// No claim compares a force with its successor.
  @Test func claimAcrossTheEndIsAnError() async throws {
    let page = """
      -- content/pages/about.md --
      ---
      title: About
      description: About this site.
      ---
      It [rose](claim:rate/durham/2014/15..2015/16).
      """
    let found = await diagnostics(of: try files(more: page))
    #expect(found.map(\.rule) == [.figureMissing])
  }

  @Test(arguments: [
    (
      "until: 2015-03-31\nfrom: 2016-04-01",
      "the body exists until 2015-03-31, but from 2016-04-01"
    ),
    ("successor: kent", "the body has a successor, \"kent\", but no last day"),
    (
      "until: 2015-03-31\nsuccessor: gwent",
      "the successor \"gwent\" exists until 2015-03-31, not longer than the body itself"
    ),
  ])
  func datesThatContradictEachOtherAreAnError(keys: String, message: String) async throws {
    let found = await diagnostics(of: try files(durham: keys))
    #expect(found.filter { $0.rule == .bodyLifetime }.map(\.message) == [message])
  }

  @Test func unknownSuccessorHasItsSuggestion() async throws {
    let found = await diagnostics(of: try files(durham: "until: 2015-03-31\nsuccessor: kant"))
    #expect(found.map(\.rule) == [.unknownID])
    #expect(found.first?.help == "did you mean \"kent\"?")
  }

  @Test func valueFromBeforeAForceExistedIsAnError() async throws {
    let rows = "2014/15,4000,310\n2015/16,4100,380\n"
    let found = await diagnostics(of: try files(kentRows: rows))
    #expect(found.map(\.rule) == [.bodyLifetime])
    let fault = try #require(found.first)
    #expect(fault.message == "kent has a value in 2014/15, but existed from 2015-04-01")
    #expect(fault.location.path == "content/data/crime/kent.csv" && fault.location.line == 2)
  }

  /// The row of a period in which a force did not exist is not forgotten; another one is.
  @Test func missingRowIsForgottenOnlyWhileTheForceExisted() async throws {
    let found = await diagnostics(of: try files(durham: "until: 2016-03-31\nsuccessor: kent"))
    let message = "durham has no row for 2015/16, which most other forces have"
    #expect(found.map(\.message) == [message])
  }
}
