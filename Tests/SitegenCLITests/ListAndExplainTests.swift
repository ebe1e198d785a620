import Content
import Diagnostics
import Pages
import SitePlanning
import SitegenCLI
import TestSupport
import Testing

/// Tests of the output of `sitegen list` and `sitegen explain`.
struct ListAndExplainTests {
  /// A plan of the small site with a draft and the templates of this repository.
  private func plan() async throws -> SitePlan {
    let templates = try files(in: repositoryRoot).filter { $0.path.hasPrefix("templates/") }
    let own = smallSite.map { SourceText(path: $0.key, text: $0.value) }
    let draft = "---\ntitle: Draft\ndescription: A draft.\ndraft: true\n---\nSoon.\n"
    let tree = SourceTree(
      own + templates + [SourceText(path: "content/pages/draft.md", text: draft)]
    )
    var diagnostics: [Diagnostic] = []
    let options = BuildOptions(now: Instant(seconds: 0), threads: 2)
    return await buildPlan(tree, options, into: &diagnostics)
  }

  private func lines(_ listing: Listing) async throws -> [String] {
    var diagnostics: [Diagnostic] = []
    let table = listing.table(of: try await plan(), &diagnostics)
    return table.text.split(separator: "\n").map(String.init)
  }

  @Test func recordsStandInColumns() async throws {
    let lines = try await lines(.records)
    #expect(lines.contains("page   about   content/pages/about.md"))
    #expect(lines.contains("force  durham  content/forces/durham.md"))
    #expect(!lines.contains { $0.contains("draft") })
  }

  @Test func draftIsListedWithItsReason() async throws {
    #expect(try await lines(.unpublished) == ["page  draft  draft  content/pages/draft.md:2"])
  }

  @Test func eachFileOfTheSiteIsAPage() async throws {
    let plan = try await plan()
    #expect(try await lines(.pages).count == plan.pages.count)
    #expect(try await lines(.pages).contains { $0.hasPrefix("about/index.html ") })
  }

  @Test func eachTemplateNamesWhatItMayUse() async throws {
    #expect(try await lines(.templates).contains { $0.hasPrefix("templates/finding.html ") })
  }

  @Test(arguments: ["/about/", "about", "content/pages/about.md", "https://other.example/about/"])
  func pageIsExplainedByAnyOfItsNames(name: String) async throws {
    let text = try #require(await plan().explanation(of: name))
    #expect(text.contains("address         /about/\n"))
    #expect(text.contains("template        templates/page.html\n"))
  }

  @Test func unknownNameIsNotExplained() async throws {
    #expect(try await plan().explanation(of: "abuot") == nil)
  }

  @Test(arguments: Rule.all)
  func explanationOfARuleFitsATerminal(rule: Rule) {
    let lines = explanation(of: rule).split(separator: "\n").map(String.init)
    #expect(lines.first == "\(rule.severity.rawValue) [\(rule.id)]")
    let sentences = lines.filter { !$0.hasPrefix("    ") }
    #expect(sentences.allSatisfy { $0.count <= 80 }, "\(sentences.filter { $0.count > 80 })")
  }
}
