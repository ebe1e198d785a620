import Content
import Diagnostics
import TestSupport
import Testing

/// An id in a feed stays the same when the site or other entries change.
struct FeedIDTests {
  private static let accepted = "{date: 2025-02-01, status: accepted, by: The force, note: Yes.}"
  private static let started = "{date: 2025-02-01, status: started, by: The force, note: Begun.}"

  private func built(_ settings: String = "", events: [String] = [started]) async throws -> Built {
    let history = events.map { "  - \($0)\n" }.joined()
    let files = try base(
      with: """
        -- content/reports/one/recommendations/01.md --
        ---
        number: 1
        text: gist
        title: Wait less
        addressees: [all]
        due: 2025-01-31
        findings: [wait]
        sources: [office]
        history:
        \(history)---
        Wait less.
        -- templates/recommendation.html --
        {{#history}}<p id="{{anchor}}">{{note}}</p>{{/history}}

        """
    )
    return await build(edited(files, "content/site.yml") { $0 += settings + "\n" })
  }

  private func ids(_ built: Built, in path: String = "feed.xml") throws -> [String] {
    try built.text(path).matches(of: /<id>([^<]*)<\/id>/).map { String($0.output.1) }
  }

  @Test func siteThatMovesKeepsItsIDs() async throws {
    let before = try await built()
    let after = try await built("base_url: https://elsewhere.example/reports/")
    #expect(after.diagnostics == [], "\(textReport(after.diagnostics))")
    for path in before.files.keys where path.hasSuffix("feed.xml") {
      #expect(try ids(after, in: path) == ids(before, in: path), "\(path)")
    }
    let calendars = [before, after].map { built in
      built.files["recommendations/deadlines.ics"].map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
    let names = calendars.map { $0.split(separator: "\r\n").filter { $0.hasPrefix("UID:") } }
    #expect(names[0] == names[1] && names[0].count == 1)
  }

  @Test func eventBeforeOthersLeavesTheirIDs() async throws {
    let one = try ids(try await built())
    let two = try ids(try await built(events: [Self.accepted, Self.started]))
    #expect(Set(one).isSubset(of: two) && two.count == one.count + 1)
    let page = try await built(events: [Self.accepted, Self.started])
      .text("reports/one/recommendations/1/index.html")
    #expect(page.contains(#"<p id="event:2025-02-01-started-the-force">Begun.</p>"#))
  }

  /// Events of one day differ in their status, in who reported it, or in nothing.
  @Test func noTwoEntriesShareAnID() async throws {
    let again = Self.started.replacing("The force", with: "A caf\u{E9}")
    let site = try await built(events: [Self.accepted, Self.started, again, Self.started])
    let feed = try ids(site, in: "recommendations/feed.xml")
    #expect(Set(feed).count == feed.count)
    let events = feed.filter { $0.contains("#event:") }.map { $0.split(separator: ":").last ?? "" }
    #expect(
      Set(events) == [
        "2025-02-01-accepted-the-force", "2025-02-01-started-the-force",
        "2025-02-01-started-the-force-2", "2025-02-01-started-a-caf%C3%A9",
      ]
    )
  }

  @Test func authorityIsAsDeclared() async throws {
    let site = try await built("feeds: {authority: reports.example, since: 2024-08}")
    #expect(site.diagnostics == [], "\(textReport(site.diagnostics))")
    #expect(try ids(site).allSatisfy { $0.hasPrefix("tag:reports.example,2024-08:/") })
    #expect(try site.text("recommendations/deadlines.ics").contains("UID:one-1@reports.example"))
  }

  @Test(arguments: [
    ("Rights, and wrongs", "rights-and-wrongs.invalid"), ("Café", "cafe.invalid"),
    ("報告", "site-"), ("!", "site-"),
  ])
  func authorityWithoutADeclarationIsADomainName(title: String, domain: String) async throws {
    let files = edited(try baseFiles(), "content/site.yml") { text in
      text.replace("title: Test site", with: "title: \"\(title)\"")
    }
    let feed = try await build(files).text("feed.xml")
    let id = /<id>tag:([a-z0-9-]+\.invalid),2024:\/feed\.xml<\/id>/
    let found = try #require(feed.firstMatch(of: id))
    #expect(found.output.1.hasPrefix(domain))
  }

  @Test(arguments: [
    ("{authority: Reports.example, since: 2024}", [Rule.wrongType]),
    ("{authority: reports, since: 2024}", [.wrongType]),
    ("{authority: https://a.example/, since: 2024}", [.wrongType]),
    ("{authority: a.example, since: 2024-13}", [.badDate]),
    ("{authority: a.example, since: 24}", [.badDate]),
    ("{authority: a.example}", [.missingKey]),
    ("{authority: a.example, from: 2024, since: 2024}", [.unknownKey]),
  ])
  func wrongAuthorityIsAnError(feeds: String, rules: [Rule]) async throws {
    #expect(try await built("feeds: \(feeds)").diagnostics.map(\.rule) == rules)
  }
}
