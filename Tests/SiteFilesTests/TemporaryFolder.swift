import Foundation

/// A folder on the real disk that is removed when the test is over.
struct TemporaryFolder {
  let path: String

  /// The path of a file in the folder.
  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  func write(_ name: String, _ text: String) throws {
    let file = URL(filePath: self(name))
    let parent = file.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: self(name),
      withIntermediateDirectories: true
    )
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: self(name),
      withDestinationPath: target
    )
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: self(name))
  }

  func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: self(name)).map { String(decoding: $0, as: UTF8.self) }
  }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: self(name))
  }

  /// Every file below a folder with its text, including hidden files, and every folder as `name/`.
  func tree(_ name: String) -> [String: String] {
    var found: [String: String] = [:]
    let root = self(name)
    guard let names = FileManager.default.enumerator(atPath: root) else { return found }
    for case let inner as String in names {
      let data = FileManager.default.contents(atPath: "\(root)/\(inner)")
      if let data, !isFolder("\(root)/\(inner)") {
        found[inner] = String(decoding: data, as: UTF8.self)
      } else {
        found[inner + "/"] = ""
      }
    }
    return found
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}

/// Runs a test in a new folder and removes the folder afterwards.
func withTemporaryFolder(_ body: (TemporaryFolder) throws -> Void) throws {
  let root = FileManager.default.temporaryDirectory.appending(path: "sitegen-\(UUID())")
  try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: root) }
  try body(TemporaryFolder(path: root.path))
}

/// Runs an asynchronous test in a new folder and removes the folder afterwards.
func withTemporaryFolder(_ body: (TemporaryFolder) async throws -> Void) async throws {
  let root = FileManager.default.temporaryDirectory.appending(path: "sitegen-\(UUID())")
  try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: root) }
  try await body(TemporaryFolder(path: root.path))
}

/// Whether the tests run as root, whom file permissions do not restrict; tests of permissions are
/// then meaningless.
let isRoot = geteuid() == 0
