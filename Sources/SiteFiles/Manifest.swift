import Diagnostics
import Digests
import Foundation
import Pages

/// What `manifest.json` says: the files that the writer made, so that it removes nothing else.
struct Manifest: Equatable {
  static let name = "manifest.json"

  /// The SHA-256 of each file, as 64 small hexadecimal digits.
  var files: [SitePath: String] = [:]
  /// The files that a build has begun to write: any content of theirs is ours.
  ///
  /// Empty once the build is whole; otherwise that build was killed.
  var unfinished: Set<SitePath> = []

  /// Every file that is ours, in the order of the paths.
  var paths: [SitePath] { unfinished.union(files.keys).sorted() }

  /// Whether a file at the path is ours.
  func lists(_ path: SitePath) -> Bool {
    files[path] != nil || unfinished.contains(path)
  }

  /// This manifest while a build writes other paths: the union of both.
  func beginning(_ planned: Set<SitePath>) -> Manifest {
    let begun = unfinished.union(planned)
    return Manifest(files: files.filter { !begun.contains($0.key) }, unfinished: begun)
  }

  /// The same manifest gives the same bytes.
  var bytes: [UInt8] {
    let entries = files.sorted { $0.key < $1.key }
    var members: [JSON.Member] = [
      .init("version", .integer(1)),
      .init("files", .object(entries.map { .init($0.key.text, .string($0.value)) })),
    ]
    if !unfinished.isEmpty {
      members.append(.init("unfinished", .array(unfinished.sorted().map { .string($0.text) })))
    }
    return Array(JSON.object(members).text.utf8)
  }
}

extension Manifest {
  /// Reads what an earlier build wrote.
  ///
  /// A path that leaves the site or a hash that is none makes the whole unreadable: the writer would
  /// remove what it names.
  init?(bytes: [UInt8]) {
    guard let stored = try? JSONDecoder().decode(StoredManifest.self, from: Data(bytes)) else {
      return nil
    }
    guard stored.version == 1 else { return nil }
    for (path, hash) in stored.files {
      guard let path = SitePath(path), isHash(hash), path.text != Self.name else { return nil }
      files[path] = hash
    }
    for path in stored.unfinished ?? [] {
      guard let path = SitePath(path), path.text != Self.name else { return nil }
      unfinished.insert(path)
    }
  }
}

/// The manifest of the last build, or an empty one where there was none.
///
/// - Throws: `SiteFilesError` for a manifest that cannot be read: without it nobody can tell which
///   files may be replaced.
func readManifest(in folder: OutputFolder) throws -> Manifest {
  guard let status = try folder.status(Manifest.name) else { return Manifest() }
  if status.kind == .file, let manifest = try Manifest(bytes: folder.read(Manifest.name)) {
    return manifest
  }
  throw SiteFilesError(
    """
    \(folder.full(Manifest.name)) is not a manifest of this version of sitegen, so it cannot tell \
    which files in \(folder.path) are its own: name another folder with --output, or delete the \
    manifest and the pages of earlier builds yourself
    """
  )
}

private let hexadecimalDigits = Array("0123456789abcdef".utf8)

private func isHash(_ text: String) -> Bool {
  text.utf8.count == 64 && text.utf8.allSatisfy(hexadecimalDigits.contains)
}

private struct StoredManifest: Decodable {
  var version: Int
  var files: [String: String]
  var unfinished: [String]?
}
