import Content
import Diagnostics
import Pages
import SiteOutline
import SitePlanning
import TestSupport
import Testing

/// Practices have a page, lists, links, a feed, the search and an unpublished state like any kind.
struct PracticeTests {
  private let archive = """
    -- templates/practice.html --
    <h1>{{practice.title}}</h1>
    <p>{{practice.kind}}: {{practice.summary}}</p>
    {{#practice.seen_at}}<a href="{{href}}">{{label}}</a>{{/practice.seen_at}}
    {{body}}
    -- templates/practices.html --
    {{>practice-list}}
    -- templates/report.html --
    {{>practice-list}}
    -- templates/body.html --
    {{>practice-list}}
    -- templates/partials/practice-list.html --
    {{#practices}}<a href="{{href}}">{{title}}</a>{{/practices}}
    -- content/reports/one/practices/one-book.md --
    ---
    title: One book for all
    kind: promising
    theme: people
    force: durham
    summary: There is one book, and everyone writes in it.
    sources: [office]
    ---
    The book is [on the desk](practice:one-book).
    -- content/reports/one/practices/later.md --
    ---
    title: Not yet told
    kind: innovative
    theme: people
    summary: Something new that nobody may see.
    sources: [office]
    draft: true
    ---
    Text.
    """

  @Test func practiceHasItsPageAndIsListedWhereItBelongs() async throws {
    let built = await build(try base(with: archive))
    #expect(built.diagnostics.isEmpty, "\(textReport(built.diagnostics))")
    let page = try built.text("reports/one/practices/one-book/index.html")
    #expect(page.contains("Promising practice") && page.contains("There is one book"))
    #expect(page.contains("href=\"../../../../forces/durham/\""))
    for path in [
      "practices/index.html", "reports/one/index.html", "forces/durham/index.html",
      "reports/one/feed.xml", "search.json",
    ] {
      #expect(try built.text(path).contains("One book for all"), "\(path)")
    }
  }

  @Test func unpublishedPracticeIsInNoFile() async throws {
    let built = await build(try base(with: archive))
    for (path, bytes) in built.files {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("Not yet told"), "\(path)")
    }
    #expect(built.plan.site.unpublished.map(\.id) == ["one/later"])
  }

  @Test func siteWithoutPracticesNeedsNoTemplateForThem() async throws {
    let files = try baseFiles().filter { !$0.path.hasPrefix("templates/practice") }
    let built = await build(files)
    #expect(built.diagnostics.isEmpty, "\(textReport(built.diagnostics))")
    #expect(built.files["practices/index.html"] == nil)
  }

  @Test func wrongKindIsAnErrorAtItsLocation() async throws {
    let files = try base(with: archive.replacing("kind: promising", with: "kind: promissing"))
    let found = await diagnostics(of: files)
    #expect(found.map(\.rule) == [.unknownChoice])
    #expect(found.first?.location.line == 3 && found.first?.location.column == 7)
    #expect(found.first?.help == "did you mean \"promising\"?")
  }
}
