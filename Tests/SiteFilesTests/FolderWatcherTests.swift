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

  private func observers(of folder: URL) throws -> [any FolderObserver] {
    var found: [any FolderObserver] = [PollingObserver(folders: [folder.path])]
    #if os(Linux)
    found.append(try #require(KernelObserver(folders: [folder.path])))
    #endif
    return found
  }

  /// Each kind of change that editors and checkouts make.
  @Test(arguments: ["write", "add", "remove", "rename over", "new folder", "remove folder"])
  func changeIsSeenOnce(change: String) throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for var observer in try observers(of: folder) {
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
    for var observer in try observers(of: folder) {
      let inner = folder.appending(path: "new-\(type(of: observer))/inner")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      var found = [observer.hasChanged()]
      try "one".write(to: inner.appending(path: "a.md"), atomically: false, encoding: .utf8)
      found.append(observer.hasChanged())
      #expect(found == [true, true], "\(type(of: observer))")
    }
  }

  #if os(Linux)
  /// Nested folders are created faster than the watcher lists them, and none may be missed.
  @Test func foldersMadeWhileTheWatcherLooksAreWatched() async throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    var observer = try #require(KernelObserver(folders: [folder.path]))
    let leaves = (0..<200).map { folder.appending(path: "\($0)/a/b/c") }
    let making = Task.detached {
      for leaf in leaves {
        try FileManager.default.createDirectory(at: leaf, withIntermediateDirectories: true)
      }
    }
    while !FileManager.default.fileExists(atPath: leaves[199].path) { _ = observer.hasChanged() }
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
