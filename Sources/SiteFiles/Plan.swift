import Content
import Digests
import Pages
import SiteOutline
import SitePlanning

/// The files that a build will write, whose paths can coexist in one folder on any file system.
struct Plan {
  private(set) var paths: [SitePath] = []
  /// The folders that contain them, without duplicates; outer folders come before inner ones.
  private(set) var folders: [String] = []
  /// The paths by their lowercase spelling.
  ///
  /// Lazy, because only the removal of old files needs it.
  private(set) lazy var spellings = Dictionary(
    paths.map { ($0.text.lowercased(), $0) },
    uniquingKeysWith: { $1 }
  )

  /// An empty plan.
  init() {}

  /// - Throws: `SiteFilesError` if two paths differ only in case, if a path is both a file and a
  ///   folder, or if a name is reserved for the writer.
  init(_ paths: [SitePath]) throws {
    self.paths = paths.sorted()
    if let (first, second) = caseCollisions(among: self.paths.map(\.text)).first {
      throw SiteFilesError(
        "the pages \(first) and \(second) differ only in case: many disks treat them as one"
      )
    }
    for path in self.paths where path.text == Manifest.name || TemporaryName.fits(path.text) {
      throw SiteFilesError("no page can be named \(path.text): the name is reserved")
    }
    for (path, next) in zip(self.paths, self.paths.dropFirst()) where path == next {
      throw SiteFilesError("two pages have the path \(path.text)")
    }
    folders = foldersAbove(paths)
    let names = Set(folders)
    if let path = self.paths.first(where: { names.contains($0.text) }) {
      throw SiteFilesError("\(path.text) would be both a page and a folder of pages")
    }
  }
}

extension Plan {
  /// Whether a file is planned at a path.
  func lists(_ name: String) -> Bool {
    SitePath(name).flatMap(paths.position) != nil
  }
}

/// Rejects a plan that would replace files that the writer did not make.
///
/// - Throws: `SiteFilesError` that names one such file, the same one on each run.
func checkNothingForeign(
  at plan: Plan,
  _ scan: OutputScan,
  old: Manifest,
  in folder: OutputFolder
) throws {
  for (name, kind) in scan.others {
    // A page of an earlier build is replaced by a folder; the plan has no page of that name.
    if kind == .file, let path = SitePath(name), old.lists(path) { continue }
    if kind == .link, !plan.lists(name) {
      throw SiteFilesError("\(folder.full(name)) is a symbolic link, which is not followed")
    }
    throw foreign(name, folder)
  }
  if let path = scan.files.first(where: { !old.lists($0) }) { throw foreign(path.text, folder) }
  for path in scan.foldersInTheWay {
    if let name = try foreignFile(under: path.text, old, folder) { throw foreign(name, folder) }
  }
}

/// Rejects a plan without a file of an earlier build that somebody has changed since.
///
/// Without this, readers would still find the page, and nobody would know.
///
/// - Throws: `SiteFilesError` that names one such file, the same one on each run.
func checkNothingChanged(
  besides plan: Plan,
  since old: Manifest,
  in folder: OutputFolder
) throws {
  var plan = plan
  for path in old.paths where plan.paths.position(of: path) == nil {
    guard try folder.isChanged(path, since: old), try !folder.isRespelt(path, in: &plan)
    else { continue }
    throw changedSince(path, folder)
  }
}

extension OutputFolder {
  /// Whether somebody has changed a file since a build wrote it.
  ///
  /// A file that is gone, or that a folder has replaced, is not changed.
  func isChanged(_ path: SitePath, since old: Manifest) throws -> Bool {
    guard let status = try status(path.text), status.kind != .folder else { return false }
    guard status.kind == .file else { return true }
    guard let known = old.files[path] else { return false }
    return try Digest(of: read(path.text)) != known
  }

  /// Whether a path is another spelling of a planned file that exists, as on a case-insensitive
  /// file system.
  func isRespelt(_ path: SitePath, in plan: inout Plan) throws -> Bool {
    guard let new = plan.spellings[path.text.lowercased()], let status = try status(path.text)
    else { return false }
    return try self.status(new.text)?.identity == status.identity
  }
}

func changedSince(_ path: SitePath, _ folder: OutputFolder) -> SiteFilesError {
  SiteFilesError(
    """
    \(folder.full(path.text)) is no longer part of the site, but somebody has changed it since \
    sitegen wrote it: save what you need from it, delete it, and build again
    """
  )
}

/// The folders that contain any of the paths, sorted and without duplicates; outer folders come
/// before inner ones.
func foldersAbove(_ paths: some Sequence<SitePath>) -> [String] {
  var names: Set<String> = []
  var last = ""[...]
  for path in paths {
    // Most paths are in the same folder as the previous one.
    let folder = parentFolder(of: path.text)
    if !folder.utf8.elementsEqual(last.utf8) { names.formUnion(folders(above: path.text)) }
    last = folder
  }
  return names.sorted()
}

private func foreign(_ name: String, _ folder: OutputFolder) -> SiteFilesError {
  SiteFilesError(
    """
    \(folder.full(name)) has the path of a page, but sitegen did not write it: move it, or choose \
    another folder with --output
    """
  )
}

/// The first file in a folder that was not made by an earlier build, or `nil`.
private func foreignFile(
  under name: String,
  _ old: Manifest,
  _ folder: OutputFolder
) throws -> String? {
  for inner in try folder.list(name) {
    let kind = try folder.status(inner)?.kind
    if kind == .folder {
      if let found = try foreignFile(under: inner, old, folder) { return found }
    } else if !TemporaryName.fits(inner) {
      guard let path = SitePath(inner), old.lists(path) else { return inner }
    }
  }
  return nil
}
