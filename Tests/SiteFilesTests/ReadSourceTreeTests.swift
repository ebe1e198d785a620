import Content
import Diagnostics
import Foundation
import Testing

@testable import SiteFiles

struct ReadSourceTreeTests {
  @Test func filesAreReadWithPathsFromTheSourceFolder() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("content/site.yml", "title: é\n")
      try folder.write("content/data/x/x.csv", "")
      try folder.write("templates/page.html", "{{title}}")
      try folder.write("README.md", "not read")
      let tree = try await readSourceTree(at: folder.path, templates: nil, threads: 2)
      #expect(
        tree.files == [
          SourceText(path: "content/data/x/x.csv", text: ""),
          SourceText(path: "content/site.yml", text: "title: é\n"),
          SourceText(path: "templates/page.html", text: "{{title}}"),
        ]
      )
    }
  }

  @Test func bytesThatAreNotUTF8ArriveAsTheyAre() async throws {
    try await withTemporaryFolder { folder in
      try folder.makeFolder("content")
      let bytes = Array(UInt8.min...UInt8.max)
      try Data(bytes).write(to: URL(filePath: folder("content/photo.jpg")))
      let tree = try await readSourceTree(at: folder.path, templates: nil, threads: 2)
      #expect(
        tree["content/photo.jpg"] as SourceText?
          == SourceText(path: "content/photo.jpg", bytes: bytes)
      )
    }
  }

  @Test func ownTemplatesReplaceSharedOnesOfTheSamePath() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("site/content/site.yml", "")
      try folder.write("site/templates/page.html", "own")
      try folder.write("shared/page.html", "shared")
      try folder.write("shared/assets/site.css", "css")
      let tree = try await readSourceTree(
        at: folder("site"),
        templates: folder("shared"),
        threads: 2
      )
      #expect(tree["templates/page.html"]?.text == "own")
      #expect(tree["templates/assets/site.css"]?.text == "css")
      #expect(tree.files.count == 3)
    }
  }

  @Test func ownTemplateThatIsALinkReplacesASharedOneToo() async throws {
    try await withTemporaryFolder { folder in
      try folder.makeFolder("site/content")
      try folder.makeFolder("site/templates")
      try folder.write("shared/page.html", "shared")
      try folder.link("site/templates/page.html", to: folder("shared/page.html"))
      let tree = try await readSourceTree(
        at: folder("site"),
        templates: folder("shared"),
        threads: 2
      )
      #expect(tree.files.isEmpty && tree.sharedTemplates.isEmpty)
      #expect(tree.refused.map(\.path) == ["templates/page.html"])
    }
  }

  @Test(arguments: [
    ".DS_Store", ".git/config", "page.md~", ".#page.md", "#page.md#", ".page.md.swp", "page.swp",
  ])
  func hiddenFilesAndWhatEditorsLeaveArePassedOver(name: String) async throws {
    try await withTemporaryFolder { folder in
      try folder.write("content/page.md", "")
      try folder.write("content/\(name)", "")
      let tree = try await readSourceTree(at: folder.path, templates: nil, threads: 2)
      #expect(tree.files.map(\.path) == ["content/page.md"])
    }
  }

  @Test func lockLinksOfEditorsArePassedOver() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("content/page.md", "")
      try folder.link("content/.#page.md", to: "someone@host.1234")
      let tree = try await readSourceTree(at: folder.path, templates: nil, threads: 2)
      #expect(tree.files.map(\.path) == ["content/page.md"])
    }
  }

  @Test func sourceFolderMayBeReachedThroughALink() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("site/content/page.md", "")
      try folder.link("link", to: folder("site"))
      let tree = try await readSourceTree(at: folder("link"), templates: nil, threads: 2)
      #expect(tree.files.map(\.path) == ["content/page.md"])
    }
  }

  @Test func fileOf64MiBIsRead() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("content/big.csv", "")
      try #require(truncate(folder("content/big.csv"), off_t(largestSourceFile)) == 0)
      let tree = try await readSourceTree(at: folder.path, templates: nil, threads: 2)
      #expect(tree["content/big.csv"]?.bytes.count == largestSourceFile)
    }
  }
}

struct SourceRefusalTests {
  @Test func missingSourceFolderIsRefused() async throws {
    try await withTemporaryFolder { folder in
      await expectRefusal(folder("none"), "the source folder \(folder("none")) does not exist")
    }
  }

  @Test func missingTemplatesFolderIsRefused() async throws {
    try await withTemporaryFolder { folder in
      try folder.makeFolder("content")
      await expectRefusal(
        folder.path,
        templates: folder("none"),
        "the templates folder \(folder("none")) does not exist"
      )
    }
  }

  @Test func fileInPlaceOfTheSourceFolderIsRefused() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("site", "")
      await expectRefusal(folder("site"), "the source folder \(folder("site")) is not a folder")
    }
  }

  @Test func sourceWithoutContentIsRefused() async throws {
    try await withTemporaryFolder { folder in
      await expectRefusal(folder.path, "has no content/ folder")
    }
  }

  @Test(arguments: ["content", "templates"])
  func fileInPlaceOfAFolderIsRefused(name: String) async throws {
    try await withTemporaryFolder { folder in
      if name != "content" { try folder.makeFolder("content") }
      try folder.write(name, "")
      await expectRefusal(folder.path, "\(folder(name)) is not a folder")
    }
  }

  @Test(arguments: [
    ("content/link.md", "content/link.md"), ("content/folder", "content/folder"),
    ("templates/a", "templates/a"), ("content/a/b", "content/a/b"),
  ])
  func linkAnywhereInsideIsRefused(name: String, path: String) async throws {
    try await withTemporaryFolder { folder in
      try folder.makeFolder("content/a")
      try folder.makeFolder("templates")
      try folder.makeFolder("elsewhere")
      try folder.write("elsewhere/secret.md", "")
      try folder.link(name, to: folder("elsewhere"))
      try await expectRefusal(
        of: path,
        "this is a symbolic link, which is not followed",
        in: folder.path
      )
    }
  }

  @Test func linkInPlaceOfContentIsRefused() async throws {
    try await withTemporaryFolder { folder in
      try folder.makeFolder("elsewhere")
      try folder.link("content", to: "elsewhere")
      await expectRefusal(folder.path, "\(folder("content")) is a symbolic link")
    }
  }

  @Test func pipeIsRefusedAndDoesNotHang() async throws {
    try await withTemporaryFolder { folder in
      try folder.makeFolder("content")
      try #require(mkfifo(folder("content/pipe.md"), 0o600) == 0)
      let message = "this is a pipe, a socket or a device, not a file"
      try await expectRefusal(of: "content/pipe.md", message, in: folder.path)
    }
  }

  @Test func fileOverTheLimitIsRefused() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("content/big.csv", "")
      try #require(truncate(folder("content/big.csv"), off_t(largestSourceFile + 1)) == 0)
      let message = "this file is larger than the limit of 64 MiB"
      try await expectRefusal(of: "content/big.csv", message, in: folder.path)
    }
  }

  #if os(Linux)
  @Test func nameThatIsNotUTF8IsRefused() async throws {
    try await withTemporaryFolder { folder in
      try folder.makeFolder("content")
      let name = Array("\(folder.path)/content/caf".utf8CString.dropLast()) + [-23, 0]
      try #require(mkdir(name, 0o700) == 0)
      let message = "the name of this file is not UTF-8"
      try await expectRefusal(of: "content/caf\u{FFFD}", message, in: folder.path)
    }
  }
  #endif

  @Test(.enabled(if: !isRoot, "root reads every file, whatever its mode"))
  func unreadableFileIsRefused() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("content/secret.md", "")
      try #require(chmod(folder("content/secret.md"), 0) == 0)
      await expectRefusal(
        folder.path,
        "cannot read \(folder("content/secret.md")): Permission denied"
      )
    }
  }

  @Test(.enabled(if: !isRoot, "root reads every folder, whatever its mode"))
  func unreadableFolderIsRefused() async throws {
    try await withTemporaryFolder { folder in
      try folder.makeFolder("content/secret")
      try #require(chmod(folder("content/secret"), 0) == 0)
      defer { chmod(folder("content/secret"), 0o700) }
      await expectRefusal(folder.path, "cannot read the folder \(folder("content/secret"))")
    }
  }
}

/// Expects that one entry of a source is refused and reported.
private func expectRefusal(
  of path: String,
  _ message: String,
  in folder: String,
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) async throws {
  let tree = try await readSourceTree(at: folder, templates: nil, threads: 2)
  let refused = RefusedFile(path: path, message: message)
  #expect(tree.refused == [refused], sourceLocation: sourceLocation)
  #expect(tree.files.isEmpty, sourceLocation: sourceLocation)
}

private func expectRefusal(
  _ folder: String,
  templates: String? = nil,
  _ message: String,
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) async {
  let error = await #expect(throws: SiteFilesError.self, sourceLocation: sourceLocation) {
    try await readSourceTree(at: folder, templates: templates, threads: 2)
  }
  let text = error?.description ?? ""
  #expect(text.contains(message), sourceLocation: sourceLocation)
}
