package import Foundation
package import Testing

/// Compares a text with a golden file.
///
/// With `UPDATE_GOLDEN=1` it records the text **and fails**, so that nobody updates a file without
/// reading the difference. On a mismatch the actual text is written beside the file as
/// `NAME-actual.EXT`. The file `name` is in a folder beside the test.
///
/// - Throws: An I/O error if the file cannot be written.
package func expectGolden(
  _ actual: String,
  _ name: String,
  in folder: String = "Golden",
  testFile: String = #filePath,
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws {
  let file = folderBeside(testFile, folder).appending(path: name)
  let kept = file.deletingPathExtension().path + "-actual." + file.pathExtension
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
    let parent = file.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    let before = try? String(contentsOf: file, encoding: .utf8)
    guard before != actual else { return }
    try actual.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("recorded \(name) anew: read the difference", sourceLocation: sourceLocation)
    return
  }
  guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
    Issue.record("no golden file \(name): run `make golden`", sourceLocation: sourceLocation)
    return
  }
  if expected == actual {
    try? FileManager.default.removeItem(atPath: kept)
  } else {
    try actual.write(toFile: kept, atomically: true, encoding: .utf8)
    Issue.record(
      "\(name) differs: \(firstDifference(expected, actual))",
      sourceLocation: sourceLocation
    )
  }
}

/// A folder beside a test file, because fixtures and golden files are read from the source tree.
package func folderBeside(_ testFile: String, _ name: String) -> URL {
  URL(filePath: testFile).deletingLastPathComponent().appending(path: name)
}

/// The root of the repository, for tests that read the real content.
package let repositoryRoot = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The folder of the third-party conformance suites; `nil` if it is missing.
///
/// `SITEGEN_SPEC_DIR` names it; the default is `../shared/spec`, relative to the repository.
package var specificationFolder: URL? {
  let named = ProcessInfo.processInfo.environment["SITEGEN_SPEC_DIR"].map { URL(filePath: $0) }
  let folder = named ?? repositoryRoot.appending(path: "../shared/spec").standardizedFileURL
  return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}

private func firstDifference(_ expected: String, _ actual: String) -> String {
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
  let same = zip(old, new).prefix { $0 == $1 }.count
  let was = same < old.count ? String(old[same]) : "(end)"
  let now = same < new.count ? String(new[same]) : "(end)"
  return "line \(same + 1)\n  expected: \(was)\n  actual:   \(now)"
}
