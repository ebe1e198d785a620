import Content
import Diagnostics
import TestSupport
import Testing

/// The page of a whole report, and the notes on the pages of its parts.
struct WholeReportTests {
  private let archive = """
    -- content/glossary.yml --
    wait:
      term: Wait
      meaning: The time until something happens.
    -- content/reports/one/index.md --
    ---
    title: One
    publisher: Office
    url: https://office.example/one
    published: 2025-01-01
    summary: A report.
    content_note: About long waits.
    inspected: not-established
    sources: [office]
    ---
    See [the finding](finding:wait#what-we-saw) and [its words](finding:wait#p:people-had-a-wait).
    -- content/reports/one/findings/wait.md --
    ---
    title: Waits are long
    kind: cause
    theme: people
    summary: Waits were long.
    order: 3
    recommendations: [1]
    sources: [office]
    changes:
      - {date: 2025-02-01, note: A source was added.}
      - {date: 2025-03-01, note: It was not two weeks., correction: true}
    ---
    ## What we saw

    People had a [wait](term:wait).

    Another [wait](term:wait) was of [three](correction:2025-03-01) weeks, see [above](#what-we-saw)
    and [what to do](recommendation:1). [](correction:2025-03-01)
    """

  /// The site with the templates that this repository ships.
  private func built() async throws -> Built {
    let built = await build(try inShippedTemplates(try base(with: archive)))
    #expect(built.diagnostics.map(\.message) == [])
    return built
  }

  @Test func linksBetweenPartsStayOnThePage() async throws {
    let page = try await built().text("reports/one/whole/index.html")
    for id in ["finding:wait", "finding:wait:what-we-saw", "recommendation:1"] {
      #expect(page.contains("id=\"\(id)\"") && page.contains("href=\"#\(id)\""), "\(id)")
    }
    #expect(page.contains("<a href=\"#finding:wait:p:people-had-a-wait\">its words</a>"))
    #expect(page.contains("<h4 id=\"finding:wait:what-we-saw\">"))
    #expect(page.contains("../findings/wait/#change:2025-03-01"))
  }

  @Test func idsOfThePageAreUnique() async throws {
    let page = try await built().text("reports/one/whole/index.html")
    let ids = page.split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(Set(ids).count == ids.count)
  }

  @Test func findingNumbersItsParagraphsAndExplainsItsTerms() async throws {
    let page = try await built().text("reports/one/findings/wait/index.html")
    #expect(page.contains("id=\"p:people-had-a-wait\""))
    #expect(page.contains("aria-label=\"Paragraph 3.2\">3.2</a>"))
    // Linked only where it is first used, and explained at the foot.
    #expect(page.matches(of: /<a href="#term-wait">/).count == 1)
    #expect(page.contains("<dt id=\"term-wait\">Wait</dt>"))
    #expect(page.contains("About long waits."))
  }

  @Test func correctionIsToldUnderTheTitleInPlaceAndAtTheFoot() async throws {
    let site = try await built()
    let page = try site.text("reports/one/findings/wait/index.html")
    #expect(
      page.contains("<strong>Corrected:</strong> <a href=\"#change:2025-03-01\">1 March 2025")
    )
    let mark = "<a href=\"#change:2025-03-01\">three</a>"
    #expect(page.contains(mark + " <span class=\"link-note\">(corrected on 1 March 2025)</span>"))
    #expect(page.contains("<a href=\"#change:2025-03-01\">corrected on 1 March 2025</a>"))
    #expect(page.contains("<strong>Correction:</strong> <span>It was not two weeks.</span>"))
    #expect(page.contains("updated 1 March 2025"))
  }

  @Test(arguments: [
    ("correction:2025-03-01", "correction:2025-02-01", "no correction on 2025-02-01"),
    ("#p:people-had-a-wait", "#p:people-had-no-wait", "no paragraph with the anchor"),
    ("#what-we-saw)", "#\u{301}what-we-saw)", "no heading with the anchor \"\u{301}what-we-saw\""),
    ("{date: 2025-02-01", "{date: 2025-04-01", "2025-03-01 follows 2025-04-01"),
    ("{date: 2025-03-01", "{date: 2026-03-02", "after the day of the build, 2026-03-01"),
  ])
  func faultIsReported(old: String, new: String, words: String) async throws {
    let files = try base(with: archive.replacing(old, with: new))
    let messages: [String] = await diagnostics(of: files).map(\.message)
    #expect(messages.contains { $0.contains(words) }, "\(messages)")
  }
}
