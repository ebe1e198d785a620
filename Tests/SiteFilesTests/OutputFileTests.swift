import Testing

@testable import SiteFiles

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Tests of a single file that a command writes.
struct OutputFileTests {
  @Test(arguments: [
    ("none/a.pdf", "there is no folder"),
    ("file/a.pdf", "there is no folder"),
    ("none/", "there is no folder"),
    ("folder", "is a folder"),
    ("folder/", "is a folder"),
    ("to-folder", "is a folder"),
    ("pipe", "is a pipe, a socket or a device"),
    ("to-pipe", "is a pipe, a socket or a device"),
  ])
  func pathThatCannotBeWrittenIsRefused(name: String, message: String) throws {
    try withTemporaryFolder { folder in
      try folder.write("file", "")
      try folder.makeFolder("folder")
      try #require(mkfifo(folder("pipe"), 0o600) == 0)
      try folder.link("to-folder", to: "folder")
      try folder.link("to-pipe", to: "pipe")
      let error = #expect(throws: SiteFilesError.self) { try OutputFile(folder(name)) }
      let text = error?.description ?? ""
      #expect(text.contains(message) && text.contains(folder(name)), "\(text)")
    }
  }

  @Test func optionThatNamesTheFileIsInTheMessage() throws {
    try withTemporaryFolder { folder in
      let path = folder("none/log.csv")
      let output = #expect(throws: SiteFilesError.self) { try OutputFile(path) }
      #expect(output?.description.hasSuffix("another file with --output") == true)
      let log = #expect(throws: SiteFilesError.self) { try OutputFile(path, option: "--log") }
      #expect(log?.description.hasSuffix("another file with --log") == true)
    }
  }

  @Test(.enabled(if: !isRoot, "root writes to every folder, whatever its mode"))
  func folderThatMayNotBeWrittenIsRefused() throws {
    try withTemporaryFolder { folder in
      try folder.makeFolder("locked")
      try #require(chmod(folder("locked"), 0o500) == 0)
      defer { chmod(folder("locked"), 0o700) }
      #expect(throws: SiteFilesError.self) { try OutputFile(folder("locked/a.pdf")) }
    }
  }

  @Test func checkWritesNothing() throws {
    try withTemporaryFolder { folder in
      _ = try OutputFile(folder("new"))
      #expect(folder.tree("").isEmpty)
    }
  }

  @Test func fileIsReplacedAndALinkIsFollowed() throws {
    try withTemporaryFolder { folder in
      try folder.write("folder/old", "old")
      try folder.link("link", to: "folder/old")
      try folder.link("dangling", to: "folder/none")
      for name in ["new", "link", "dangling"] {
        try OutputFile(folder(name)).write(Array(name.utf8))
      }
      #expect(
        folder.tree("") == [
          "folder/": "", "folder/old": "link", "link": "link", "new": "new",
          "dangling": "dangling",
        ]
      )
    }
  }

  @Test func oldModeDoesNotSurvive() throws {
    try withTemporaryFolder { folder in
      try folder.write("a", "old")
      for mode in [mode_t(0o600), mode_t(0o777)] {
        try #require(chmod(folder("a"), mode) == 0)
        try OutputFile(folder("a")).write([1])
        #expect(try self.mode(of: folder("a")) == 0o666 & ~fileModeMask)
      }
    }
  }

  private func mode(of path: String) throws -> mode_t {
    var info = stat()
    try #require(lstat(path, &info) == 0)
    return info.st_mode & 0o7777
  }
}
