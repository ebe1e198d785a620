import Foundation
import Pages
import SiteOutline
import SitePlanning
import Testing

@testable import SiteFiles

private let site = ["index.html": "home", "forces/durham/index.html": "Durham"]
private let refusal = "out: wait for it to finish, or choose another folder with --output"

struct FolderLockTests {
  @Test func secondBuildIsRefusedAndChangesNothing() throws {
    try withTemporaryFolder { folder in
      try build(site, in: folder)
      let first = try begun(site, in: folder)
      let before = folder.tree("out")
      expectRefusal { try build(["index.html": "other"], in: folder) }
      #expect(folder.tree("out") == before)
      withExtendedLifetime(first) {}
    }
  }

  @Test func folderIsFreeAfterTheEnd() throws {
    try withTemporaryFolder { folder in
      try build(site, in: folder)
      var first = try begun(site, in: folder)
      for (path, text) in site { try first.add([first.write(file(path, text))]) }
      _ = try first.finish()
      #expect(try build(site, in: folder) == WriteSummary(unchanged: 2))
      withExtendedLifetime(first) {}
    }
  }

  @Test func folderIsFreeAfterAnEndThatFails() throws {
    try withTemporaryFolder { folder in
      try build(site, in: folder)
      var first = try begun(site, in: folder)
      #expect(throws: SiteFilesError.self) { try first.finish() }
      #expect(try build(site, in: folder) == WriteSummary(unchanged: 2))
      withExtendedLifetime(first) {}
    }
  }

  @Test func folderIsFreeOnceTheWriterIsGone() throws {
    try withTemporaryFolder { folder in
      try build(site, in: folder)
      _ = try begun(site, in: folder)
      #expect(try build(site, in: folder) == WriteSummary(unchanged: 2))
    }
  }

  @Test func folderIsFreeWhereABuildIsRefused() throws {
    try withTemporaryFolder { folder in
      try folder.write("out/index.html", "mine")
      #expect(throws: SiteFilesError.self) { try build(site, in: folder) }
      try folder.remove("out/index.html")
      #expect(try build(site, in: folder) == WriteSummary(written: 2))
    }
  }

  @Test func newFolderIsKeptToTheBuildThatMakesItFirst() throws {
    try withTemporaryFolder { folder in
      var late = try begun(site, in: folder)
      var first = try begun(site, in: folder)
      try first.open()
      expectRefusal { try late.open() }
      #expect(Set(folder.tree("out").keys).contains("manifest.json"))
      withExtendedLifetime(first) {}
    }
  }

  /// The files of the other build are known, and are removed if this one does not make them.
  @Test func buildThatCameInBetweenIsTakenIn() throws {
    try withTemporaryFolder { folder in
      var late = try begun(site, in: folder)
      try build(["other.html": "other", "index.html": "home"], in: folder)
      for (path, text) in site { try late.add([late.write(file(path, text))]) }
      #expect(try late.finish().removed == 1)
      #expect(pages(in: folder) == site)
    }
  }

  @Test func fileThatCameInBetweenIsNotReplaced() throws {
    try withTemporaryFolder { folder in
      var late = try begun(site, in: folder)
      try folder.write("out/index.html", "mine")
      #expect(throws: SiteFilesError.self) { try late.open() }
      #expect(folder.tree("out") == ["index.html": "mine"])
    }
  }

  @Test func diskWithoutLocksIsWrittenAllTheSame() throws {
    try withTemporaryFolder { folder in
      var disk = Disk.system
      disk.lock = { _ in nil }
      try build(site, in: folder, disk: disk)
      let first = try begun(site, in: folder)
      #expect(try build(site, in: folder, disk: disk) == WriteSummary(unchanged: 2))
      withExtendedLifetime(first) {}
    }
  }

  @Test func noLockFileIsLeft() throws {
    try withTemporaryFolder { folder in
      try build(["index.html": "home"], in: folder)
      #expect(Set(folder.tree("out").keys) == ["index.html", "manifest.json"])
    }
  }

  @Test func startedProgramsDoNotInheritTheLock() throws {
    try withTemporaryFolder { folder in
      try build(site, in: folder)
      let first = try begun(site, in: folder)
      var out = stat()
      try #require(stat(folder("out"), &out) == 0)
      let held = (0..<Int32(1024)).filter { descriptor in
        var info = stat()
        return fstat(descriptor, &info) == 0 && info.st_dev == out.st_dev
          && info.st_ino == out.st_ino
      }
      #expect(!held.isEmpty)
      for descriptor in held { #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0) }
      withExtendedLifetime(first) {}
    }
  }

  /// Uses `flock` of util-linux, which has the lock in a process of its own.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/flock")))
  func killedProcessHoldsNothing() throws {
    try withTemporaryFolder { folder in
      try build(site, in: folder)
      let other = Process()
      let said = Pipe()
      other.executableURL = URL(filePath: "/usr/bin/flock")
      other.arguments = ["--no-fork", folder("out"), "sh", "-c", "echo held; exec sleep 60"]
      other.standardOutput = said
      try other.run()
      #expect(said.fileHandleForReading.availableData == Data("held\n".utf8))
      expectRefusal { try build(site, in: folder) }
      kill(other.processIdentifier, SIGKILL)
      other.waitUntilExit()
      #expect(try build(site, in: folder) == WriteSummary(unchanged: 2))
    }
  }
}

/// A writer that has begun with the pages of a site.
private func begun(_ site: [String: String], in folder: TemporaryFolder) throws -> SiteWriter {
  if !folder.exists("source") { try folder.makeFolder("source") }
  var writer = try SiteWriter(output: folder("out"), source: folder("source"))
  try writer.begin(paths: site.keys.sorted().map { try #require(SitePath($0)) })
  return writer
}

private func file(_ path: String, _ text: String) throws -> RenderedFile {
  RenderedFile(path: try #require(SitePath(path)), bytes: Array(text.utf8))
}

private func expectRefusal(
  sourceLocation: Testing.SourceLocation = #_sourceLocation,
  _ body: () throws -> Void
) {
  let error = #expect(throws: SiteFilesError.self, sourceLocation: sourceLocation, performing: body)
  let text = error?.description ?? ""
  #expect(text.hasPrefix("another build is writing to "), sourceLocation: sourceLocation)
  #expect(text.hasSuffix(refusal), sourceLocation: sourceLocation)
}
