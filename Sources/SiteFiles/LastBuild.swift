package import Content
import Diagnostics
import Digests
import Foundation
package import Pages

/// A build that was whole and had no faults, remembered so that the next one can see that nothing has
/// changed since.
///
/// It is kept among the user's caches, never in the site: the hash of all inputs, held ones too, is nobody
/// else's business. Whoever deletes it only has the next build take its full time.
package struct LastBuild: Codable, Hashable {
  /// What the site depends on besides the moment (`BuildInputs.digest`).
  var inputs: String
  /// The moment as of which it was built, in seconds since 1970.
  var now: Int
  /// The moment at which something held comes out, if anything does.
  var until: Int?
  /// The number of pages, for the summary.
  package var pages: Int
  /// What stands in the output folder (`Standing.stamp`).
  var output: String
}

/// What the bytes of a site depend on besides the moment.
package struct BuildInputs {
  /// The SHA-256 of each file of the source, by its path.
  package let hashes: [String: String]
  var digest: String

  /// `program` is the file of the running program, since another build of it may make other bytes;
  /// `options` are those that show in the bytes.
  package init(_ tree: SourceTree, program: String, options: [String], threads: Int) async {
    let hashes = await concurrentMap(tree.files, threads: threads) { sha256Text($0.bytes) }
    var parts = PartsDigest()
    parts.add(program)
    parts.add((try? Disk.system.status(program))?.stamp ?? [])
    parts.add([UInt64(options.count), UInt64(tree.sharedTemplates.count)])
    options.forEach { parts.add($0) }
    tree.sharedTemplates.sorted().forEach { parts.add($0) }
    for (file, hash) in zip(tree.files, hashes) {
      parts.add(file.path)
      parts.add(hash)
    }
    digest = parts.text
    self.hashes = Dictionary(zip(tree.files.map(\.path), hashes)) { first, _ in first }
  }
}

extension LastBuild {
  /// The last build into a folder, if these inputs would make the same site again and that site stands
  /// there untouched.
  package static func stillStanding(
    in output: String,
    _ inputs: BuildInputs,
    now: Instant,
    threads: Int
  ) async -> LastBuild? {
    guard let file = memory(of: output), let data = try? Data(contentsOf: file),
      let last = try? JSONDecoder().decode(LastBuild.self, from: data),
      last.inputs == inputs.digest, last.makesTheSame(at: now),
      let standing = await Standing(in: output, listing: nil, threads: threads),
      standing.stamp == last.output
    else { return nil }
    return last
  }

  /// Remembers a build; where that cannot be, the next one takes its full time.
  ///
  /// Where another one has written since, as the summary of this one shows, nothing is kept.
  package static func remember(
    in output: String,
    _ inputs: BuildInputs,
    of plan: SitePlan,
    _ summary: WriteSummary,
    threads: Int
  ) async {
    guard let file = memory(of: output),
      let standing = await Standing(in: output, listing: summary.paths, threads: threads),
      standing.manifest == summary.manifest
    else { return }
    let moments = plan.site.held.compactMap { record in
      if case .until(let moment) = record.reason { moment.seconds } else { nil }
    }
    let last = LastBuild(
      inputs: inputs.digest,
      now: plan.now.seconds,
      until: moments.min(),
      pages: plan.pageCount,
      output: standing.stamp
    )
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try? JSONEncoder().encode(last).write(to: file, options: .atomic)
  }

  /// Whether its site is the same at another moment: pages show the day, and what is held comes out.
  private func makesTheSame(at moment: Instant) -> Bool {
    now <= moment.seconds && moment.seconds < until ?? .max
      && Instant(seconds: now).dateInLondon == moment.dateInLondon
  }
}

/// The file that remembers the last build into a folder; nil where there is no such folder.
private func memory(of output: String) -> URL? {
  guard let path = try? Disk.system.realPath(output),
    let caches = FileManager.default.urls(for: .cachesDirectory, in: .userDomainMask).first
  else { return nil }
  return caches.appending(path: "sitegen/\(sha256Text(Array(path.utf8))).json")
}

/// What stands in an output folder.
private struct Standing {
  /// The SHA-256 of its manifest.
  var manifest: String
  /// A hash of the manifest, and of when and where each of its files was last changed.
  ///
  /// No file is read: whoever changes one gives it another time of change, which the system alone sets.
  var stamp: String

  /// Nil where a file is missing or cannot be asked about, or the last build did not end.
  ///
  /// `paths` are those that the manifest lists, where they are known; otherwise it is asked.
  init?(in output: String, listing paths: [SitePath]?, threads: Int) async {
    let disk = Disk.system
    let path = joined(output, Manifest.name)
    guard (try? disk.status(path))?.kind == .file, let bytes = try? disk.read(path),
      let paths = paths ?? wholeManifest(bytes)?.paths
    else { return nil }
    manifest = sha256Text(bytes)
    var parts = PartsDigest()
    parts.add(bytes)
    let statuses = await concurrentMap(paths, threads: threads) { path in
      try? disk.status(joined(output, path.text))
    }
    for status in statuses {
      guard let status, status.kind == .file else { return nil }
      parts.add(status.stamp)
    }
    stamp = parts.text
  }
}

/// The manifest of a build that has ended.
private func wholeManifest(_ bytes: [UInt8]) -> Manifest? {
  Manifest(bytes: bytes).flatMap { $0.unfinished.isEmpty ? $0 : nil }
}
