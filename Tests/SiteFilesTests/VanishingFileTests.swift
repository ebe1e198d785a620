import Content
import Diagnostics
import Testing

@testable import SiteFiles

/// Tests of changes by editors or a branch switch while the files of a site are read.
struct VanishingFileTests {
  @Test func fileThatGoesBeforeItIsReadIsPassedOver() async throws {
    try await withTemporaryFolder { folder in
      for name in ["a", "gone", "z"] { try folder.write("content/\(name).md", name) }
      let tree = try await read(folder) { path in
        if path.hasSuffix("gone.md") { try Disk.system.removeFile(path) }
      }
      #expect(tree.map(\.path) == ["content/a.md", "content/z.md"])
    }
  }

  /// The first error in the order of the paths is reported, whichever thread fails first.
  @Test(arguments: [1, 2, 8])
  func fileThatStaysAndCannotBeReadIsNamed(threads: Int) async throws {
    try await withTemporaryFolder { folder in
      for number in 10..<99 { try folder.write("content/\(number).md", "") }
      let error = await #expect(throws: SiteFilesError.self) {
        try await read(folder, threads: threads) { path in
          if !path.hasSuffix("/10.md") { throw SiteFilesError("no \(path)") }
        }
      }
      #expect(error?.description == "no \(folder("content/11.md"))")
    }
  }

  /// Reads the files of a folder, calling `before` for each.
  private func read(
    _ folder: TemporaryFolder,
    threads: Int = 2,
    before: @escaping @Sendable (_ path: String) throws -> Void
  ) async throws -> [SourceText] {
    var disk = Disk.system
    disk.read = { path in
      try before(path)
      return try Disk.system.read(path)
    }
    let tree = try await readSourceTree(
      at: folder.path,
      templates: nil,
      threads: threads,
      disk: disk
    )
    return tree.files
  }
}
