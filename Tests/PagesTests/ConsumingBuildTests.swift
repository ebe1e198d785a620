import Content
import Diagnostics
import Exports
import Pages
import SiteOutline
import SitePlanning
import Testing

/// A build that releases its texts gives the same site and the same diagnostics as one that keeps
/// them.
struct ConsumingBuildTests {
  @Test(arguments: Rule.all)
  func reportsTheSameOnceTheTextsAreReadAgain(rule: Rule) async throws {
    let whole = SourceTree(try fixture(rule.id))
    var tree = whole
    var diagnostics: [Diagnostic] = []
    _ = await buildPlan(consuming: &tree, options(testNow), into: &diagnostics)
    let located = diagnostics.located { whole[$0] }.inReportOrder
    let expected = await PagesTests.diagnostics(of: whole.files)
    #expect(located == expected)
    #expect(located.allSatisfy { !$0.location.isCompact })
  }

  @Test(arguments: [("base", "2026-03-01"), ("real", "2026-11-01"), ("harbours", "2031-09-01")])
  func makesTheSameSite(name: String, now: String) async throws {
    let now = try #require(Instant(now))
    let files = try #require(try sites[name]?())
    // The harbours replace some of these templates with their own.
    let shared = Set(files.map(\.path).filter { $0.hasPrefix("templates/") })
    let whole = await build(files, sharedTemplates: shared, now: now)
    var tree = SourceTree(files, sharedTemplates: shared)
    var diagnostics: [Diagnostic] = []
    let plan = await buildPlan(consuming: &tree, options(now), into: &diagnostics)
    #expect(diagnostics == [])
    #expect(plan.pages.map(\.path) == whole.plan.pages.map(\.path))
    let differing = plan.pages.filter { render($0, of: plan).bytes != whole.files[$0.path.text] }
    #expect(differing.map(\.path.text) == [])
    let inputs = plan.publicInputs(of: tree).map { tree.files[$0].path }
    #expect(inputs == whole.publicInputs.map(\.path))
  }

  @Test func letsGoOfTextsAndOfNothingElse() async throws {
    let files = try baseFiles()
    let tree = await consumed(files)
    let kept = tree.files.filter { !$0.bytes.isEmpty }.map(\.path)
    #expect(kept == files.map(\.path).filter { !$0.hasSuffix(".md") }.sorted())
  }

  /// A translation refers to the digest of its original, so all texts are kept.
  @Test func keepsAllOfASiteInSeveralLanguages() async throws {
    let files = try realSite()
    #expect(await consumed(files).files == SourceTree(files).files)
  }

  private func consumed(_ files: [SourceText]) async -> SourceTree {
    var tree = SourceTree(files)
    var diagnostics: [Diagnostic] = []
    _ = await buildPlan(consuming: &tree, options(testNow), into: &diagnostics)
    return tree
  }

  private func options(_ now: Instant) -> BuildOptions { BuildOptions(now: now, threads: 2) }

  private let sites = ["base": baseFiles, "real": realSite, "harbours": harbours]
}
