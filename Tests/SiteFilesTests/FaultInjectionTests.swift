import Digests
import Pages
import SiteOutline
import SitePlanning
import Synchronization
import Testing

@testable import SiteFiles

/// How a disk fails: a single call, as when it is full for a moment, or that call and all later
/// ones, as when the build is killed.
enum Failure: CaseIterable {
  case once, forGood
}

struct FaultInjectionTests {
  @Test(arguments: Failure.allCases)
  func everyPageIsWholeWhicheverCallFails(failure: Failure) throws {
    var call = 1
    while try isCutShort(at: call, failure, from: oldSite, to: newSite) { call += 1 }
    // A much lower number would mean that the loop ended early without testing anything.
    #expect(call > 60)
  }

  @Test(arguments: Failure.allCases)
  func firstBuildIsRepairedWhicheverCallFails(failure: Failure) throws {
    var call = 1
    while try isCutShort(at: call, failure, from: [:], to: newSite) { call += 1 }
    #expect(call > 30)
  }

  /// The order of the calls depends on the threads, but every page must be complete and the next
  /// build must repair the folder.
  @Test(arguments: Failure.allCases)
  func everyPageIsWholeOnSeveralThreads(failure: Failure) async throws {
    let more = Dictionary(uniqueKeysWithValues: (0..<40).map { ("many/\($0).html", "page \($0)") })
    let (old, new) = (
      oldSite.merging(more) { $1 }, newSite.merging(more.mapValues { $0 + "!" }) { $1 }
    )
    for call in stride(from: 1, to: 150, by: 3) {
      try await withTemporaryFolder { folder in
        try prepare(old, in: folder)
        _ = try? await build(new, in: folder, disk: .failing(at: call, failure), threads: 4)
        expectWholePages(in: folder, old, new, call)
        _ = try await build(new, in: folder, threads: 4)
        #expect(pages(in: folder) == new.merging(foreign) { $1 }, "call \(call)")
        #expect(try folder.text("out/manifest.json") == manifest(of: new), "call \(call)")
      }
    }
  }

  @Test func buildOfAnotherSiteClearsUpAfterAKilledOne() throws {
    var call = 1
    var isCutShort = true
    while isCutShort {
      try withTemporaryFolder { folder in
        try prepare(oldSite, in: folder)
        isCutShort = !isWhole(newSite, in: folder, disk: .failing(at: call, .forGood))
        let again = Disk.failing(at: call / 2 + 1, .forGood)
        _ = isWhole(["z/z.html": "z"], in: folder, disk: again)
        try build(thirdSite, in: folder)
        #expect(pages(in: folder) == thirdSite.merging(foreign) { $1 }, "call \(call)")
      }
      call += 1
    }
    #expect(call > 60)
  }
}

private let oldSite = [
  "index.html": "old home", "same.css": "same", "gone/deep/index.html": "gone",
  "about": "a page that becomes a folder", "terms/index.html": "a folder that becomes a page",
]
private let newSite = [
  "index.html": "new home", "same.css": "same", "new/index.html": "new",
  "about/index.html": "about", "terms": "terms", "new/data.csv": "1,2,3",
]
private let thirdSite = ["index.html": "third", "terms/a.html": "terms"]
private let foreign = [".gitignore": "*\n", "gone/notes.txt": "mine"]

private func prepare(_ site: [String: String], in folder: TemporaryFolder) throws {
  try build(site, in: folder)
  for (name, text) in foreign { try folder.write("out/\(name)", text) }
}

/// Whether a build finished.
private func isWhole(_ site: [String: String], in folder: TemporaryFolder, disk: Disk) -> Bool {
  (try? build(site, in: folder, disk: disk)) != nil
}

/// Makes one call of a build fail, checks every file, and builds again on a working disk.
///
/// Returns whether the build failed.
private func isCutShort(
  at call: Int,
  _ failure: Failure,
  from old: [String: String],
  to new: [String: String]
) throws -> Bool {
  var isCutShort = false
  try withTemporaryFolder { folder in
    try prepare(old, in: folder)
    isCutShort = !isWhole(new, in: folder, disk: .failing(at: call, failure))
    expectWholePages(in: folder, old, new, call)
    try build(new, in: folder)
    #expect(pages(in: folder) == new.merging(foreign) { $1 }, "call \(call)")
    #expect(try folder.text("out/manifest.json") == manifest(of: new), "call \(call)")
  }
  return isCutShort
}

/// Checks that each page is that of the old or the new site, and that pages of both exist.
private func expectWholePages(
  in folder: TemporaryFolder,
  _ old: [String: String],
  _ new: [String: String],
  _ call: Int
) {
  for name in Set(old.keys).union(new.keys).sorted() {
    let isFolder = folder.tree("out/\(name)").isEmpty == false
    let text = isFolder ? nil : folder.text("out/\(name)")
    var allowed = [old[name], new[name]]
    // A page that a folder replaces, or that replaces a folder, is briefly missing.
    if old[name] == nil || new[name] == nil { allowed.append(nil) }
    #expect(allowed.contains(text), "call \(call): \(name)")
  }
  for (name, text) in foreign {
    #expect(folder.text("out/\(name)") == text, "call \(call): \(name)")
  }
}

private func manifest(of site: [String: String]) throws -> String {
  let files = try site.map { name, text in
    (try #require(SitePath(name)), Digest(of: Array(text.utf8)))
  }
  return String(decoding: Manifest(files: DigestTable(files)).bytes, as: UTF8.self)
}

/// Counts disk calls and decides which of them fail.
private final class CallCounter: Sendable {
  private let calls = Mutex(0)
  private let first: Int
  private let failure: Failure

  init(first: Int, failure: Failure) {
    self.first = first
    self.failure = failure
  }

  func failsNow() -> Bool {
    let call = calls.withLock { calls in
      calls += 1
      return calls
    }
    return failure == .once ? call == first : call >= first
  }

  func check() throws {
    if failsNow() { throw SiteFilesError("the disk is out of order") }
  }
}

extension Disk {
  /// The real disk, except that some calls fail.
  ///
  /// A file whose creation fails is left half written.
  fileprivate static func failing(at call: Int, _ failure: Failure) -> Disk {
    let counter = CallCounter(first: call, failure: failure)
    let real = Disk.system
    return Disk(
      lock: { folder in
        try counter.check(); return try real.lock(folder)
      },
      status: { path in
        try counter.check(); return try real.status(path)
      },
      realPath: { path in
        try counter.check(); return try real.realPath(path)
      },
      expectAccess: { path, isWritable in
        try counter.check()
        try real.expectAccess(path, isWritable)
      },
      list: { path in
        try counter.check(); return try real.list(path)
      },
      kinds: { path in
        try counter.check(); return try real.kinds(path)
      },
      holds: { path, bytes in
        try counter.check(); return try real.holds(path, bytes)
      },
      read: { path in
        try counter.check(); return try real.read(path)
      },
      create: { path, bytes, isDurable in
        guard counter.failsNow() else { return try real.create(path, bytes, isDurable) }
        try? real.create(path, Array(bytes.prefix(bytes.count / 2)), isDurable)
        throw SiteFilesError("the disk is full")
      },
      rename: { from, to in
        try counter.check(); try real.rename(from, to)
      },
      removeFile: { path in
        try counter.check(); try real.removeFile(path)
      },
      makeFolder: { path in
        try counter.check(); try real.makeFolder(path)
      },
      removeEmptyFolder: { path in
        try counter.check(); return try real.removeEmptyFolder(path)
      },
      resetMode: real.resetMode
    )
  }
}
