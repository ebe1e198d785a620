import Content
import Diagnostics
import Pages
import TestSupport
import Testing

@testable import SiteFiles

/// Tests that files whose text a build has released are read again for its reports.
struct LocateDiagnosticsTests {
  @Test func fileIsReadAgainForItsLine() async throws {
    let found = try await located { _ in }
    #expect((found.location.line, found.location.column) == (4, 12))
    #expect(found.location.lineText == "See [this](page:lost).")
  }

  @Test func fileThatHasChangedIsNamedAlone() async throws {
    let found = try await located { try $0.write(page, "another text") }
    #expect(found.location == .file(page))
  }

  @Test func fileThatIsGoneIsNamedAlone() async throws {
    let found = try await located { try $0.remove(page) }
    #expect(found.location == .file(page))
  }

  private let page = "content/pages/about.md"

  /// The diagnostic of a broken reference in a site that is changed after it was read.
  private func located(after change: (TemporaryFolder) throws -> Void) async throws -> Diagnostic {
    var found: Diagnostic?
    try await withTemporaryFolder { folder in
      for (path, text) in smallSite { try folder.write(path, text) }
      try folder.write(page, "---\ntitle: About\n---\nSee [this](page:lost).\n")
      var tree = try await readSourceTree(at: folder.path, templates: nil, threads: 1)
      let inputs = await BuildInputs(tree, program: "", options: [], threads: 1)
      var diagnostics: [Diagnostic] = []
      let now = try #require(Instant("2026-03-01"))
      let options = BuildOptions(now: now, threads: 1)
      _ = await buildPlan(consuming: &tree, options, into: &diagnostics)
      try change(folder)
      let located = inputs.located(diagnostics, in: tree, from: folder.path)
      found = located.first { $0.rule == .unknownID }
    }
    return try #require(found)
  }
}
