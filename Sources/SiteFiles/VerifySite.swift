import Digests
import Pages
package import SiteOutline

/// The result of comparing a built site with its manifest.
package struct Verification: Sendable {
  /// What the site was built from; `nil` if its manifest does not say so, or not completely.
  package var record: BuildRecord?
  /// The SHA-256 of each file as it was built.
  package var files = DigestTable<SitePath>()
  /// Files that differ from the build (`changed`), that are gone (`missing`), and that the build
  /// did not make (`others`), each sorted by path.
  package var changed: [String] = []
  package var missing: [String] = []
  package var others: [String] = []
  /// Whether the last build was killed before it finished.
  package var isUnfinished = false

  package init(record: BuildRecord? = nil, files: DigestTable<SitePath> = DigestTable()) {
    self.record = record
    self.files = files
  }

  /// Whether the site is as it was built, apart from files added by others.
  package var holds: Bool { changed.isEmpty && missing.isEmpty && !isUnfinished }
}

/// Compares every file of a built site with its manifest.
///
/// - Throws: `SiteFilesError` if the folder has no manifest, and for I/O errors.
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
