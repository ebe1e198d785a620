import Content
import Diagnostics
import Exports
import Pages
import SiteOutline
import SitePlanning
import Testing

/// A plan that keeps no sources is the same plan, or none where there is something to report.
struct CleanPlanTests {
  @Test(arguments: Rule.all)
  func isNoneWhereAFaultIsReported(rule: Rule) async throws {
    var tree = SourceTree(try fixture(rule.id))
    let plan = await cleanPlan(consuming: &tree, options(testNow))
    #expect(plan == nil)
  }

  @Test(arguments: [("base", "2026-03-01"), ("real", "2026-03-01"), ("harbours", "2031-09-01")])
  func makesTheSameSite(name: String, now: String) async throws {
    let now = try #require(Instant(now))
    let files = try #require(try sites[name]?())
    // The harbours have templates of their own in place of some of these.
    let shared = Set(files.map(\.path).filter { $0.hasPrefix("templates/") })
    let whole = await build(files, sharedTemplates: shared, now: now)
    var tree = SourceTree(files, sharedTemplates: shared)
    let plan = try #require(await cleanPlan(consuming: &tree, options(now)))
    #expect(plan.pages.map(\.path) == whole.plan.pages.map(\.path))
    let differing = plan.pages.filter { render($0, of: plan).bytes != whole.files[$0.path.text] }
    #expect(differing.map(\.path.text) == [])
    let inputs = plan.publicInputs(of: tree).map { tree.files[$0].path }
    #expect(inputs == whole.publicInputs.map(\.path))
  }

  @Test func letsGoOfRecordsAndOfNothingElse() async throws {
    let files = try baseFiles()
    var tree = SourceTree(files)
    _ = await cleanPlan(consuming: &tree, options(testNow))
    let kept = tree.files.filter { !$0.bytes.isEmpty }.map(\.path)
    #expect(kept == files.map(\.path).filter { !$0.hasSuffix(".md") }.sorted())
  }

  /// A translation is held against the letters of the original.
  @Test func keepsAllOfASiteInSeveralLanguages() async throws {
    let files = try realSite()
    var tree = SourceTree(files)
    _ = await cleanPlan(consuming: &tree, options(testNow))
    #expect(tree.files == SourceTree(files).files)
  }

  private func options(_ now: Instant) -> BuildOptions { BuildOptions(now: now, threads: 2) }

  private let sites = ["base": baseFiles, "real": realSite, "harbours": harbours]
}
