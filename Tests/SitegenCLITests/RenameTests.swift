import Content
import Diagnostics
import Pages
import SiteOutline
import SitePlanning
import SitegenCLI
import TestSupport
import Testing

/// Tests of the edit that gives a record another id.
struct RenameTests {
  private let options = BuildOptions(now: Instant(seconds: 1_772_366_400), threads: 2)

  private func tree() throws -> SourceTree {
    let templates = try files(in: repositoryRoot).filter { $0.path.hasPrefix("templates/") }
    let own = site(referringSite)
    let paths = Set(own.map(\.path))
    let small = smallSite.map { SourceText(path: $0.key, text: $0.value) }
    return SourceTree(
      own + small.filter { !paths.contains($0.path) } + templates,
      sharedTemplates: Set(templates.map(\.path))
    )
  }

  private func diagnostics(of tree: SourceTree) async -> [Diagnostic] {
    var found: [Diagnostic] = []
    _ = await buildPlan(tree, options, into: &found)
    return found
  }

  /// The source after a rename, which has no diagnostics.
  private func renamed(
    _ record: String,
    to id: String,
    in tree: SourceTree? = nil
  ) async throws -> SourceTree {
    let before = try tree ?? self.tree()
    let result = try await rename(record, to: id, in: before, options)
    let after = result.edit.applied(to: before)
    let found = await diagnostics(of: after)
    #expect(textReport(found) == "")
    return after
  }

  private func text(_ path: String, of tree: SourceTree) throws -> String {
    try #require(tree[path], "no file \(path)").text
  }

  @Test func theSiteOfTheTestsIsWithoutFault() async throws {
    #expect(textReport(await diagnostics(of: try tree())) == "")
  }

  @Test func findingMovesWithEveryReference() async throws {
    let after = try await renamed("finding:one/wait", to: "queue")
    #expect(after["content/reports/one/findings/wait.md"] == nil)
    let old = try text("content/reports/one/findings/wait.md", of: tree())
    #expect(try text("content/reports/one/findings/queue.md", of: after) == old)
    let report = try text("content/reports/one/index.md", of: after)
    #expect(report.contains("See [](finding:queue) and [its file](findings/queue.md)."))
    let recommendation = try text("content/reports/one/recommendations/01.md", of: after)
    #expect(recommendation.contains("title: Wait less") && recommendation.contains("[queue]"))
    #expect(try text("content/pages/about.md", of: after).contains("[](finding:one/queue)"))
    let redirects = try text("content/redirects.yml", of: after)
    #expect(redirects.hasPrefix("# Addresses of the old site.\n/old/: finding:one/queue\n"))
    #expect(redirects.contains("\n/reports/one/findings/wait/: finding:one/queue\n"))
  }

  @Test func reportMovesAsAFolderWithItsParts() async throws {
    let after = try await renamed("report:one", to: "first")
    #expect(after.files(under: "content/reports/one/").isEmpty)
    let finding = try text("content/reports/first/findings/wait.md", of: after)
    #expect(finding.contains("The wait: [](report:first), ["))
    let about = try text("content/pages/about.md", of: after)
    #expect(about.contains("[](finding:first/wait)") && about.contains("(recommendation:first/1)"))
    #expect(about.contains("[the report](../reports/first/index.md)"))
    let redirects = try text("content/redirects.yml", of: after)
    for line in [
      "/old/: finding:first/wait", "/reports/one/: report:first",
      "/reports/one/whole/: /reports/first/whole/",
      "/reports/one/findings/wait/: finding:first/wait",
      "/reports/one/recommendations/1/: recommendation:first/1",
    ] {
      #expect(redirects.contains("\(line)\n"), "\(line)")
    }
  }

  @Test func bodyMovesWithItsData() async throws {
    let after = try await renamed("durham", to: "county-durham")
    #expect(after["content/data/crime/durham.csv"] == nil)
    #expect(after["content/data/crime/county-durham.csv"] != nil)
    let finding = try text("content/reports/one/findings/wait.md", of: after)
    #expect(finding.contains("forces: [\"county-durham\"]   # wait for it\n"))
    #expect(finding.contains("(figure:rate/county-durham/2015/16)"))
    let about = try text("content/pages/about.md", of: after)
    #expect(about.contains("(claim:rate/county-durham/2014/15..2015/16)"))
    #expect(about.contains("[a force](../forces/county-durham.md)"))
    let redirects = try text("content/redirects.yml", of: after)
    #expect(redirects.contains("/older/: force:county-durham\n"))
    #expect(redirects.contains("/forces/durham/: force:county-durham\n"))
  }

  @Test func datasetMovesWithItsTables() async throws {
    let after = try await renamed("dataset:crime", to: "offences")
    #expect(after["content/data/offences/durham.csv"] != nil)
    #expect(try text("content/measures/rate.yml", of: after).contains(": offences.charged\n"))
    let about = try text("content/pages/about.md", of: after)
    #expect(about.contains("(cell:offences/charged?year=2015-16)"))
    let redirects = try text("content/redirects.yml", of: after)
    #expect(redirects.contains("/data/crime/crime.csv: /data/offences/offences.csv\n"))
  }

  @Test func recommendationGetsAnotherNumber() async throws {
    let after = try await renamed("recommendation:one/1", to: "12")
    let text = try text("content/reports/one/recommendations/12.md", of: after)
    #expect(text.contains("number: 12\n"))
    let finding = try self.text("content/reports/one/findings/wait.md", of: after)
    #expect(finding.contains("recommendations: [12]\n") && finding.contains("order: 1\n"))
  }

  @Test func measureAndPageKeepEveryOtherByte() async throws {
    let after = try await renamed("measure:rate", to: "charges")
    let finding = try text("content/reports/one/findings/wait.md", of: after)
    #expect(finding.contains("measures: [charges]\n"))
    #expect(finding.contains("(figure:charges/durham/2015/16)"))
    let page = try await renamed("page:about", to: "about-us")
    let settings = try text("content/site.yml", of: page)
    #expect(settings.contains("menu: [findings, bodies, page:about-us]\n"))
    #expect(try text("content/pages/about-us.md", of: page).contains("title: About\n"))
  }

  @Test func thereAndBackLeavesNoLoop() async throws {
    let there = try await renamed("page:about", to: "about-us")
    let back = try await renamed("page:about-us", to: "about", in: there)
    let redirects = try text("content/redirects.yml", of: back)
    #expect(!redirects.contains("/about/:"))
    #expect(redirects.contains("/about-us/: page:about\n"))
    let path = "content/pages/about.md"
    #expect(try text(path, of: back) == text(path, of: tree()))
  }

  @Test func draftsFollowAndLeaveNoRedirect() async throws {
    let draft = """
      -- content/pages/later.md --
      ---
      title: Later
      description: Later.
      draft: true
      ---
      See [](page:about).

      """
    let before = SourceTree(try tree().files + site(draft))
    let after = try await renamed("page:about", to: "about-us", in: before)
    #expect(try text("content/pages/later.md", of: after).contains("(page:about-us)"))
    let other = try await renamed("page:later", to: "soon", in: before)
    let path = "content/redirects.yml"
    #expect(try text(path, of: other) == text(path, of: before))
  }

  /// The shipped site has translations, tables with a column of bodies, and links of all schemes.
  @Test(arguments: [
    ("report:soteria-2024", "soteria"), ("force:durham", "county-durham"),
    ("finding:bail-conditions", "bail"), ("dataset:rape-published-figures", "rape-figures"),
    ("measure:charge-rate", "charges"), ("page:methods", "how-we-count"),
  ])
  func shippedSiteKeepsAllItsReferences(record: String, id: String) async throws {
    let now = try #require(Instant("2026-11-01"))
    let options = BuildOptions(now: now, threads: 2)
    let before = SourceTree(try files(in: repositoryRoot))
    let result = try await rename(record, to: id, in: before, options)
    var found: [Diagnostic] = []
    let plan = await buildPlan(result.edit.applied(to: before), options, into: &found)
    #expect(textReport(found) == "")
    var ignored: [Diagnostic] = []
    let old = Set(await buildPlan(before, options, into: &ignored).pages.map(\.path))
    let redirected = Set(result.moved.map(\.oldFile))
    let lost = old.subtracting(plan.pages.map(\.path)).map(\.text)
    #expect(lost.filter { !redirected.contains($0) } == [])
  }

  @Test func publishedPartsOfOtherPagesAreRedirected() async throws {
    let before = try tree()
    let addresses = """
      /reports/one/findings/wait/
      /reports/one/whole/#finding:wait

      """
    let published = SourceText(path: "content/addresses.txt", text: addresses)
    let released = SourceTree(
      before.files + [published],
      sharedTemplates: before.sharedTemplates
    )
    let after = try await renamed("finding:one/wait", to: "queue", in: released)
    let redirects = try text("content/redirects.yml", of: after)
    let whole = "/reports/one/whole/"
    #expect(redirects.hasSuffix("\n\(whole)#finding:wait: \(whole)#finding:queue\n"))
  }

  /// A translation repeats the charts of its original, which nothing else resolves.
  @Test func chartsOfTranslationsFollow() async throws {
    let chart = "\n```chart\nid: tried\nrecipe: trend\nmeasure: charge-rate\n```\n"
    let pages = ["content/pages/about.md", "content/translations/cy/pages/about.md"]
    let files = try files(in: repositoryRoot).map { file in
      pages.contains(file.path) ? SourceText(path: file.path, text: file.text + chart) : file
    }
    let before = SourceTree(files)
    let after = try await rename("measure:charge-rate", to: "charges", in: before, options).edit
      .applied(to: before)
    for path in pages {
      #expect(try text(path, of: after).contains("\nmeasure: charges\n"), "\(path)")
    }
  }

  @Test(arguments: [
    ("page:abuot", "b", "did you mean \"page:about\"?"), ("page:about", "A b", "not a valid id"),
    ("page:about", "about", "has this id already"), ("home", "b", "has no file of its own"),
    ("recommendation:one/1", "first", "give a number"),
  ])
  func wrongRequestIsRefused(record: String, id: String, words: String) async throws {
    let error = await #expect(throws: EditError.self) {
      try await rename(record, to: id, in: tree(), options)
    }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }
}
