import Diagnostics
import Testing

@testable import Content
@testable import SiteFiles

/// Tests of changes to the files of a source folder.
struct EditSourceFilesTests {
  private let old = ["content/a.md": "one", "content/b.md": "two"]

  private func change(_ folder: TemporaryFolder, disk: Disk = .system) throws {
    let tree = SourceTree(old.map { SourceText(path: $0.key, text: $0.value) })
    let written = old.keys.sorted().map { SourceText(path: $0, text: "new") }
    try apply(SourceEdit(written: written), to: tree, in: folder.path, disk: disk)
  }

  private func files(in folder: TemporaryFolder) -> [String: String] {
    folder.tree("").filter { !$0.key.hasSuffix("/") }
  }

  @Test func copyOfAKilledRunIsNotInTheWay() throws {
    try withTemporaryFolder { folder in
      for (path, text) in old { try folder.write(path, text) }
      try folder.write("content/a.md.sitegen-new", "half")
      try change(folder)
      #expect(folder.text("content/a.md") == "new" && folder.text("content/b.md") == "new")
    }
  }

  @Test func failedEditLeavesNoCopies() throws {
    var failing = Disk.system
    failing.rename = { _, path in throw SiteFilesError("cannot write \(path)") }
    try withTemporaryFolder { folder in
      for (path, text) in old { try folder.write(path, text) }
      #expect(throws: SiteFilesError.self) { try change(folder, disk: failing) }
      #expect(files(in: folder) == old)
    }
  }
}
