package import Content
import Digests
import Formats

import Pages
import SiteOutline
import SitePlanning

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The part of a manifest that says what the site was built from.
///
/// The manifest is public.
package struct BuildRecord: Hashable, Sendable {
  /// The program and its version, such as `sitegen 0.1.0`.
  package var tool: String
  /// The instant the site was built for.
  ///
  /// A later build that changes nothing keeps it.
  package var now: Instant
  /// The options that affect the output, sorted.
  package var options: [String]
  /// The SHA-256 of each input that may be disclosed, by its path in the source folder.
  package var inputs: DigestTable<String>
  /// The names of the unpublished records in a review copy, sorted; empty for any other site.
  package var records: [String]
  /// What compressed its files (`currentCompressors`); empty for a site without compressed files.
  package var compressors: [String]

  package init(
    tool: String,
    now: Instant,
    options: [String],
    inputs: DigestTable<String>,
    records: [String] = [],
    compressors: [String] = []
  ) {
    self.tool = tool
    self.now = now
    self.options = options
    self.inputs = inputs
    self.records = records
    self.compressors = compressors
  }
}

/// The contents of `manifest.json`: which files the writer made, so that it removes no others, and
/// what they were made from.
struct Manifest: Equatable {
  static let name = manifestPath.text

  /// `nil` during a build, for a manifest of version 1, and if the digest of an input is invalid.
  var record: BuildRecord?
  /// The SHA-256 of each file.
  var files = DigestTable<SitePath>()
  /// The files that a build has started to write, sorted by path.
  ///
  /// They are ours whatever they contain.
  ///
  /// Empty once the build is complete; otherwise that build was killed.
  var unfinished: [SitePath] = []

  /// Every file that is ours, sorted by path.
  var paths: [SitePath] {
    unfinished.isEmpty ? files.names : Set(unfinished + files.names).sorted()
  }

  /// Whether a file at the path is ours.
  func lists(_ path: SitePath) -> Bool {
    files[path] != nil || unfinished.position(of: path) != nil
  }

  /// This manifest while a build writes `planned`, which must be sorted: the union of both.
  func beginning(_ planned: [SitePath]) -> Manifest {
    let begun = unfinished.isEmpty ? planned : Set(unfinished + planned).sorted()
    let others = files.entries.filter { begun.position(of: $0.0) == nil }
    return Manifest(files: DigestTable(others), unfinished: begun)
  }

  /// Whether the manifests are equal apart from the time of the build.
  func agrees(with other: Manifest) -> Bool {
    var same = self
    if let now = other.record?.now { same.record?.now = now }
    return same == other
  }

  /// The manifest as JSON.
  ///
  /// Equal manifests give equal bytes.
  var bytes: [UInt8] {
    let lines = files.count + unfinished.count + (record?.inputs.count ?? 0)
    var printer = JSONPrinter(onOneLine: false, capacity: 128 * lines)
    printer.object { manifest in
      manifest.member("version", .integer(2))
      if let record { manifest.print(record) }
      manifest.member("files") { files in
        files.object { $0.print(self.files, \.text) }
      }
      guard !unfinished.isEmpty else { return }
      manifest.member("unfinished", .array(unfinished.map { .string($0.text) }))
    }
    printer.endLine()
    return printer.bytes
  }
}

extension JSONPrinter {
  fileprivate mutating func print(_ record: BuildRecord) {
    member("tool", .string(record.tool))
    member("now", .string(record.now.iso))
    member("options", .array(record.options.map(JSON.string)))
    if !record.records.isEmpty { member("records", .array(record.records.map(JSON.string))) }
    if !record.compressors.isEmpty {
      member("compressors", .array(record.compressors.map(JSON.string)))
    }
    member("inputs") { inputs in
      inputs.object { $0.print(record.inputs, \.self) }
    }
  }

  fileprivate mutating func print<Name>(_ table: DigestTable<Name>, _ text: (Name) -> String) {
    for (name, digest) in table.entries { member(text(name), .string(digest.text)) }
  }
}

extension Manifest {
  /// Reads the manifest of an earlier build.
  ///
  /// A path outside the site or an invalid digest makes the whole manifest invalid, because the
  /// writer would remove the files it names.
  init?(bytes: [UInt8]) {
    guard let stored = try? JSONDecoder().decode(StoredManifest.self, from: Data(bytes)) else {
      return nil
    }
    guard (1...2).contains(stored.version) else { return nil }
    record = stored.record
    var entries: [SitePath: Digest] = [:]
    for (path, digest) in stored.files {
      guard let path = SitePath(path), let digest = Digest(digest), path.text != Self.name
      else { return nil }
      entries[path] = digest
    }
    files = DigestTable(entries.map { ($0.key, $0.value) })
    var begun: Set<SitePath> = []
    for path in stored.unfinished ?? [] {
      guard let path = SitePath(path), path.text != Self.name else { return nil }
      begun.insert(path)
    }
    unfinished = begun.sorted()
  }
}

/// The manifest of the last build, or an empty one if there is none.
///
/// - Throws: `SiteFilesError` if the manifest cannot be read: without it, there is no way to tell
///   which files may be replaced.
func readManifest(in folder: OutputFolder) throws -> Manifest {
  guard let status = try folder.status(Manifest.name) else { return Manifest() }
  if status.kind == .file, let manifest = try Manifest(bytes: folder.read(Manifest.name)) {
    return manifest
  }
  throw SiteFilesError(
    """
    \(folder.full(Manifest.name)) is not a manifest of this version of sitegen, so it is not known \
    which files in \(folder.path) sitegen wrote: choose another folder with --output, or delete \
    the manifest and the pages of earlier builds
    """
  )
}

private struct StoredManifest: Decodable {
  var version: Int
  var tool: String?
  var now: String?
  var options: [String]?
  var inputs: [String: String]?
  var records: [String]?
  var compressors: [String]?
  var files: [String: String]
  var unfinished: [String]?

  var record: BuildRecord? {
    guard let tool, let now = now.flatMap(Instant.init), let options, let inputs else { return nil }
    let digests = inputs.compactMapValues(Digest.init)
    guard digests.count == inputs.count else { return nil }
    return BuildRecord(
      tool: tool,
      now: now,
      options: options,
      inputs: DigestTable(digests.map { ($0.key, $0.value) }),
      records: records ?? [],
      compressors: compressors ?? []
    )
  }
}
