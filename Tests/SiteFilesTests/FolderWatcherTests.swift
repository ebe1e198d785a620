import Foundation
import Testing

@testable import SiteFiles

/// Tests that watchers report changes in their folders.
struct FolderWatcherTests {
  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "watch-\(UUID().uuidString)"
    )
    let inner = folder.appending(path: "a/b")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    try "one".write(to: inner.appending(path: "c.md"), atomically: false, encoding: .utf8)
    return folder
  }

  private func observers(of folder: URL) -> [any FolderObserver] {
    var found: [any FolderObserver] = [PollingObserver(folders: [folder.path])]
    #if os(Linux)
    found.append(KernelObserver(folders: [folder.path]))
    #endif
    return found
  }

  /// Each kind of change that editors and checkouts make.
  @Test(arguments: ["write", "add", "remove", "rename over", "new folder", "remove folder"])
  func changeIsSeenOnce(change: String) throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for var observer in observers(of: folder) {
      // Consume the changes left over from the previous observer.
      _ = observer.hasChanged()
      let before = observer.hasChanged()
      try make(change, in: folder)
      let found = [before, observer.hasChanged(), observer.hasChanged()]
      #expect(found == [false, true, false], "\(type(of: observer))")
      try? FileManager.default.removeItem(at: folder)
      try FileManager.default.createDirectory(
        at: folder.appending(path: "a/b"),
        withIntermediateDirectories: true
      )
      try "one".write(to: folder.appending(path: "a/b/c.md"), atomically: false, encoding: .utf8)
    }
  }

  private func make(_ change: String, in folder: URL) throws {
    let file = folder.appending(path: "a/b/c.md")
    let other = folder.appending(path: "a/b/d.md")
    switch change {
    case "write": try "two words".write(to: file, atomically: false, encoding: .utf8)
    case "add": try "two".write(to: other, atomically: false, encoding: .utf8)
    case "remove": try FileManager.default.removeItem(at: file)
    case "rename over": try "three".write(to: file, atomically: true, encoding: .utf8)
    case "new folder":
      try FileManager.default.createDirectory(
        at: folder.appending(path: "a/e/f"),
        withIntermediateDirectories: true
      )
      try "four".write(to: folder.appending(path: "a/e/f/g.md"), atomically: false, encoding: .utf8)
    default: try FileManager.default.removeItem(at: folder.appending(path: "a/b"))
    }
  }

  @Test func fileInANewFolderIsSeen() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for var observer in observers(of: folder) {
      let inner = folder.appending(path: "new-\(type(of: observer))/inner")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      var found = [observer.hasChanged()]
      try "one".write(to: inner.appending(path: "a.md"), atomically: false, encoding: .utf8)
      found.append(observer.hasChanged())
      #expect(found == [true, true], "\(type(of: observer))")
    }
  }

  /// As after a restore from a copy, or while a program that synchronizes folders works.
  @Test func folderInThePlaceOfAnotherIsFollowed() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let (root, old) = (folder.appending(path: "a"), folder.appending(path: "old"))
    for var observer in observers(of: root) {
      try FileManager.default.moveItem(at: root, to: old)
      var found = [observer.hasChanged(), observer.hasChanged()]
      #expect(!isFolder(root.path))
      try FileManager.default.copyItem(at: old, to: root)
      found += [observer.hasChanged(), observer.hasChanged()]
      let file = root.appending(path: "b/c.md")
      try "two words".write(to: file, atomically: false, encoding: .utf8)
      found += [observer.hasChanged(), observer.hasChanged()]
      #expect(found == [true, false, true, false, true, false], "\(type(of: observer))")
      try FileManager.default.removeItem(at: old)
    }
  }

  /// As with `current -> releases/1`, which is then made to lead to another release.
  @Test func linkThatLeadsElsewhereIsFollowed() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let names = ["1", "2"].map { folder.appending(path: "releases/\($0)") }
    for name in names {
      let inner = name.appending(path: "site")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      try "one".write(to: inner.appending(path: "a.md"), atomically: false, encoding: .utf8)
    }
    let link = folder.appending(path: "current")
    func lead(to name: URL) throws {
      try? FileManager.default.removeItem(at: link)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: name)
    }
    try lead(to: names[0])
    for var observer in observers(of: link.appending(path: "site")) {
      try lead(to: names[0])
      _ = observer.hasChanged()
      try lead(to: names[1])
      var found = [observer.hasChanged(), observer.hasChanged()]
      let file = names[1].appending(path: "site/a.md")
      try "\(type(of: observer))".write(to: file, atomically: false, encoding: .utf8)
      found += [observer.hasChanged(), observer.hasChanged()]
      #expect(found == [true, false, true, false], "\(type(of: observer))")
    }
  }

  @Test func pollingNamesTheFilesThatChanged() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    var observer = PollingObserver(folders: [folder.path])
    let file = folder.appending(path: "a/b/c.md")
    try "two words".write(to: file, atomically: false, encoding: .utf8)
    #expect(observer.change() == .files([file.path]))
    try "two words".write(to: folder.appending(path: "d.md"), atomically: false, encoding: .utf8)
    #expect(observer.change() == .anything)
  }

  @Test func pathIsAbsoluteByTheNameThatTheShellUses() throws {
    let here = try #require(try Disk.system.realPath("."))
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let link = folder.appending(path: "link").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: here)
    #expect(absolutePath("a/b", in: link) == "\(link)/a/b")
    #expect(absolutePath(".", in: link) == link)
    #expect(absolutePath("../a", in: nil) == "\(here)/../a")
    // The variable may be left over from elsewhere.
    #expect(absolutePath("a", in: folder.path) == "\(here)/a")
    #expect(absolutePath("/a", in: link) == "/a")
  }

  #if os(Linux)
  @Test func foldersOfWhichTheKernelMayNotReportAllArePolled() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let reason = EventObserver(folders: [folder.path, "/proc/sys/kernel/random"]).reasonForPolling
    #expect(reason?.contains("is on a disk") == true)
    #expect(FolderWatcher(folders: [folder.path], isPolling: true).reasonForPolling == nil)
  }

  /// Nested folders are created faster than the watcher lists them, and none may be missed.
  @Test func foldersMadeWhileTheWatcherLooksAreWatched() async throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    var observer = EventObserver(folders: [folder.path])
    let leaves = (0..<200).map { folder.appending(path: "\($0)/a/b/c") }
    let making = Task.detached {
      for leaf in leaves {
        try FileManager.default.createDirectory(at: leaf, withIntermediateDirectories: true)
      }
    }
    while !FileManager.default.fileExists(atPath: leaves[199].path) {
      _ = observer.hasChanged()
      // The folders are made on a thread of the same pool.
      await Task.yield()
    }
    try await making.value
    _ = observer.hasChanged()
    // The kernel reports a write only once the file is closed everywhere, and a child process that
    // another test is starting may briefly have it open. It reports a removal immediately.
    let missed = try leaves.filter { leaf in
      let file = leaf.appending(path: "d.md")
      try "one".write(to: file, atomically: false, encoding: .utf8)
      try FileManager.default.removeItem(at: file)
      return !observer.hasChanged()
    }
    #expect(missed == [])
  }
  #endif

  @Test func changesOfManyFilesAreTold() async throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    var watcher = FolderWatcher(folders: [folder.path])
    for number in 0..<100 {
      try "\(number)".write(
        to: folder.appending(path: "a/\(number).md"),
        atomically: false,
        encoding: .utf8
      )
    }
    let change = await watcher.next()
    guard case .files(let paths) = change else {
      #expect(change == .anything)
      return
    }
    #expect(paths.contains(folder.appending(path: "a/99.md").path))
  }
}

extension FolderObserver {
  fileprivate mutating func hasChanged() -> Bool { change() != nil }
}
