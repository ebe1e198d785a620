import Content
import Diagnostics
import Foundation
import Testing

@testable import SiteFiles

struct ReadSourceTreeTests {
  @Test func filesAreReadWithPathsFromTheSourceFolder() throws {
    try withTemporaryFolder { folder in
      try folder.write("content/site.yml", "title: é\n")
      try folder.write("content/data/x/x.csv", "")
      try folder.write("templates/page.html", "{{title}}")
      try folder.write("README.md", "not read")
      let tree = try readSourceTree(at: folder.path, templates: nil)
      #expect(
        tree.files == [
          SourceText(path: "content/data/x/x.csv", text: ""),
          SourceText(path: "content/site.yml", text: "title: é\n"),
          SourceText(path: "templates/page.html", text: "{{title}}"),
        ]
      )
    }
  }

  @Test func bytesThatAreNotUTF8ArriveAsTheyAre() throws {
    try withTemporaryFolder { folder in
      try folder.makeFolder("content")
      let bytes = Array(UInt8.min...UInt8.max)
      try Data(bytes).write(to: URL(filePath: folder("content/photo.jpg")))
      let tree = try readSourceTree(at: folder.path, templates: nil)
      #expect(
        tree["content/photo.jpg"] as SourceText?
          == SourceText(path: "content/photo.jpg", bytes: bytes)
      )
    }
  }

  @Test func ownTemplatesReplaceSharedOnesOfTheSamePath() throws {
    try withTemporaryFolder { folder in
      try folder.write("site/content/site.yml", "")
      try folder.write("site/templates/page.html", "own")
      try folder.write("shared/page.html", "shared")
      try folder.write("shared/assets/site.css", "css")
      let tree = try readSourceTree(at: folder("site"), templates: folder("shared"))
      #expect(tree["templates/page.html"]?.text == "own")
      #expect(tree["templates/assets/site.css"]?.text == "css")
      #expect(tree.files.count == 3)
    }
  }

  @Test(arguments: [
    ".DS_Store", ".git/config", "page.md~", ".#page.md", "#page.md#", ".page.md.swp", "page.swp",
  ])
  func hiddenFilesAndWhatEditorsLeaveArePassedOver(name: String) throws {
    try withTemporaryFolder { folder in
      try folder.write("content/page.md", "")
      try folder.write("content/\(name)", "")
      let tree = try readSourceTree(at: folder.path, templates: nil)
      #expect(tree.files.map(\.path) == ["content/page.md"])
    }
  }

  @Test func lockLinksOfEditorsArePassedOver() throws {
    try withTemporaryFolder { folder in
      try folder.write("content/page.md", "")
      try folder.link("content/.#page.md", to: "someone@host.1234")
      let tree = try readSourceTree(at: folder.path, templates: nil)
      #expect(tree.files.map(\.path) == ["content/page.md"])
    }
  }

  @Test func sourceFolderMayBeReachedThroughALink() throws {
    try withTemporaryFolder { folder in
      try folder.write("site/content/page.md", "")
      try folder.link("link", to: folder("site"))
      let tree = try readSourceTree(at: folder("link"), templates: nil)
      #expect(tree.files.map(\.path) == ["content/page.md"])
    }
  }

  @Test func fileOf64MiBIsRead() throws {
    try withTemporaryFolder { folder in
      try folder.write("content/big.csv", "")
      try #require(truncate(folder("content/big.csv"), off_t(largestSourceFile)) == 0)
      let tree = try readSourceTree(at: folder.path, templates: nil)
      #expect(tree["content/big.csv"]?.bytes.count == largestSourceFile)
    }
  }
}

struct SourceRefusalTests {
  @Test func missingSourceFolderIsRefused() throws {
    try withTemporaryFolder { folder in
      expectRefusal(folder("none"), "the source folder \(folder("none")) does not exist")
    }
  }

  @Test func missingTemplatesFolderIsRefused() throws {
    try withTemporaryFolder { folder in
      try folder.makeFolder("content")
      expectRefusal(
        folder.path,
        templates: folder("none"),
        "the templates folder \(folder("none")) does not exist"
      )
    }
  }

  @Test func fileInPlaceOfTheSourceFolderIsRefused() throws {
    try withTemporaryFolder { folder in
      try folder.write("site", "")
      expectRefusal(folder("site"), "the source folder \(folder("site")) is not a folder")
    }
  }

  @Test func sourceWithoutContentIsRefused() throws {
    try withTemporaryFolder { folder in
      expectRefusal(folder.path, "has no folder content")
    }
  }

  @Test(arguments: ["content", "templates"])
  func fileInPlaceOfAFolderIsRefused(name: String) throws {
    try withTemporaryFolder { folder in
      if name != "content" { try folder.makeFolder("content") }
      try folder.write(name, "")
      expectRefusal(folder.path, "\(folder(name)) is not a folder")
    }
  }

  @Test(arguments: ["content/link.md", "content/folder", "templates", "content/a/b"])
  func linkAnywhereInsideIsRefused(name: String) throws {
    try withTemporaryFolder { folder in
      try folder.makeFolder("content/a")
      try folder.makeFolder("elsewhere")
      try folder.link(name, to: folder("elsewhere"))
      expectRefusal(folder.path, "\(folder(name)) is a symbolic link")
    }
  }

  @Test func linkInPlaceOfContentIsRefused() throws {
    try withTemporaryFolder { folder in
      try folder.makeFolder("elsewhere")
      try folder.link("content", to: "elsewhere")
      expectRefusal(folder.path, "\(folder("content")) is a symbolic link")
    }
  }

  @Test func pipeIsRefusedAndDoesNotHang() throws {
    try withTemporaryFolder { folder in
      try folder.makeFolder("content")
      try #require(mkfifo(folder("content/pipe.md"), 0o600) == 0)
      expectRefusal(folder.path, "\(folder("content/pipe.md")) is not a regular file")
    }
  }

  @Test func fileOverTheLimitIsRefused() throws {
    try withTemporaryFolder { folder in
      try folder.write("content/big.csv", "")
      try #require(truncate(folder("content/big.csv"), off_t(largestSourceFile + 1)) == 0)
      expectRefusal(folder.path, "\(folder("content/big.csv")) is larger than 64 MiB")
    }
  }

  @Test(arguments: [
    ("content/Gull.md", "content/gull.md"), ("content/Forces/a.md", "content/forces/b.md"),
    ("content/caf\u{65}\u{301}.md", "content/caf\u{E9}.md"),
  ])
  func pathsThatDifferOnlyInCaseAreRefused(first: String, second: String) throws {
    #expect(caseCollision(among: [first, second]) != nil)
    #expect(caseCollision(among: [second, first, "content/other.md"]) != nil)
    #expect(caseCollision(among: [first, "content/other.md"]) == nil)
  }

  @Test(.enabled(if: isCaseSensitive, "the disk does not tell cases apart"))
  func filesThatDifferOnlyInCaseAreRefused() throws {
    try withTemporaryFolder { folder in
      try folder.write("content/Gull.md", "")
      try folder.write("content/gull.md", "")
      expectRefusal(folder.path, "content/Gull.md and content/gull.md differ only in case")
    }
  }

  #if os(Linux)
  @Test func nameThatIsNotUTF8IsRefused() throws {
    try withTemporaryFolder { folder in
      try folder.makeFolder("content")
      let name = Array("\(folder.path)/content/caf".utf8CString.dropLast()) + [-23, 0]
      try #require(mkdir(name, 0o700) == 0)
      expectRefusal(folder.path, "is not UTF-8")
    }
  }
  #endif

  @Test(.enabled(if: !isRoot, "root reads every file, whatever its mode"))
  func unreadableFileIsRefused() throws {
    try withTemporaryFolder { folder in
      try folder.write("content/secret.md", "")
      try #require(chmod(folder("content/secret.md"), 0) == 0)
      expectRefusal(folder.path, "cannot read \(folder("content/secret.md")): Permission denied")
    }
  }

  @Test(.enabled(if: !isRoot, "root reads every folder, whatever its mode"))
  func unreadableFolderIsRefused() throws {
    try withTemporaryFolder { folder in
      try folder.makeFolder("content/secret")
      try #require(chmod(folder("content/secret"), 0) == 0)
      defer { chmod(folder("content/secret"), 0o700) }
      expectRefusal(folder.path, "cannot read the folder \(folder("content/secret"))")
    }
  }
}

private func expectRefusal(
  _ folder: String,
  templates: String? = nil,
  _ message: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let error = #expect(throws: SiteFilesError.self, sourceLocation: sourceLocation) {
    try readSourceTree(at: folder, templates: templates)
  }
  let text = error?.description ?? ""
  #expect(text.contains(message), sourceLocation: sourceLocation)
}

#if os(macOS)
private let isCaseSensitive = false
#else
private let isCaseSensitive = true
#endif
