import Digests
package import Pages

/// What a build did to the output folder.
package struct WriteSummary: Hashable, Sendable {
  /// Files that were new or differed.
  package var written = 0
  package var unchanged = 0
  /// Files of earlier builds that this one no longer makes.
  package var removed = 0
  /// Files of earlier builds that this one no longer makes, but that someone has changed since: they
  /// are left in place and belong to that person from now on.
  package var kept: [SitePath] = []
}

/// Writes a site so that each page is whole, old or new, at whatever moment the build is killed.
///
/// Call `begin` once, `write` once for each planned file, `finish` once. Only what differs is
/// touched; only what `manifest.json` lists is ever removed. Before the first change the manifest lists
/// what was there and what is planned, so that the next build knows the files of a killed one.
package struct SiteWriter {
  private var folder: OutputFolder
  private var old = Manifest()
  private var plan = Plan()
  /// The SHA-256 of each file that this build has made.
  private var hashes: [SitePath: String] = [:]
  private var summary = WriteSummary()
  private var hasBegunToChange = false

  /// Checks that a site can be written to a folder, which may be yet to be made.
  ///
  /// - Throws: `SiteFilesError` for an output that is a link or no folder, cannot be written, holds
  ///   the source folder, or lies in its `content/` or `templates/`.
  package init(output: String, source: String) throws {
    try self.init(output: output, source: source, disk: .system)
  }

  init(output: String, source: String, disk: Disk) throws {
    folder = try OutputFolder(output, source: source, disk: disk)
  }

  /// Takes the paths of all files that will be written; changes nothing on the disk.
  ///
  /// - Throws: `SiteFilesError` for paths that cannot stand in one folder, for a file of someone
  ///   else at a planned path, and for a manifest that cannot be read.
  package mutating func begin(paths: [SitePath]) throws {
    plan = try Plan(paths)
    old = try readManifest(in: folder)
    try checkNothingForeign(at: plan, old: old, in: folder)
  }

  /// Writes one planned file, unless the same bytes stand there already.
  ///
  /// - Throws: `SiteFilesError` when the disk does not take it; the old file is then still there.
  package mutating func write(_ file: RenderedFile) throws {
    let path = file.path
    guard plan.paths.contains(path) else {
      throw SiteFilesError("\(path.text) was written without being planned")
    }
    if try isWritten(file) {
      summary.unchanged += 1
    } else {
      try beginToChange()
      for parent in folders(above: path.text) {
        try clearFile(inTheWay: parent)
        try folder.makeFolder(parent)
      }
      if try folder.status(path.text)?.kind == .folder { try clearFolder(path.text) }
      try folder.replace(path.text, with: file.bytes, isDurable: false)
      summary.written += 1
    }
    hashes[path] = sha256Text(file.bytes)
  }

  /// Removes what earlier builds made and this one does not, and closes the manifest.
  ///
  /// - Throws: `SiteFilesError` when a planned file was never written, or the disk fails; the next
  ///   build then goes on from there.
  package mutating func finish() throws -> WriteSummary {
    if let missing = plan.paths.subtracting(hashes.keys).min() {
      throw SiteFilesError("\(missing.text) was planned but never written")
    }
    let left = old.paths.filter { !plan.paths.contains($0) }
    if !left.isEmpty { try beginToChange() }
    for path in left where try removeOwn(path) == .changed {
      summary.kept.append(path)
    }
    try removeTemporaries()
    try removeEmptyFolders(above: left)
    try closeManifest()
    return summary
  }
}

extension SiteWriter {
  /// What became of a file of an earlier build.
  private enum Removal {
    case missing, removed, changed
  }

  private func isWritten(_ file: RenderedFile) throws -> Bool {
    guard let status = try folder.status(file.path.text) else { return false }
    guard status.kind == .file, status.size == file.bytes.count else { return false }
    return try folder.read(file.path.text) == file.bytes
  }

  /// Writes the manifest of all that is ours before, during and after the build.
  private mutating func beginToChange() throws {
    guard !hasBegunToChange else { return }
    try folder.makeFolder("")
    let union = old.beginning(plan.paths).bytes
    try folder.replace(Manifest.name, with: union, isDurable: true)
    hasBegunToChange = true
  }

  private mutating func closeManifest() throws {
    let bytes = Manifest(files: hashes).bytes
    let isThere = try folder.status(Manifest.name) != nil
    if try isThere && folder.read(Manifest.name) == bytes { return }
    try folder.makeFolder("")
    try folder.replace(Manifest.name, with: bytes, isDurable: true)
  }

  /// Removes a file of an earlier build, unless someone has changed it since.
  private mutating func removeOwn(_ path: SitePath) throws -> Removal {
    // A folder in the page's place is that of pages below it, made by this build or the one before.
    guard let status = try folder.status(path.text), status.kind != .folder else { return .missing }
    guard status.kind == .file else { return .changed }
    if let known = old.files[path], try sha256Text(folder.read(path.text)) != known {
      return .changed
    }
    // On a disk that does not tell cases apart, an old spelling may lead to a new file.
    if let new = plan.spellings[path.text.lowercased()],
      try folder.status(new.text)?.identity == status.identity
    {
      return .missing
    }
    try folder.removeFile(path.text)
    summary.removed += 1
    return .removed
  }

  /// Removes a page of an earlier build where this build needs a folder: `about` for `about/a.html`.
  ///
  /// What is not ours stays, and `makeFolder` says so.
  private mutating func clearFile(inTheWay name: String) throws {
    guard try folder.status(name)?.kind == .file else { return }
    if let path = SitePath(name), old.lists(path) { _ = try removeOwn(path) }
  }

  /// Removes a folder of an earlier build where this build needs a file.
  private mutating func clearFolder(_ name: String) throws {
    try folder.removeTemporaries(in: name)
    for inner in try folder.list(name) {
      let kind = try folder.status(inner)?.kind
      if kind == .folder {
        try clearFolder(inner)
      } else if let path = SitePath(inner), old.lists(path) {
        _ = try removeOwn(path)
      }
    }
    guard try folder.removeEmptyFolder(name) else {
      throw SiteFilesError(
        "\(folder.full(name)) is in the way: it holds what someone else wrote or changed"
      )
    }
  }

  private func removeTemporaries() throws {
    try folder.removeTemporaries(in: "")
    // Every other folder can hold some only if the build before did not end.
    guard !old.unfinished.isEmpty else { return }
    for name in foldersAbove(old.paths + plan.paths) { try folder.removeTemporaries(in: name) }
  }

  /// Removes the folders that lost their last page, the innermost first.
  private mutating func removeEmptyFolders(above paths: [SitePath]) throws {
    for name in foldersAbove(paths).reversed() { _ = try folder.removeEmptyFolder(name) }
  }
}
