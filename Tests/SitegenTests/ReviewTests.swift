import Foundation
import Testing

/// Tests of `sitegen build --review`: copies for people without a terminal.
struct ReviewTests {
  private let now = ["--now", "2026-03-02T10:00:00Z"]

  private func page(_ title: String, _ text: String, _ keys: String = "") -> String {
    "---\ntitle: \(title)\ndescription: A page.\n\(keys)---\n\(text)\n"
  }

  /// A site with two draft reports and a draft page.
  private func folder() throws -> SiteFolder {
    let site = try SiteFolder()
    try site.write(
      "office: {title: Tables, publisher: Office, url: \"https://office.example/\"}\n",
      to: "content/sources.yml"
    )
    for word in ["kestrel", "zanzibar"] {
      let report = """
        ---
        title: Report \(word)
        publisher: Office
        url: https://office.example/one
        published: 2026-02-01
        summary: About \(word).
        inspected: not-established
        sources: [office]
        draft: true
        ---
        Text of \(word).
        """
      try site.write(report, to: "content/reports/\(word)/index.md")
    }
    try site.write(page("Draft page", "Zanzibar.", "draft: true\n"), to: "content/pages/draft.md")
    return site
  }

  private func review(_ site: SiteFolder, _ arguments: String...) throws -> Run {
    try site.sitegen(["build", "--review"] + now + arguments)
  }

  private func person(_ site: SiteFolder, _ name: String, _ arguments: String...) throws -> Run {
    try site.sitegen(
      ["build", "--review", "--for", name, "--only", "report:kestrel"] + now + arguments
    )
  }

  @Test func reviewCopyHasTheDraftsAndIsNotPublic() throws {
    let site = try folder()
    let run = try review(site)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("Not public: this is a review copy"))
    #expect(site.read("public/index.html") == nil)
    #expect(site.read("review/reports/zanzibar/index.html")?.contains("Text of zanzibar.") == true)
    let draft = try #require(site.read("review/draft/index.html"))
    #expect(draft.contains("This page is not published yet (draft)."))
    let refused = try site.sitegen("verify", "--public", "review")
    #expect(refused.status == 1)
    #expect(
      refused.output.contains("not public: its manifest has the option \"not-public:review\"")
    )
    #expect(try site.sitegen("verify", "review", "--source", ".").status == 0)
    #expect(site.read("access-log.csv") == nil)
  }

  @Test func changesSinceAVersionAreMarkedAndListed() throws {
    let site = try folder()
    let git = "git -c user.name=Editor -c user.email=editor@example.org"
    let commit = try site.shell(
      "git init -q . && git add content templates && \(git) commit -q -m one"
    )
    #expect(commit.status == 0, "\(commit.errors)")
    try site.write(page("About", "Other words.\n\nMore."), to: "content/pages/about.md")
    let run = try review(site, "--since", "HEAD")
    #expect(run.status == 0, "\(run.errors)")
    let about = try #require(site.read("review/about/index.html"))
    #expect(about.contains(" on this page since HEAD; see <a href=\"../changes-for-review/\">"))
    let list = try #require(site.read("review/changes-for-review/index.html"))
    #expect(list.contains("Other words.") && list.contains("<a href=\"../about/\">"))
    #expect(try site.sitegen("verify", "review", "--source", ".").status == 0)
    let wrong = try review(site, "--since", "no-such-revision")
    #expect(wrong.status == 2 && wrong.errors.contains("\"no-such-revision\""))
  }

  @Test func copyForAPersonIsNamedAndLogged() throws {
    let site = try folder()
    let run = try person(site, "=Ada, \"Reader\" & <Co>", "--expires", "2026-03-31")
    #expect(run.status == 0, "\(run.errors)")
    for (name, text) in site.tree("review") {
      #expect(!text.lowercased().contains("zanzibar") && !name.contains("zanzibar"), "\(name)")
    }
    let page = try #require(site.read("review/about/index.html"))
    #expect(page.contains("for =Ada, ") && page.contains("&amp; &lt;Co&gt; alone"))
    #expect(page.contains("31 March 2026"))
    let manifest = try #require(site.read("review/manifest.json"))
    #expect(manifest.contains("\"not-public:report=kestrel\""))
    #expect(manifest.contains("\"not-public:expires=2026-03-31\""))
    #expect(manifest.contains("\"report:kestrel\""))
    let verified = try site.sitegen("verify", "review")
    #expect(verified.status == 0)
    #expect(verified.output.contains("unpublished records in it: report:kestrel"))
    #expect(try site.sitegen("verify", "review", "--source", ".").status == 0)
    let log = try #require(site.read("access-log.csv"))
    let lines = log.split(separator: "\n").map(String.init)
    #expect(lines.count == 2 && lines[0] == "instant,name,report,manifest,expires")
    #expect(lines[1].contains("Z,\"'=Ada, \"\"Reader\"\" & <Co>\",report:kestrel,"))
    #expect(lines[1].hasSuffix(",2026-03-31"))
    // The folder is that of one person; another copy adds to the log.
    let other = try person(site, "B. Reader")
    #expect(other.status == 2 && other.errors.contains("choose another folder with --output"))
    #expect(try person(site, "B. Reader", "--output", "review-b").status == 0)
    #expect(site.read("access-log.csv")?.hasPrefix(log) == true)
    #expect(site.read("access-log.csv")?.split(separator: "\n").count == 3)
  }

  @Test func pageAtAnAddressOfTheCopyIsNamed() throws {
    let site = try folder()
    let path = "content/pages/changes-for-review.md"
    try site.write(page("Changes", "Text.", "draft: true\n"), to: path)
    let run = try review(site, "--since", ".")
    #expect(run.status != 0 && run.errors.contains("\(path) has the address /changes-for-review/"))
    #expect(site.read("review/index.html") == nil)
  }

  @Test func foldersAreNotMixedUp() throws {
    let site = try folder()
    #expect(try site.sitegen(["build"] + now).status == 0)
    #expect(try review(site, "--output", "public").status == 2)
    #expect(try site.sitegen(["build", "--output", "site"] + now).status == 0)
    let overSite = try review(site, "--output", "site")
    #expect(overSite.status == 2)
    #expect(overSite.errors.contains("site contains a site that is not a review copy"))
    #expect(try review(site).status == 0)
    let overReview = try site.sitegen(["build", "--output", "review"] + now)
    #expect(overReview.status == 2 && overReview.errors.contains("review contains a review copy"))
  }

  @Test(arguments: [
    (["--for", "A"], "--for is an option of a review copy: add --review"),
    (["--since", "HEAD"], "--since is an option of a review copy: add --review"),
    (["--review", "--for", "A"], "--for needs --only"),
    (["--review", "--only", "report:kestrel"], "--only needs --for"),
    (["--review", "--expires", "2026-03-31"], "--expires needs --for and --only"),
    (["--review", "--for", " ", "--only", "report:kestrel"], "--for is empty"),
    (["--review", "--for", "A\nB", "--only", "report:kestrel"], "invisible character"),
    (["--review", "--for", "A\u{202E}B", "--only", "report:kestrel"], "invisible character"),
    (
      ["--review", "--for", String(repeating: "A", count: 101), "--only", "report:kestrel"],
      "longer than 100 characters"
    ),
    (
      ["--review", "--for", "A", "--only", "report:kestrel", "--expires", "2026-03-01"],
      "2026-03-01 has passed"
    ),
    (["--review", "--for", "A", "--only", "kestrel"], "--only must be a report"),
    (["--review", "--for", "A", "--only", "report:none"], "there is no report \"none\""),
  ])
  func wrongUsageSaysWhatToDo(arguments: [String], message: String) throws {
    let site = try folder()
    let run = try site.sitegen(["build"] + now + arguments)
    #expect(run.status == 64 && run.errors.contains(message), "\(run.errors)")
    #expect(site.read("review/index.html") == nil && site.read("public/index.html") == nil)
  }

  @Test func fileThatIsNoLogStays() throws {
    let site = try folder()
    try site.write("name,phone\n", to: "access-log.csv")
    let run = try person(site, "A")
    #expect(run.status == 64 && run.errors.contains("access-log.csv is not a log of access"))
    #expect(site.read("access-log.csv") == "name,phone\n")
    #expect(site.read("review/index.html") == nil)
  }
}
