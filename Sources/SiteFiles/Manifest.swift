package import Content
import Diagnostics
import Digests
import Foundation
import Pages

/// What a site was built from, as its manifest tells everyone who reads it.
package struct BuildRecord: Hashable, Sendable {
  /// The program and its version: `sitegen 0.1.0`.
  package var tool: String
  /// The moment as of which the site was built.
  ///
  /// A later build that changes nothing leaves it.
  package var now: Instant
  /// The options of the build that show in its bytes, sorted.
  package var options: [String]
  /// The SHA-256 of each input that everyone may know of, by its path in the source folder.
  package var inputs: [String: String]

  package init(tool: String, now: Instant, options: [String], inputs: [String: String]) {
    self.tool = tool
    self.now = now
    self.options = options
    self.inputs = inputs
  }
}

/// What `manifest.json` says: the files that the writer made, so that it removes nothing else, and what
/// they were made from.
struct Manifest: Equatable {
  static let name = "manifest.json"

  /// Nil while a build is under way, and for a manifest of version 1.
  var record: BuildRecord?
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

  /// Whether it says the same as another one, but for the moment of the build.
  func agrees(with other: Manifest) -> Bool {
    var same = self
    if let now = other.record?.now { same.record?.now = now }
    return same == other
  }

  /// The same manifest gives the same bytes.
  var bytes: [UInt8] {
    let entries = files.sorted { $0.key < $1.key }
    var members: [JSON.Member] = [.init("version", .integer(2))]
    if let record {
      members += [
        .init("tool", .string(record.tool)),
        .init("now", .string(record.now.iso)),
        .init("options", .array(record.options.map(JSON.string))),
        .init(
          "inputs",
          .object(record.inputs.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) })
        ),
      ]
    }
    members.append(
      .init("files", .object(entries.map { .init($0.key.text, .string($0.value)) }))
    )
    if !unfinished.isEmpty {
      members.append(.init("unfinished", .array(unfinished.sorted().map { .string($0.text) })))
    }
    return JSON.object(members).bytes
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
    guard (1...2).contains(stored.version) else { return nil }
    record = stored.record
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
  var tool: String?
  var now: String?
  var options: [String]?
  var inputs: [String: String]?
  var files: [String: String]
  var unfinished: [String]?

  var record: BuildRecord? {
    guard let tool, let now = now.flatMap(Instant.init), let options, let inputs else { return nil }
    return BuildRecord(tool: tool, now: now, options: options, inputs: inputs)
  }
}
