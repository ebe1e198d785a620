import Digests
import Pages
package import SiteOutline

/// A built site, held against its manifest.
package struct Verification: Sendable {
  /// What the site was built from; nil where its manifest does not say, or not in full.
  package var record: BuildRecord?
  /// The SHA-256 of each file as it was built.
  package var files = DigestTable<SitePath>()
  /// Files whose bytes are not those that were built, files that are gone, and what stands there
  /// besides; each in the order of the paths.
  package var changed: [String] = []
  package var missing: [String] = []
  package var others: [String] = []
  /// Whether the last build was killed before its end.
  package var isUnfinished = false

  package init(record: BuildRecord? = nil, files: DigestTable<SitePath> = DigestTable()) {
    self.record = record
    self.files = files
  }

  /// Whether the site is as it was built; what others have added does not count.
  package var holds: Bool { changed.isEmpty && missing.isEmpty && !isUnfinished }
}

/// Holds every file of a built site against its manifest.
///
/// - Throws: `SiteFilesError` for a folder without a manifest, and for what cannot be read.
package func verifySite(at folder: String) throws -> Verification {
  let found = try BuiltFiles(in: folder)
  guard let name = SitePath(Manifest.name), found.paths.contains(name) else {
    throw SiteFilesError("\(folder) has no \(Manifest.name): it was not built by sitegen")
  }
  guard let manifest = Manifest(bytes: try found.read(name)) else {
    throw SiteFilesError("\(joined(folder, Manifest.name)) is not a manifest of this version")
  }
  var result = Verification(record: manifest.record, files: manifest.files)
  result.isUnfinished = !manifest.unfinished.isEmpty
  result.missing = Set(manifest.paths).subtracting(found.paths).sorted().map(\.text)
  result.others = found.passedOver
  for path in found.paths.sorted() where path != name {
    if let hash = manifest.files[path] {
      if Digest(of: try found.read(path)) != hash { result.changed.append(path.text) }
    } else if manifest.unfinished.position(of: path) == nil {
      result.others.append(path.text)
    }
  }
  result.others.sort()
  return result
}
