import Content
import Digests
import Foundation
import Pages
import SiteOutline
import SitePlanning
import Testing

@testable import SiteFiles

private let site = ["index.html": "home", "forces/durham/index.html": "Durham", "a.css": "a{}"]

struct SiteWriterTests {
  @Test func newFolderReceivesTheSiteAndItsManifest() throws {
    try withTemporaryFolder { folder in
      let summary = try build(["index.html": "home", "a/b.csv": ""], in: folder)
      #expect(summary == WriteSummary(written: 2))
      #expect(pages(in: folder) == ["index.html": "home", "a/b.csv": ""])
      #expect(
        folder.text("out/manifest.json") == """
          {
            "version": 2,
            "files": {
              "a/b.csv": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
              "index.html": "4ea140588150773ce3aace786aeef7f4049ce100fa649c94fbbddb960f1da942"
            }
          }

          """
      )
    }
  }

  @Test func manifestSaysWhatTheSiteWasBuiltFrom() throws {
    try withTemporaryFolder { folder in
      let record = record(at: 1_800_000_000)
      try build(["index.html": "home"], in: folder, record: record)
      #expect(
        folder.text("out/manifest.json") == """
          {
            "version": 2,
            "tool": "sitegen 1",
            "now": "2027-01-15T08:00:00Z",
            "options": [
              "integrity"
            ],
            "inputs": {
              "content/site.yml": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
            },
            "files": {
              "index.html": "4ea140588150773ce3aace786aeef7f4049ce100fa649c94fbbddb960f1da942"
            }
          }

          """
      )
      let text = folder.text("out/manifest.json") ?? ""
      #expect(Manifest(bytes: Array(text.utf8))?.record == record)
      func changed(_ digest: String) -> Manifest? {
        Manifest(bytes: Array(text.replacing(digest, with: digest.uppercased()).utf8))
      }
      // An invalid digest of an input makes `record` nil; that of a file invalidates the whole
      // manifest.
      let ofInput = try #require(changed(Digest(of: []).text))
      #expect(ofInput.record == nil && ofInput.files.count == 1)
      #expect(changed(Digest(of: Array("home".utf8)).text) == nil)
    }
  }

  @Test func buildThatChangesNothingLeavesTheMomentInTheManifest() throws {
    try withTemporaryFolder { folder in
      try build(["index.html": "home"], in: folder, record: record(at: 1_800_000_000))
      let before = folder.text("out/manifest.json")
      try build(["index.html": "home"], in: folder, record: record(at: 1_900_000_000))
      #expect(folder.text("out/manifest.json") == before)
      try build(["index.html": "other"], in: folder, record: record(at: 1_900_000_000))
      #expect(folder.text("out/manifest.json")?.contains("\"2030-") == true)
    }
  }

  private func record(at moment: Int) -> BuildRecord {
    BuildRecord(
      tool: "sitegen 1",
      now: Instant(seconds: moment),
      options: ["integrity"],
      inputs: DigestTable([("content/site.yml", Digest(of: []))])
    )
  }

  @Test func sameSiteTouchesNothing() throws {
    try withTemporaryFolder { folder in
      try build(site, in: folder)
      let before = try identities(folder)
      #expect(try build(site, in: folder) == WriteSummary(unchanged: 3))
      #expect(try identities(folder) == before)
    }
  }

  @Test func onlyFilesThatDifferAreReplaced() throws {
    try withTemporaryFolder { folder in
      try build(site, in: folder)
      let before = try identities(folder)
      let changed = site.merging(["a.css": "b{}"]) { $1 }
      #expect(try build(changed, in: folder) == WriteSummary(written: 1, unchanged: 2))
      let after = try identities(folder)
      #expect(Set(before.keys.filter { before[$0] != after[$0] }) == ["a.css", "manifest.json"])
      #expect(pages(in: folder) == changed)
    }
  }

  @Test func pagesNoLongerMadeGoWithTheirEmptyFolders() throws {
    try withTemporaryFolder { folder in
      try build(site, in: folder)
      let summary = try build(["index.html": "home"], in: folder)
      #expect(summary == WriteSummary(unchanged: 1, removed: 2))
      #expect(Set(folder.tree("out").keys) == ["index.html", "manifest.json"])
    }
  }

  @Test func foldersThatHoldSomethingElseStay() throws {
    try withTemporaryFolder { folder in
      try build(site, in: folder)
      try folder.write("out/forces/notes.txt", "mine")
      try build(["index.html": "home"], in: folder)
      #expect(pages(in: folder) == ["index.html": "home", "forces/notes.txt": "mine"])
      #expect(!folder.exists("out/forces/durham"))
    }
  }

  @Test func everyFileGetsTheModeOfANewOne() throws {
    try withTemporaryFolder { folder in
      try build(site, in: folder)
      try folder.write("out/notes.txt", "mine")
      let files = site.keys + ["manifest.json"]
      let others = ["out/notes.txt": mode_t(0o640), "out": mode_t(0o750)]
      for mode in [mode_t(0o600), mode_t(0o777)] {
        for name in files { try #require(chmod(folder("out/\(name)"), mode) == 0) }
        try #require(chmod(folder("out/forces"), 0o2700) == 0)
        for (name, mode) in others { try #require(chmod(folder(name), mode) == 0) }
        #expect(try build(site, in: folder) == WriteSummary(unchanged: 3))
        for name in files {
          #expect(try self.mode(of: folder("out/\(name)")) == 0o666 & ~fileModeMask, "\(name)")
        }
        // A folder still passes its group on.
        #expect(try self.mode(of: folder("out/forces")) == 0o2777 & ~fileModeMask)
        for (name, mode) in others { #expect(try self.mode(of: folder(name)) == mode) }
      }
    }
  }

  private func mode(of path: String) throws -> mode_t {
    var info = stat()
    try #require(lstat(path, &info) == 0)
    return info.st_mode & 0o7777
  }

  @Test func changedPageThatIsStillMadeIsRepaired() throws {
    try withTemporaryFolder { folder in
      try build(site, in: folder)
      try folder.write("out/index.html", "h0me")
      #expect(try build(site, in: folder) == WriteSummary(written: 1, unchanged: 2))
      #expect(pages(in: folder) == site)
    }
  }

  @Test func foreignFilesAreNeverTouched() throws {
    try withTemporaryFolder { folder in
      let mine = [".gitignore": "*\n", ".sitegen-notes": "mine", "forces/CNAME": "example"]
      for (name, text) in mine { try folder.write("out/\(name)", text) }
      try build(site, in: folder)
      try build([:], in: folder)
      #expect(pages(in: folder) == mine)
    }
  }

  @Test func pageMayBecomeAFolderAndBack() throws {
    try withTemporaryFolder { folder in
      let flat = ["about": "text", "x": "x"]
      let deep = ["about/a/index.html": "text", "about/b.html": "b", "x": "x"]
      try build(flat, in: folder)
      #expect(try build(deep, in: folder) == WriteSummary(written: 2, unchanged: 1, removed: 1))
      #expect(pages(in: folder) == deep)
      #expect(try build(flat, in: folder) == WriteSummary(written: 1, unchanged: 1, removed: 2))
      #expect(pages(in: folder) == flat)
    }
  }

  @Test func temporaryFilesOfAKilledBuildGo() throws {
    try withTemporaryFolder { folder in
      try build(site, in: folder)
      let page = try #require(SitePath("forces/essex/index.html"))
      do {
        // Dropped without `finish`, like a process that is killed.
        var killed = try SiteWriter(output: folder("out"), source: folder("source"))
        try killed.begin(paths: [page])
        try killed.add([killed.write(RenderedFile(path: page, bytes: [1]))])
      }
      try folder.write("out/forces/durham/.sitegen-0123abcd", "half")
      try folder.write("out/.sitegen-00000000", "half")
      #expect(try build(site, in: folder) == WriteSummary(unchanged: 3, removed: 1))
      #expect(pages(in: folder) == site)
      #expect(!folder.exists("out/forces/essex"))
    }
  }

  @Test func outputIsMadeOnlyWhenSomethingIsWritten() throws {
    try withTemporaryFolder { folder in
      try folder.makeFolder("source")
      var writer = try SiteWriter(output: folder("out"), source: folder("source"))
      try writer.begin(paths: [try #require(SitePath("index.html"))])
      #expect(!folder.exists("out"))
    }
  }

  @Test func plannedFileThatIsNeverWrittenStopsTheBuild() throws {
    try withTemporaryFolder { folder in
      try build(site, in: folder)
      var writer = try SiteWriter(output: folder("out"), source: folder("source"))
      try writer.begin(paths: [try #require(SitePath("index.html"))])
      #expect(throws: SiteFilesError("index.html was planned but never written")) {
        try writer.finish()
      }
      #expect(pages(in: folder) == site)
    }
  }

  @Test func fileThatWasNotPlannedIsNotWritten() throws {
    try withTemporaryFolder { folder in
      try folder.makeFolder("source")
      var writer = try SiteWriter(output: folder("out"), source: folder("source"))
      try writer.begin(paths: [])
      let page = RenderedFile(path: try #require(SitePath("index.html")), bytes: [])
      #expect(throws: SiteFilesError("index.html was written without being planned")) {
        try writer.write(page)
      }
      #expect(!folder.exists("out"))
    }
  }
}

/// The identity and change time of each file, which reveal any write.
private func identities(_ folder: TemporaryFolder) throws -> [String: [Int]] {
  var found: [String: [Int]] = [:]
  for name in folder.tree("out").keys where !name.hasSuffix("/") {
    var info = stat()
    try #require(lstat(folder("out/\(name)"), &info) == 0)
    #if canImport(Darwin)
    let changed = info.st_ctimespec
    #else
    let changed = info.st_ctim
    #endif
    found[name] = [Int(info.st_ino), Int(changed.tv_sec), Int(changed.tv_nsec)]
  }
  return found
}
