import SiteFiles

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A version of a source folder in its git repository.
struct SourceRevision {
  /// As git understands it: `HEAD~3`, a branch, a tag, the start of a hash.
  var name: String
  /// A folder in the repository: that of the source.
  var folder: String

  /// Writes the files of the version to a folder that is removed afterwards.
  ///
  /// - Throws: `RevisionFailure`, `SiteFilesError`, and what `use` throws.
  func extracted<Result>(_ use: (String) async throws -> Result) async throws -> Result {
    let parent = FileManager.default.temporaryDirectory
    let temporary = try makePrivateFolder(in: parent.path, prefix: "sitegen-revision-")
    defer { try? FileManager.default.removeItem(atPath: temporary) }
    let (archive, files) = ("\(temporary)/files.tar", "\(temporary)/files")
    // The name follows the end of the options, so that it cannot be one.
    try run(
      "git",
      [
        "-C", folder, "archive", "--format=tar", "--output=\(archive)", "--end-of-options", name,
      ],
      in: temporary
    )
    try FileManager.default.createDirectory(atPath: files, withIntermediateDirectories: false)
    try run("tar", ["-x", "-f", archive, "-C", files], in: temporary)
    return try await use(files)
  }

  private func run(_ program: String, _ arguments: [String], in temporary: String) throws {
    let errors = "\(temporary)/\(program)-errors"
    do {
      let code = try RunningProgram(program, arguments, errors: errors).wait()
      guard code != 0 else { return }
    } catch let failure as StartFailure {
      throw RevisionFailure(description: "cannot start \(program): \(failure)")
    }
    let bytes = (try? Data(contentsOf: URL(filePath: errors))) ?? Data()
    let reason = String(decoding: bytes, as: UTF8.self).split(separator: "\n").last ?? ""
    throw RevisionFailure(
      description: """
        "\(name)" is not a folder, a file, or a revision of the source in \(folder)\
        \(reason.isEmpty ? "" : " (\(program): \(reason))")
        """
    )
  }
}

/// Why a version could not be read.
struct RevisionFailure: Error, CustomStringConvertible {
  var description: String
}
