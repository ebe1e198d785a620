import Content
import Diagnostics
import Exports
import Pages
import SitePlanning
import TestSupport
import Testing

/// Changes of a page: their kinds, what they quote, and those that change a conclusion.
struct ChangeTests {
  private let archive = """
    -- content/pages/about.md --
    ---
    title: About
    description: About this site.
    show: [changes]
    ---
    -- content/reports/one/findings/wait.md --
    ---
    title: People wait
    kind: cause
    theme: people
    summary: They wait long.
    order: 1
    recommendations: [1]
    sources: [office]
    changes:
      - {date: 2025-02-01, note: A photograph was added.}
      - date: 2025-03-01
        note: The office counted anew.
        kind: revision
        from: 41 days
        to: 40 days
      - date: 2025-04-01
        note: Two lists were swapped.
        kind: correction
        changes_conclusion: true
        from: The wait grew.
        to: The wait fell.
    ---
    -- content/forces/durham.md --
    ---
    name: Durham
    nation: england
    changes:
      - {date: 2025-05-01, note: The name was misspelt., correction: true}
      - {date: 2025-05-02, note: It was never inspected., kind: update, changes_conclusion: true}
    ---

    """

  /// The site with the templates that this repository ships.
  private func built() async throws -> Built {
    let built = await build(try inShippedTemplates(try base(with: archive)))
    #expect(built.diagnostics.map(\.message) == [])
    return built
  }

  @Test func changeOfAConclusionStandsAboveTheTitle() async throws {
    let site = try await built()
    let page = try site.text("reports/one/findings/wait/index.html")
    let notice = try #require(page.firstRange(of: "<strong>Conclusion changed:</strong>"))
    let title = try #require(page.firstRange(of: "<h1>"))
    #expect(notice.lowerBound < title.lowerBound)
    #expect(page.contains("<a href=\"#change:2025-04-01\">1 April 2025</a>. <span>Two lists"))
    #expect(try !site.text("reports/one/index.html").contains("Conclusion changed"))
  }

  @Test func wholeReportTellsItOfItsParts() async throws {
    let page = try await built().text("reports/one/whole/index.html")
    #expect(
      page.contains(
        "<a href=\"../findings/wait/#change:2025-04-01\">1 April 2025</a>. People wait: "
      )
    )
  }

  @Test func oldWordsStayReadable() async throws {
    let page = try await built().text("reports/one/findings/wait/index.html")
    #expect(
      page.contains(
        "<strong>Revision:</strong> <span>The office counted anew.</span> Before: "
          + "<del>41 days</del> Now: <ins>40 days</ins>"
      )
    )
    #expect(page.contains("<p><span>A photograph was added.</span></p>"))
  }

  @Test func listOfAllChangesIsGroupedByKind() async throws {
    let page = try await built().text("about/index.html")
    let order = [
      "<h3>Corrections</h3>", "The name was misspelt.", "Two lists were swapped.",
      "<h3>Revisions</h3>", "The office counted anew.", "<h3>Updates</h3>",
      "It was never inspected.", "A photograph was added.",
    ]
    let found = try order.map { try #require(page.firstRange(of: $0), "\($0)").lowerBound }
    #expect(found == found.sorted())
  }

  @Test(arguments: [
    ("feed.xml", ["People wait", "Durham"]), ("reports/one/feed.xml", ["People wait"]),
    ("forces/durham/feed.xml", ["Durham"]),
  ])
  func feedTellsOfAChangedConclusion(path: String, titles: [String]) async throws {
    let feed = try await built().text(path)
    for title in ["People wait", "Durham"] {
      let entry = "<title>Conclusion changed: \(title)</title>"
      #expect(feed.contains(entry) == titles.contains(title), "\(title)")
    }
    #expect(feed.contains("#change:2025-0"))
    if titles.contains("People wait") {
      let words = "Two lists were swapped. Before: The wait grew. Now: The wait fell."
      #expect(feed.contains("<summary>\(words)</summary>"))
    }
  }

  @Test(arguments: [
    ("kind: revision", "kind: revison", "\"kind\" cannot be \"revison\""),
    ("correction: true", "correction: true, kind: update", "\"correction\" is true, but \"kind\""),
    ("changes_conclusion: true", "changes_conclusion: yes", "must be true or false, found \"yes\""),
  ])
  func faultIsReported(old: String, new: String, words: String) async throws {
    let files = try base(with: archive.replacing(old, with: new))
    let messages: [String] = await diagnostics(of: files).map(\.message)
    #expect(messages.contains { $0.contains(words) }, "\(messages)")
  }
}
