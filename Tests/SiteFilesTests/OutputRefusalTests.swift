import Foundation
import Pages
import SiteOutline
import SitePlanning
import Testing

@testable import SiteFiles

struct OutputRefusalTests {
  @Test(arguments: [
    ("source", "is the source folder itself"),
    ("", "the source folder is inside the output"),
    ("source/content", "is inside content of the source"),
    ("source/content/out", "is inside content of the source"),
    ("source/templates/new", "is inside templates of the source"),
    ("file", "is not a folder"),
    ("file/out", "cannot create the output"),
    ("none/out", "cannot create the output"),
    ("link", "is a symbolic link"),
    ("link/", "is a symbolic link"),
    ("dangling", "is a symbolic link"),
    ("linked-source/content/new", "is inside content of the source"),
  ])
  func outputThatCannotBeWrittenIsRefused(output: String, message: String) throws {
    try withTemporaryFolder { folder in
      try folder.makeFolder("source/content/out")
      try folder.makeFolder("source/templates")
      try folder.makeFolder("elsewhere")
      try folder.write("file", "")
      try folder.link("link", to: "elsewhere")
      try folder.link("dangling", to: "nowhere")
      try folder.link("linked-source", to: "source")
      let before = folder.tree("")
      expectRefusal(message) {
        _ = try SiteWriter(output: folder(output), source: folder("source"))
      }
      #expect(folder.tree("") == before)
    }
  }

  @Test(arguments: ["public", "public/", "content-public"])
  func outputBesideTheContentIsFine(output: String) throws {
    try withTemporaryFolder { folder in
      try folder.makeFolder("content")
      #expect(throws: Never.self) {
        try SiteWriter(output: folder(output), source: folder.path)
      }
    }
  }

  @Test func outputWithoutANameIsRefused() throws {
    try withTemporaryFolder { folder in
      expectRefusal("cannot create") { _ = try SiteWriter(output: "", source: folder.path) }
    }
  }

  @Test(
    .enabled(if: !isRoot, "root writes to every folder, whatever its mode"),
    arguments: [mode_t(0o500), mode_t(0o300)]
  )
  func outputThatMayNotBeWrittenOrReadIsRefused(mode: mode_t) throws {
    try withTemporaryFolder { folder in
      try folder.makeFolder("source")
      try folder.makeFolder("out")
      try #require(chmod(folder("out"), mode) == 0)
      defer { chmod(folder("out"), 0o700) }
      expectRefusal("Permission denied") { try build(["a": "a"], in: folder) }
    }
  }

  @Test func foreignFileAtAPlannedPathStopsTheBuildBeforeAnyWrite() throws {
    try withTemporaryFolder { folder in
      try folder.write("out/b/index.html", "mine")
      expectRefusal("out/b/index.html has the path of a page") {
        try build(["a.html": "a", "b/index.html": "b"], in: folder)
      }
      #expect(folder.tree("out") == ["b/": "", "b/index.html": "mine"])
    }
  }

  @Test(arguments: [
    (["about": "mine"], "out/about has the path"),
    (["about/index.html/notes": "mine"], "out/about/index.html/notes has the path"),
  ])
  func foreignFileInTheWayOfAFolderStopsTheBuild(there: [String: String], message: String) throws {
    try withTemporaryFolder { folder in
      for (name, text) in there { try folder.write("out/\(name)", text) }
      let before = folder.tree("out")
      expectRefusal(message) { try build(["about/index.html": ""], in: folder) }
      #expect(folder.tree("out") == before)
    }
  }

  /// The page is no longer made; what takes its place does not matter.
  @Test(arguments: ["index.html", "about/index.html"])
  func changedPageThatIsNoLongerMadeStopsTheBuildUntilItIsSettled(page: String) throws {
    try withTemporaryFolder { folder in
      try build(["about": "old", "other.html": "other"], in: folder)
      try folder.write("out/about", "edited")
      let before = folder.tree("out")
      for _ in 1...2 {
        expectRefusal("out/about is no longer part of the site, but somebody has changed it") {
          try build([page: ""], in: folder)
        }
        #expect(folder.tree("out") == before)
        #expect(try verifySite(at: folder("out")).changed == ["about"])
      }
      try folder.remove("out/about")
      #expect(try build([page: ""], in: folder) == WriteSummary(written: 1, removed: 1))
    }
  }

  @Test func pageThatALinkHasReplacedStopsTheBuild() throws {
    try withTemporaryFolder { folder in
      try build(["about": "old", "b": "b"], in: folder)
      try folder.write("elsewhere", "old")
      try folder.remove("out/about")
      try folder.link("out/about", to: folder("elsewhere"))
      expectRefusal("out/about is no longer part of the site") { try build(["b": "b"], in: folder) }
    }
  }

  @Test func changedPageThatIsMadeAsBeforeAgainIsSettled() throws {
    try withTemporaryFolder { folder in
      try build(["about": "old", "b": "b"], in: folder)
      try folder.write("out/about", "edited")
      expectRefusal("out/about") { try build(["b": "b"], in: folder) }
      try folder.write("out/about", "old")
      #expect(try build(["b": "b"], in: folder) == WriteSummary(unchanged: 1, removed: 1))
    }
  }

  /// The change is found although the page was as it should be when the build began.
  @Test func pageChangedDuringTheBuildIsKeptAndStopsTheNextOne() throws {
    try withTemporaryFolder { folder in
      try build(["about": "old", "b": "b"], in: folder)
      var writer = try SiteWriter(output: folder("out"), source: folder("source"))
      let path = try #require(SitePath("b"))
      try writer.begin(paths: [path])
      try folder.write("out/about", "edited")
      try writer.add([writer.write(RenderedFile(path: path, bytes: [1]))])
      expectRefusal("out/about is no longer part of the site") { _ = try writer.finish() }
      expectRefusal("out/about is no longer part of the site") { try build(["b": "b"], in: folder) }
      #expect(folder.text("out/about") == "edited")
    }
  }

  @Test(arguments: ["a", "a/b"])
  func linkedFolderOnTheWayIsRefused(name: String) throws {
    try withTemporaryFolder { folder in
      try folder.makeFolder("elsewhere")
      try folder.makeFolder("out")
      if name == "a/b" { try folder.makeFolder("out/a") }
      try folder.link("out/\(name)", to: folder("elsewhere"))
      expectRefusal("out/\(name) is a symbolic link") {
        try build(["a/b/c.html": "c"], in: folder)
      }
      #expect(folder.tree("elsewhere").isEmpty)
    }
  }

  @Test func nothingIsRemovedThroughALinkedFolder() throws {
    try withTemporaryFolder { folder in
      try build(["a/b.html": "b"], in: folder)
      try folder.remove("out/a")
      try folder.write("elsewhere/b.html", "b")
      try folder.link("out/a", to: folder("elsewhere"))
      try build(["c.html": "c"], in: folder)
      #expect(folder.text("elsewhere/b.html") == "b")
    }
  }

  @Test(arguments: [
    (["A.html", "a.html"], "differ only in case"),
    (["x/a.html", "X/b.html"], "differ only in case"),
    (["a", "a/b"], "would be both a page and a folder"),
    (["a", "a"], "two pages have the path a"),
    (["manifest.json"], "no page can be named manifest.json"),
    (["a/.sitegen-00000000"], "no page can be named"),
  ])
  func pathsThatCannotStandInOneFolderAreRefused(paths: [String], message: String) throws {
    let paths = try paths.map { try #require(SitePath($0)) }
    expectRefusal(message) { _ = try Plan(paths) }
  }

  @Test(arguments: [
    "", "{}", "[]", #"{"version": 3, "files": {}}"#, #"{"version": 1, "files": {"a": "b"}}"#,
    #"{"name": "an app"}"#, #"{"version": 1, "files": {"#,
    #"{"version": 1, "files": {}, "unfinished": ["../../x"]}"#,
  ])
  func manifestThatCannotBeReadStopsTheBuildBeforeAnyWrite(text: String) throws {
    try withTemporaryFolder { folder in
      try folder.write("out/manifest.json", text)
      expectRefusal("out/manifest.json is not a manifest") { try build(["a": "a"], in: folder) }
      #expect(folder.tree("out") == ["manifest.json": text])
    }
  }

  @Test func manifestThatNamesAFileOutsideRemovesNothing() throws {
    try withTemporaryFolder { folder in
      try folder.write("precious", "")
      let hash = String(repeating: "0", count: 64)
      let text = #"{"version": 1, "files": {"../precious": "\#(hash)"}}"#
      try folder.write("out/manifest.json", text)
      expectRefusal("is not a manifest") { try build(["a": "a"], in: folder) }
      #expect(folder.exists("precious"))
    }
  }

  @Test func manifestThatIsALinkIsRefused() throws {
    try withTemporaryFolder { folder in
      try folder.makeFolder("out")
      try folder.link("out/manifest.json", to: "elsewhere")
      expectRefusal("is not a manifest") { try build(["a": "a"], in: folder) }
    }
  }
}

private func expectRefusal(
  _ message: String,
  sourceLocation: Testing.SourceLocation = #_sourceLocation,
  _ body: () throws -> Void
) {
  let error = #expect(throws: SiteFilesError.self, sourceLocation: sourceLocation, performing: body)
  let text = error?.description ?? ""
  #expect(text.contains(message), sourceLocation: sourceLocation)
}
