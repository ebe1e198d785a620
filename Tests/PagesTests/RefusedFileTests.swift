import Content
import Diagnostics
import Exports
import Pages
import SiteOutline
import SitePlanning
import TestSupport
import Testing

/// An unreadable entry in the source is reported once and causes no follow-on errors.
struct RefusedFileTests {
  private func faults(of paths: [String], with more: String = "") async throws -> [Diagnostic] {
    let files = try base(with: more).filter { file in
      !paths.contains { file.path == $0 || file.path.hasPrefix($0 + "/") }
    }
    let refused = paths.map { RefusedFile(path: $0, message: "this is a pipe") }
    var diagnostics: [Diagnostic] = []
    let options = BuildOptions(now: testNow, threads: 2)
    _ = await buildPlan(SourceTree(files, refused: refused), options, into: &diagnostics)
    return diagnostics
  }

  /// Each of these is required, or another file refers to it.
  @Test(arguments: [
    "content/pages/about.md", "content/reports/one/index.md", "content/forces/durham.md",
    "content/reports/one/findings/wait.md", "content/reports/one/recommendations/01.md",
    "content/data/crime/dataset.yml", "content/data/crime/durham.csv", "content/measures/rate.yml",
    "content/site.yml", "content/vocabulary.yml", "content/index.md", "content/sources.yml",
    "content/glossary.yml", "content/forces", "content/data", "content/pages", "content/reports",
    "templates/page.html", "templates/words",
  ])
  func isTheOnlyFault(path: String) async throws {
    let faults = try await faults(of: [path])
    #expect(faults.map(\.rule) == [.refusedFile], "\(textReport(faults))")
    #expect(faults.first?.location == .file(path))
  }

  @Test func standsBesideTheFaultsOfOtherFiles() async throws {
    let other = "-- content/pages/two.md --\n---\ntitle: Two\n---\nText.\n"
    let faults = try await faults(of: ["content/reports", "content/pages/x.md"], with: other)
    #expect(Set(faults.map(\.rule)) == [.refusedFile, .missingKey], "\(textReport(faults))")
    #expect(faults.count { $0.rule == .refusedFile } == 2)
  }

  /// A preview that can no longer read the settings shows the error, also after an edit, and shows
  /// the site again once they are back.
  @Test(arguments: ["content/site.yml", "content/forces", "content/pages/about.md"])
  func previewGoesOnAfterARefusal(path: String) async throws {
    let options = BuildOptions(
      now: testNow,
      threads: 1,
      unpublished: .all,
      delivery: .preview
    )
    let whole = try baseFiles()
    let rest = whole.filter { !($0.path + "/").hasPrefix(path + "/") }
    let refused = [RefusedFile(path: path, message: "this is a pipe")]
    let edited = whole.first { $0.path == "content/index.md" }.map {
      SourceText(path: $0.path, text: $0.text.replacing("Home", with: "Begin"))
    }
    let home = try #require(edited)
    var live = await LivePlan(SourceTree(whole), options)
    #expect(live.diagnostics.isEmpty)
    var tree = SourceTree(rest, refused: refused)
    await live.update(to: tree, changed: SourceTree(whole).paths(changedIn: tree), options)
    #expect(live.diagnostics.map(\.rule) == [.refusedFile])
    tree = tree.replacing([home])
    await live.update(to: tree, changed: [home.path], options)
    #expect(live.diagnostics.map(\.rule) == [.refusedFile])
    let next = SourceTree(whole).replacing([home])
    await live.update(to: next, changed: tree.paths(changedIn: next), options)
    #expect(live.diagnostics.isEmpty)
    let page = try #require(live.plan.pages.first { $0.path.text == "index.html" })
    #expect(String(decoding: render(page, of: live.plan).bytes, as: UTF8.self).contains("Begin"))
  }

  @Test func changeToARefusedFileIsAChange() throws {
    let files = try baseFiles()
    let refused = RefusedFile(path: "content/pages/x.md", message: "this is a pipe")
    let tree = SourceTree(files, refused: [refused])
    #expect(SourceTree(files).paths(changedIn: tree) == ["content/pages/x.md"])
    #expect(tree.paths(changedIn: SourceTree(files)) == ["content/pages/x.md"])
    #expect(tree.paths(changedIn: tree.replacing([])).isEmpty)
  }
}
