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

/// A complete build without diagnostics, remembered so that the next build can tell that nothing
/// has changed.
///
/// It is stored in the user's cache folder, never in the site: the hash covers all inputs,
/// unpublished ones included, and must not be disclosed. Deleting it only makes the next build take
/// its full time.
package struct BuildCache: Codable, Hashable {
  /// A digest of everything the site depends on except the time (`BuildInputs.digest`).
  var inputs: String
  /// The instant the site was built for, in seconds since 1970.
  var now: Int
  /// The instant at which the next embargoed record is published, if there is one.
  var until: Int?
  /// The number of pages, shown in the summary.
  package var pages: Int
  /// A hash of the state of the output folder (`Standing.stamp`).
  var output: String
}

/// Everything the files of a site, and their modes, depend on except the time.
package struct BuildInputs {
  /// The SHA-256 of each source file, in the order of the tree.
  package var digests: [Digest]
  /// The SHA-256 of all inputs, as text.
  var digest: String

  /// `program` is the path of the running executable, because another build of it may produce
  /// different bytes.
  ///
  /// `options` are the options that affect the output.
  package init(_ tree: SourceTree, program: String, options: [String], threads: Int) async {
    let digests = await concurrentMap(tree.files, threads: threads) { Digest(of: $0.bytes) }
    var parts = PartsDigest()
    parts.add(program)
    parts.add((try? Disk.system.status(program))?.stamp ?? [])
    parts.add([UInt64(options.count), UInt64(tree.sharedTemplates.count), UInt64(fileModeMask)])
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
  /// The last build into a folder, if these inputs would produce the same site and its output is
  /// untouched; otherwise `nil`.
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

  /// Remembers a build.
  ///
  /// If that fails, the next build takes its full time.
  ///
  /// Nothing is stored if another build has written to the folder since, which a manifest that
  /// differs from the one in `summary` shows.
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

  /// Whether the site would be the same at another instant: the register shows the date, deadlines
  /// pass, and embargoes end.
  private func makesTheSame(at moment: Instant) -> Bool {
    now <= moment.seconds && moment.seconds < until ?? .max
      && Instant(seconds: now).dateInLondon == moment.dateInLondon
  }
}

/// The file that remembers the last build into a folder, or `nil` if the folder does not exist.
private func memory(of output: String) -> URL? {
  guard let path = try? Disk.system.realPath(output),
    let caches = FileManager.default.urls(for: .cachesDirectory, in: .userDomainMask).first
  else { return nil }
  return caches.appending(path: "sitegen/\(Digest(of: Array(path.utf8)).text).json")
}

/// The state of an output folder.
private struct Standing {
  var manifest: FileStatus
  /// A hash of the identity, size and change times of the manifest and of each file it lists.
  ///
  /// No file is read: any change to a file updates its change time, which only the system can set.
  var stamp: String

  /// `nil` if a file is missing or its status cannot be read, or if the last build did not finish.
  ///
  /// `paths` are the paths that the manifest lists, if the caller knows them; otherwise the
  /// manifest is read.
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

/// The manifest of a finished build, or `nil`.
private func wholeManifest(at path: String, _ disk: Disk) -> Manifest? {
  guard let bytes = try? disk.read(path), let manifest = Manifest(bytes: bytes) else { return nil }
  return manifest.unfinished.isEmpty ? manifest : nil
}
