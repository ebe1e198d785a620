import Content
import Diagnostics
import Exports
import Pages
import SiteOutline
import SitePlanning
import TestSupport
import Testing

/// Copies of the site for reviewers, and what a copy for a named person leaves out.
struct ReviewCopyTests {
  private func report(_ word: String) -> String {
    """
    -- content/reports/\(word)/index.md --
    ---
    title: Report \(word)
    publisher: Inspectorate
    url: https://\(word).example/
    published: 2026-05-01
    summary: Summary \(word).
    inspected: not-established
    sources: [\(word)source]
    publish_at: 2026-05-01T09:30:00+01:00
    ---
    Text \(word).
    -- content/reports/\(word)/findings/\(word)finding.md --
    ---
    title: Finding \(word)
    kind: better
    theme: \(word)theme
    summary: About \(word).
    order: 1
    sources: [office]
    ---
    A [term](term:\(word)term) of \(word), and a [source](source:\(word)source).

    """
  }

  /// Two embargoed reports, the things that each alone uses, and a draft page.
  private var archive: String {
    report("kestrel") + report("zanzibar") + """
      -- content/pages/zanzibarpage.md --
      ---
      title: Zanzibar page
      description: Zanzibar.
      draft: true
      ---
      -- content/glossary.yml --
      charge: {term: Charge, meaning: A formal accusation.}
      kestrelterm: {term: Kestrel, meaning: A bird.}
      zanzibarterm: {term: Zanzibar, meaning: An island.}
      -- content/sources.yml --
      office: {title: Tables, publisher: Office, url: "https://office.example/tables"}
      kestrelsource: {title: Kestrel, publisher: Office, url: "https://office.example/a"}
      zanzibarsource: {title: Zanzibar, publisher: Office, url: "https://office.example/b"}

      """
  }

  /// The base site with both reports and the shared templates; the themes of the reports
  /// are added to its vocabulary.
  private func files() throws -> [SourceText] {
    let templates = try shippedTemplates()
    let content = try base(with: archive).filter { !$0.path.hasPrefix("templates/") }
    return templates
      + edited(content, "content/vocabulary.yml") { text in
        let themes = ["kestrel", "zanzibar"].map { "  - {id: \($0)theme, name: Theme \($0)}\n" }
        text.replace("themes:\n", with: "themes:\n\(themes.joined())")
      }
  }

  private let recipient = Recipient(
    name: "Ada <b>\"Reader\"</b> & Co",
    report: "kestrel",
    expires: CalendarDate("2026-06-30")
  )

  private func copy(_ copy: ReviewCopy) async throws -> Built {
    let built = await build(
      try files(),
      unpublished: copy.scope,
      audience: .reviewers(copy)
    )
    #expect(!built.diagnostics.hasErrors, "\(built.diagnostics)")
    return built
  }

  @Test func copyOfAPersonContainsOneReportAndNothingOfTheOther() async throws {
    let built = try await copy(ReviewCopy(recipient: recipient))
    for (path, bytes) in built.files {
      let text = String(decoding: bytes, as: UTF8.self).lowercased()
      #expect(!path.contains("zanzibar") && !text.contains("zanzibar"), "\(path)")
    }
    #expect(try built.text("reports/kestrel/index.html").contains("Text kestrel."))
    let finding = try built.text("reports/kestrel/findings/kestrelfinding/index.html")
    #expect(finding.contains("Finding kestrel"))
    let site = built.plan.site
    #expect(site.vocabulary.themes.contains { $0.id == "kestreltheme" })
    #expect(!site.vocabulary.themes.contains { $0.id == "zanzibartheme" })
    let included = site.unpublished.filter(\.isIncluded).map(\.name)
    #expect(included.contains("report:kestrel"))
    #expect(included.contains("finding:kestrel/kestrelfinding"))
    #expect(included.contains("term:kestrelterm"))
    #expect(!included.contains { $0.contains("zanzibar") })
    #expect(!built.publicInputs.contains { $0.path.contains("zanzibar") })
    let texts = built.publicInputs.map(\.text).joined().lowercased()
    #expect(!texts.contains("zanzibar"))
  }

  @Test func copyForAllReviewersContainsEverything() async throws {
    let built = try await copy(ReviewCopy())
    let whole = built.files.values.map { String(decoding: $0, as: UTF8.self) }.joined()
    for word in ["Report kestrel", "Report zanzibar", "Zanzibar page"] {
      #expect(whole.contains(word))
    }
    #expect(built.plan.site.unpublished.allSatisfy { $0.isIncluded })
    // Pages and links say what is unpublished.
    let page = try built.text("reports/kestrel/findings/kestrelfinding/index.html")
    #expect(page.contains("This page is not published yet (its report is unpublished)."))
    #expect(try built.text("findings/index.html").contains(" data-unpublished"))
    #expect(try !built.text("about/index.html").contains("This page is not published yet"))
    // The page of the whole report is one of the report.
    let report = try built.text("reports/kestrel/index.html")
    #expect(report.contains("<a data-unpublished href=\"whole/\""))
  }

  @Test func linksOfTheNotFoundPageAreMarked() async throws {
    let draft = site(
      """
      -- content/pages/about.md --
      ---
      title: About
      description: About this site.
      draft: true
      ---
      """
    )
    let copy = ReviewCopy()
    let files = laid(draft, over: try files())
    let built = await build(files, unpublished: copy.scope, audience: .reviewers(copy))
    #expect(try built.text("404.html").contains("<a data-unpublished href=\"/about/\""))
  }

  @Test func linksToTranslationsAreMarked() async throws {
    let text = "description: About this site.\n"
    let draft = TranslationTests.welsh.replacing(text, with: text + "draft: true\n")
    let copy = ReviewCopy()
    let built = await build(
      try TranslationTests.files(draft),
      unpublished: copy.scope,
      audience: .reviewers(copy)
    )
    let page = try built.text("about/index.html")
    #expect(page.contains("<a data-unpublished lang=\"cy\" href=\"../cy/about/\""))
  }

  @Test func publicBuildIsNotAffected() async throws {
    let built = await build(try files())
    #expect(built.files["review-copy.css"] == nil && built.plan.review == nil)
    let whole = built.files.values.map { String(decoding: $0, as: UTF8.self) }.joined()
    #expect(!whole.lowercased().contains("kestrel") && !whole.contains("data-unpublished"))
  }

  /// The name is on each page and each sheet, and is never markup.
  @Test func eachPageNamesThePerson() async throws {
    let built = try await copy(ReviewCopy(recipient: recipient))
    for page in built.plan.pages where page.subject.kind != nil {
      let text = try built.text(page.path.text)
      let name = "Ada &lt;b&gt;"
      #expect(text.ranges(of: "<aside class=\"not-public\"").count == 1, "\(page.path.text)")
      #expect(text.contains(name) && text.contains("30 June 2026"), "\(page.path.text)")
      #expect(text.contains("review-copy.css") && text.contains("noindex, nofollow"))
      #expect(!text.contains("Ada <b>"), "\(page.path.text)")
    }
    let styles = try built.text("review-copy.css")
    #expect(styles.contains("REVIEW COPY for Ada \\3c b\\3e \\22 Reader\\22 "))
    #expect(styles.contains("@page not-public") && !styles.contains("Reader\"</b>"))
    #expect(try built.text("NOT-PUBLIC.txt").hasPrefix("Not public: this is a review copy"))
    #expect(try built.text("robots.txt") == "User-agent: *\nDisallow: /\n")
  }

  @Test(arguments: [
    ReviewCopy(), ReviewCopy(since: "HEAD~3"),
    ReviewCopy(since: "v=1", recipient: Recipient(name: "A=B, for=C", report: "one")),
    ReviewCopy(
      recipient: Recipient(name: "A", report: "one", expires: CalendarDate("2027-01-31"))
    ),
  ])
  func manifestTellsTheCopy(copy: ReviewCopy) {
    let options = Audience.reviewers(copy).options
    #expect(options.allSatisfy { Audience.isMark($0) } && options == options.sorted())
    #expect(Audience(asOf: testNow, options: ["integrity"] + options) == .reviewers(copy))
  }
}
