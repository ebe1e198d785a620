package import SiteOutline

/// What the manifest of a folder says of the site in it.
package struct BuiltManifest: Sendable {
  /// `nil` while the site is unfinished.
  package var record: BuildRecord?
  /// The files of the site, sorted.
  package var paths: [SitePath]
}

/// The manifest of a folder; `nil` if it has none, or one of another program.
///
/// - Throws: `SiteFilesError` for I/O errors.
package func builtManifest(at folder: String) throws -> BuiltManifest? {
  let disk = Disk.system
  guard let real = try disk.realPath(folder) else { return nil }
  let path = joined(real, Manifest.name)
  guard try disk.status(path)?.kind == .file,
    let manifest = try Manifest(bytes: disk.read(path))
  else { return nil }
  return BuiltManifest(record: manifest.record, paths: manifest.paths)
}
