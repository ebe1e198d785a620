import Content
import Pages
import SiteOutline
import SitePlanning

/// The files that a build will write: paths that can all stand in one folder, on any disk.
struct Plan {
  private(set) var paths: [SitePath] = []
  /// The folders that they lie in, each once: an outer one before its inner ones.
  private(set) var folders: [String] = []
  /// The paths by their spelling in small letters, made when a file of an earlier build is to go.
  private(set) lazy var spellings = Dictionary(
    paths.map { ($0.text.lowercased(), $0) },
    uniquingKeysWith: { $1 }
  )

  /// Nothing to write.
  init() {}

  /// - Throws: `SiteFilesError` for two paths that differ only in case, a path that is both file
  ///   and folder, and names that the writer keeps to itself.
  init(_ paths: [SitePath]) throws {
    self.paths = paths.sorted()
    if let (first, second) = caseCollisions(among: self.paths.map(\.text)).first {
      throw SiteFilesError(
        "the pages \(first) and \(second) differ only in case: on many disks they are one"
      )
    }
    for path in self.paths where path.text == Manifest.name || TemporaryName.fits(path.text) {
      throw SiteFilesError("no page can be called \(path.text): the writer uses that name")
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

/// Refuses a plan that would replace what the writer did not make.
///
/// - Throws: `SiteFilesError` that names one such file, the same on each run.
func checkNothingForeign(
  at plan: Plan,
  _ scan: OutputScan,
  old: Manifest,
  in folder: OutputFolder
) throws {
  for (name, kind) in scan.others {
    // A page of an earlier build gives way to a folder; the plan has no page of that name.
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

/// The folders that any of the paths lies in, each once, sorted: an outer one before its inner ones.
func foldersAbove(_ paths: some Sequence<SitePath>) -> [String] {
  var names: Set<String> = []
  var last = ""[...]
  for path in paths {
    // Most paths lie in the folder of the one before.
    let folder = parentFolder(of: path.text)
    if !folder.utf8.elementsEqual(last.utf8) { names.formUnion(folders(above: path.text)) }
    last = folder
  }
  return names.sorted()
}

private func foreign(_ name: String, _ folder: OutputFolder) -> SiteFilesError {
  SiteFilesError(
    """
    \(folder.full(name)) stands where a page would go, and sitegen did not write it: move it away, \
    or name another folder with --output
    """
  )
}

/// The first file in a folder that no earlier build made.
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
