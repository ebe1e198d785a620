import Content
import Diagnostics
import Exports
import Pages
import TestSupport
import Testing

/// The responses to reports: received, due, or neither.
struct ResponseTests {
  private let duty = """
    -- +content/site.yml --
    responses: {by: local body, within_days: 56, basis: the law, source: office}
    -- content/forces/gwent.md --
    ---
    name: Gwent
    nation: wales
    ---
    -- content/data/crime/gwent.csv --
    year,recorded,charged
    2014/15,3000,300
    2015/16,4000,300
    -- templates/body.html --
    {{#responses}}{{name}}|{{#held}}{{by}}|{{date}}|{{answers}}{{/held}}{{^held}}{{who}}|{{due}}{{#overdue}}|overdue{{/overdue}}{{/held}}{{/responses}}
    -- templates/report.html --
    {{response_duty}} {{response_count}}
    -- templates/recommendation.html --
    {{#responses}}{{by}} {{/responses}}

    """

  private let answer = """
    -- content/reports/one/responses.yml --
    durham: {by: Durham body, date: 2024-10-16, url: "https://durham.example/", answers: [1]}

    """

  @Test func lastDayIsTheFiftySixthFromPublication() async throws {
    // The report of the fixture was published on 22 August 2024, which is day one.
    let built = await build(try base(with: duty))
    #expect(built.diagnostics == [])
    #expect(
      try built.text("forces/gwent/index.html") == "Gwent|local body|16 October 2024|overdue\n"
    )
    #expect(
      try built.text("reports/one/index.html")
        == "The local body for each force must respond by 16 October 2024 (the law)."
        + " 0 of 2 found\n"
    )
  }

  @Test(arguments: [("2024-10-16", false), ("2024-10-17", true)])
  func itIsOverdueOnTheDayAfter(day: String, isOverdue: Bool) async throws {
    let now = try #require(Instant("\(day)T12:00:00Z"))
    let built = await build(try base(with: duty), now: now)
    #expect(try built.text("forces/gwent/index.html").contains("overdue") == isOverdue)
  }

  @Test func answerStandsOnTheBodyAndOnItsRecommendations() async throws {
    let built = await build(try base(with: duty + answer))
    #expect(built.diagnostics == [])
    #expect(
      try built.text("forces/durham/index.html")
        == "Durham|Durham body|16 October 2024|addresses 1 of 1 recommendations: 1\n"
    )
    #expect(try built.text("reports/one/index.html").contains("1 of 2 found"))
    #expect(try built.text("reports/one/recommendations/1/index.html") == "Durham body \n")
  }

  @Test(arguments: [
    (
      "answers: [1]", "answers: not-established",
      "we do not know which recommendations it addresses"
    ),
    (
      "answers: [1]", "answers: not-established, answers_in_all: 1",
      "addresses 1 of 1 recommendations"
    ),
    ("answers: [1]", "answers: [], answers_in_all: 1", "addresses 1 of 1 recommendations"),
    ("2024-10-16", "not-established", "not known|addresses 1 of 1 recommendations: 1"),
  ])
  func whatIsNotKnownIsSaid(before: String, after: String, words: String) async throws {
    let text = duty + answer.replacing(before, with: after)
    let built = await build(try base(with: text))
    #expect(built.diagnostics == [])
    #expect(try built.text("forces/durham/index.html").contains(words))
  }

  @Test(arguments: [
    ("durham:", "durhm:", Rule.unknownID), ("answers: [1]", "answers: [9]", .unknownID),
    ("2024-10-16", "2024-08-21", .historyOrder), ("by: Durham body, ", "", .missingKey),
    ("answers: [1]", "answers: [1], answers_in_all: 2", .wrongType),
    ("reports/one", "reports/two", .missingFile),
  ])
  func faultIsFound(before: String, after: String, rule: Rule) async throws {
    let text = duty + answer.replacing(before, with: after)
    let faults = await diagnostics(of: try base(with: text))
    #expect(faults.map(\.rule) == [rule], "\(textReport(faults))")
  }

  @Test func answerForAHeldBodyIsHeld() async throws {
    let unpublished = """
      -- content/forces/durham.md --
      ---
      name: Durham
      nation: england
      draft: true
      ---

      """
    let built = await build(try base(with: duty + answer + unpublished))
    #expect(built.diagnostics == [], "\(textReport(built.diagnostics))")
    for (path, bytes) in built.files {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("Durham body"), "\(path)")
    }
  }

  @Test func realSiteHasOneAnswer() async throws {
    let built = await build(try realSite())
    let page = try built.text("forces/west-mercia/index.html")
    #expect(page.contains("addresses 5 of 14 recommendations, including 3 and 5"))
    #expect(try built.text("forces/durham/index.html").contains("16 October 2024"))
  }
}
