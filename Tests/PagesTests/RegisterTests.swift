import Content
import Diagnostics
import Exports
import Foundation
import Pages
import SiteOutline
import SitePlanning
import TestSupport
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

/// The facets of the register, its files, its feeds and its calendar.
struct RegisterTests {
  /// Three recommendations: completed, in progress and open; the last has no deadline.
  private let archive = """
    -- content/site.yml --
    title: Test site
    description: A site for tests.
    publisher: Nobody & sons
    language: en-GB
    base_url: https://site.example/a/
    licence: {name: OGL, url: "https://licence.example/"}
    bodies: {id: force, plural_id: forces, singular: force, plural: forces, group_by: [nation]}
    menu: [findings, bodies, page:about]
    -- content/reports/one/recommendations/02.md --
    ---
    number: 2
    text: gist
    title: Listen, and "write" <it> down
    addressees: [all]
    due: 2026-03-20
    findings: not-established
    theme: people
    sources: [office]
    history:
      - {date: 2025-02-01, status: accepted, by: The force, note: Yes.}
      - {date: 2025-03-01, status: started, by: The force, note: "Begun, in part; more to come."}
    ---
    Listen.
    -- content/reports/one/recommendations/03.md --
    ---
    number: 3
    text: not-held
    addressees: not-established
    due: not-established
    findings: not-established
    sources: [office]
    ---
    -- content/reports/one/recommendations/04.md --
    ---
    number: 4
    text: gist
    title: Done
    addressees: [all]
    due: 2025-01-31
    findings: not-established
    sources: [office]
    history:
      - {date: 2025-02-01, status: started, by: The force, note: Begun.}
      - {date: 2025-04-01, status: done, by: Inspectors, note: Seen., evidence: "https://proof.example/"}
    ---
    Do.
    -- templates/recommendations-part.html --
    {{title}}|{{count}}|{{#recommendations}}{{number}} {{/recommendations}}

    """

  private func built() async throws -> Built {
    let built = await build(try base(with: archive))
    #expect(built.diagnostics == [], "\(textReport(built.diagnostics))")
    return built
  }

  @Test(arguments: [
    ("status/accepted", "1 recommendation|2"), ("status/no-answer", "3 recommendations|1 3 4"),
    ("status/done", "1 recommendation|4"), ("deadline/overdue", "1 recommendation|1"),
    ("deadline/due-soon", "1 recommendation|2"), ("deadline/2025-q1", "2 recommendations|1 4"),
    ("deadline/2026-q1", "1 recommendation|2"), ("deadline/not-established", "1 recommendation|3"),
    ("addressee/all", "3 recommendations|1 2 4"),
    ("addressee/not-established", "1 recommendation|3"),
    ("theme/people", "1 recommendation|2"), ("report/one", "4 recommendations|1 2 3 4"),
    ("text/not-held", "1 recommendation|3"), ("status/started", "1 recommendation|2"),
    ("force/durham", "3 recommendations|1 2 4"),
  ])
  func partHoldsWhatItSays(folder: String, holds: String) async throws {
    let text = try await built().text("recommendations/\(folder)/index.html")
    #expect(text.hasPrefix("Recommendations"))
    #expect(text.split(separator: "|").dropFirst().joined(separator: "|").hasPrefix(holds))
  }

  /// Otherwise these pages would grow with the square of the number of reports.
  @Test func pagesOfPartsDoNotListAllParts() async throws {
    let built = await build(try realSite())
    let site = built.plan.site
    let groups = site.facetGroups.map { $0.facets.map(site.registerPath) }
    for (index, paths) in groups.enumerated() {
      let page = try built.text(paths[0].text)
      #expect(page.contains("/#parts\">other lists"))
      for other in groups[(index + 1)...].joined() {
        #expect(!page.contains("href=\"\(other.href(from: paths[0]))\""))
      }
    }
  }

  @Test func rowsAndFiltersHaveTheSameAnswers() async throws {
    let template = """
      -- templates/recommendations.html --
      {{#filters}}
      {{id}}:{{#options}} {{value}}={{label}}{{/options}}
      {{/filters}}
      {{#reports}}
      {{#rows}}
      {{number}} {{acceptance_id}} {{implementation_id}} {{addressee_ids}} {{body_ids}} \
      {{deadline_state}}
      {{/rows}}
      {{folded_count}}:{{#folded_row}} {{addressee_ids}} {{deadline_state}}{{/folded_row}}
      {{#folded}}{{label}} {{href}} {{/folded}}{{url}}
      {{/reports}}
      -- templates/recommendations-part.html --
      {{#filters}}{{id}} {{/filters}}

      """
    let gwent = """
      -- content/forces/gwent.md --
      ---
      name: Gwent
      nation: wales
      ---
      -- content/data/crime/gwent.csv --
      year,recorded,charged
      2014/15,1100,120
      2015/16,1300,130

      """
    let built = await build(laid(site(gwent + template), over: try base(with: archive)))
    #expect(built.diagnostics == [], "\(textReport(built.diagnostics))")
    let expected = """
      acceptance: no-answer=No answer accepted=Accepted
      implementation: no-word=No word started=Started done=Done
      addressee: all=All forces not-established=Not known
      deadline: overdue=Deadline has passed due-soon=Due within four weeks closed=Closed \
      not-established=Not known
      body: durham=Durham gwent=Gwent
      1 no-answer no-word all * overdue
      2 accepted started all * due-soon
      4 no-answer done all * closed
      1: not-established not-established
      Recommendation 3 ../reports/one/recommendations/3/ https://inspectorate.example/one

      """
    #expect(try built.text("recommendations/index.html") == expected)
    // A question with only one answer has no filter.
    let part = try built.text("recommendations/status/no-word/index.html")
    #expect(part == "addressee deadline body \n")
  }

  @Test func partExistsIfARecommendationIsOrWasInIt() async throws {
    let used = try await built().files
    // Recommendation 4 is done, but was started before.
    for part in ["status/started", "status/done", "status/no-answer", "text/gist"] {
      #expect(used["recommendations/\(part)/index.html"] != nil, "\(part)")
    }
    #expect(used["recommendations/text/full/index.html"] == nil)
    let plain = await build(try baseFiles()).files
    for part in ["status/done", "theme/people", "addressee/not-established"] {
      #expect(plain["recommendations/\(part)/index.html"] == nil, "\(part)")
    }
    #expect(plain["recommendations/status/no-word/index.html"] != nil)
  }

  @Test func homeShowsWhatMustChangeByDeadline() async throws {
    let home = "-- templates/home.html --\n{{#recommendations}}{{number}} {{/recommendations}}\n"
    let built = await build(try base(with: archive + home))
    #expect(try built.text("index.html") == "1 2 \n")
  }

  @Test func everyPartHasItsFiles() async throws {
    let built = try await built()
    let folders = built.files.keys.filter {
      $0.hasPrefix("recommendations/") && $0.hasSuffix("/index.html")
    }.map { $0.dropLast("index.html".count) }
    #expect(folders.count > 15)
    for folder in folders {
      for file in ["recommendations.csv", "recommendations.json", "feed.xml"] {
        #expect(built.files["\(folder)\(file)"] != nil, "\(folder)\(file)")
      }
    }
  }

  @Test func tableHasOneRowForEach() async throws {
    let rows = try await built().text("recommendations/recommendations.csv")
      .split(separator: "\n").map(String.init)
    #expect(rows.count == 5)
    let columns = rows[0].split(separator: ",").count
    #expect(columns == 17)
    #expect(
      rows[2]
        == "one,2,\"Listen, and \"\"write\"\" <it> down\",gist,all,people,2026-03-20,due-soon,"
        + "accepted,2025-02-01,The force,started,2025-03-01,The force,false,not-established,"
        + "https://site.example/a/reports/one/recommendations/2/"
    )
  }

  @Test func jsonTellsTheHistory() async throws {
    let text = try await built().text("recommendations/recommendations.json")
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let register = try #require(json as? [String: NSObject])
    #expect(register["as_of"] as? String == "2026-03-01")
    let records = try #require(register["recommendations"] as? [[String: NSObject]])
    let history = try #require(records[3]["history"] as? [[String: NSObject]])
    #expect(history.map { $0["status"] as? String } == ["started", "done"])
    #expect(records[3]["closed"] as? Bool == true && records[2]["due"] == NSNull())
  }

  @Test func feedsAreWellFormedAndTheNewestComesFirst() async throws {
    let built = try await built()
    let feeds = built.files.filter { $0.key.hasSuffix("feed.xml") }
    #expect(feeds.count > 20)
    for (path, bytes) in feeds {
      let document = FeedReading(bytes)
      #expect(document.isWellFormed, "\(path)")
      #expect(document.count("updated") == document.count("id"), "\(path)")
      #expect(Set(document.texts("id")).count == document.count("id"), "\(path)")
      #expect(document.count("summary") == document.count("id") - 1, "\(path)")
    }
    let register = FeedReading(built.files["recommendations/feed.xml"] ?? [])
    #expect(register.texts("updated").first == "2025-04-01T00:00:00Z")
    #expect(register.texts("title")[1] == "Recommendation 4: Done: Done")
    #expect(
      register.texts("id")[1] == "tag:test-site.invalid,2024:/reports/one/recommendations/4/"
        + "#event:2025-04-01-done-inspectors"
    )
    let page = try built.text("feed.xml")
    #expect(page.contains("<name>Nobody &amp; sons</name>"))
  }

  @Test func siteWithoutAnAddressHasNamesThatStay() async throws {
    let feed = await build(try baseFiles()).files["reports/one/feed.xml"] ?? []
    let document = FeedReading(feed)
    #expect(document.isWellFormed)
    #expect(document.texts("id").allSatisfy { $0.hasPrefix("tag:test-site.invalid,2024:/") })
  }

  @Test func calendarHasTheOpenDeadlines() async throws {
    let text = try await built().text("recommendations/deadlines.ics")
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.first == "BEGIN:VCALENDAR" && lines.dropLast().last == "END:VCALENDAR")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    #expect(lines.count { $0 == "BEGIN:VEVENT" } == 2)
    #expect(lines.contains("DTSTART;VALUE=DATE:20260320"))
    let whole = text.replacing("\r\n ", with: "")
    #expect(whole.contains("SUMMARY:Deadline: Recommendation 2: Listen\\, and \"write\" <it> down"))
  }

  @Test func heldRecommendationIsInNoPart() async throws {
    let unpublished = archive.replacing("number: 2\n", with: "number: 2\ndraft: true\n")
    let built = await build(try base(with: unpublished))
    for (path, bytes) in built.files {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("Listen"), "\(path)")
    }
  }
}

/// A feed as a program reads it.
private final class FeedReading: NSObject, XMLParserDelegate {
  private var found: [(name: String, text: String)] = []
  private var open: [Int] = []
  private(set) var isWellFormed = false

  init(_ bytes: [UInt8]) {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func texts(_ name: String) -> [String] { found.filter { $0.name == name }.map(\.text) }

  func count(_ name: String) -> Int { texts(name).count }

  func parser(
    _ parser: XMLParser,
    didStartElement name: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(found.count)
    found.append((name: name, text: ""))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { found[last].text += text }
  }

  func parser(
    _ parser: XMLParser,
    didEndElement name: String,
    namespaceURI: String?,
    qualifiedName: String?
  ) {
    _ = open.popLast()
  }
}
