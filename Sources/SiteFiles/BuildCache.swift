package import Content
import Diagnostics
package import Digests
import Pages
import SiteOutline
package import SitePlanning

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A build that was whole and had no faults, remembered so that the next one can see that nothing has
/// changed since.
///
/// It is kept among the user's caches, never in the site: the hash of all inputs, held ones too, is nobody
/// else's business. Whoever deletes it only has the next build take its full time.
package struct BuildCache: Codable, Hashable {
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
  /// The SHA-256 of each file of the source, in the order of the tree.
  package var digests: [Digest]
  /// The SHA-256 of all that, as text.
  var digest: String

  /// `program` is the file of the running program, since another build of it may make other bytes;
  /// `options` are those that show in the bytes.
  package init(_ tree: SourceTree, program: String, options: [String], threads: Int) async {
    let digests = await concurrentMap(tree.files, threads: threads) { Digest(of: $0.bytes) }
    var parts = PartsDigest()
    parts.add(program)
    parts.add((try? Disk.system.status(program))?.stamp ?? [])
    parts.add([UInt64(options.count), UInt64(tree.sharedTemplates.count)])
    options.forEach { parts.add($0) }
    tree.sharedTemplates.sorted().forEach { parts.add($0) }
    for (file, digest) in zip(tree.files, digests) {
      parts.add(file.path)
      parts.add(digest)
    }
    digest = parts.digest.text
    self.digests = digests
  }
}

extension BuildCache {
  /// The last build into a folder, if these inputs would make the same site again and that site stands
  /// there untouched.
  package static func lookup(
    in output: String,
    _ inputs: BuildInputs,
    now: Instant,
    threads: Int
  ) async -> BuildCache? {
    guard let file = memory(of: output), let data = try? Data(contentsOf: file),
      let last = try? JSONDecoder().decode(BuildCache.self, from: data),
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
    let moments = plan.site.unpublished.compactMap { record in
      if case .until(let moment) = record.reason { moment.seconds } else { nil }
    }
    let last = BuildCache(
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
  return caches.appending(path: "sitegen/\(Digest(of: Array(path.utf8)).text).json")
}

/// What stands in an output folder.
private struct Standing {
  var manifest: FileStatus
  /// A hash of when and where the manifest and each of its files was last changed.
  ///
  /// No file is read: whoever changes one gives it another time of change, which the system alone sets.
  var stamp: String

  /// Nil where a file is missing or cannot be asked about, or the last build did not end.
  ///
  /// `paths` are those that the manifest lists, where they are known; otherwise it is asked.
  init?(in output: String, listing paths: [SitePath]?, threads: Int) async {
    let disk = Disk.system
    let path = joined(output, Manifest.name)
    guard let manifest = try? disk.status(path), manifest.kind == .file,
      let paths = paths ?? wholeManifest(at: path, disk)?.paths
    else { return nil }
    self.manifest = manifest
    var parts = PartsDigest()
    parts.add(manifest.stamp)
    let statuses = await concurrentMap(paths, threads: threads) { path in
      try? disk.status(joined(output, path.text))
    }
    for status in statuses {
      guard let status, status.kind == .file else { return nil }
      parts.add(status.stamp)
    }
    stamp = parts.digest.text
  }
}

/// The manifest of a build that has ended.
private func wholeManifest(at path: String, _ disk: Disk) -> Manifest? {
  guard let bytes = try? disk.read(path), let manifest = Manifest(bytes: bytes) else { return nil }
  return manifest.unfinished.isEmpty ? manifest : nil
}
