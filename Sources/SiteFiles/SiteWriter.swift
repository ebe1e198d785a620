import Digests
import Pages
package import SiteOutline
package import SitePlanning

/// Writes a site so that each page is whole, old or new, at whatever moment the build is killed.
///
/// Call `begin` once, `write` once for each planned file, on any thread, `add` with what it gives, and
/// `finish` once. Only what differs is touched; only what `manifest.json` lists is ever removed. Before
/// the first change the manifest lists what was there and what is planned, so that the next build
/// knows the files of a killed one; until then a file that differs waits (`open`).
///
/// The folder is kept to this build (`FolderLock`) from `begin` to the end of `finish`, or until the writer
/// is gone; one that is yet to be made, from when it is made.
package struct SiteWriter: Sendable {
  private var folder: OutputFolder
  private var old = Manifest()
  private var plan = Plan()
  private var record: BuildRecord?
  private var scan = OutputScan()
  /// Of each planned file, the SHA-256 of what this build has made.
  private var digests: [Digest?] = []
  private var summary = WriteSummary()
  private(set) var isOpen = false
  /// Whether the folder is locked, or cannot be.
  private var isLocked = false
  private var lock: FolderLock?

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

  /// Takes the paths of all files that will be written, and what they are made from; changes nothing
  /// on the disk.
  ///
  /// - Throws: `SiteFilesError` for paths that cannot stand in one folder, for a folder that another
  ///   build is writing to, for a file of someone else at a planned path, and for a manifest that
  ///   cannot be read.
  package mutating func begin(paths: [SitePath], record: BuildRecord? = nil) throws {
    plan = try Plan(paths)
    self.record = record
    if try folder.status("") != nil { try lockFolder() }
    try look()
  }

  /// Keeps the folder to this build.
  private mutating func lockFolder() throws {
    lock = try folder.lock()
    isLocked = true
  }

  /// Takes in what stands in the folder.
  private mutating func look() throws {
    old = try readManifest(in: folder)
    scan = try OutputScan(of: plan, in: folder)
    try checkNothingForeign(at: plan, scan, old: old, in: folder)
  }

  /// Whether it is known before the first file that something will change.
  var mustChange: Bool {
    !old.unfinished.isEmpty || scan.isMissing.contains(true)
      || old.files.names.contains { plan.paths.position(of: $0) == nil }
  }

  /// Writes one planned file, unless the same bytes stand there already; any number of threads may do
  /// so at once.
  ///
  /// - Throws: `SiteFilesError` when the disk does not take it; the old file is then still there.
  package func write(_ file: RenderedFile) throws -> WrittenFile {
    let path = file.path.text
    guard let position = plan.paths.position(of: file.path) else {
      throw SiteFilesError("\(path) was written without being planned")
    }
    let digest = Digest(of: file.bytes)
    if try !scan.isMissing[position] && folder.holds(path, file.bytes) {
      return WrittenFile(position: position, digest: digest, outcome: .unchanged)
    }
    guard isOpen else {
      return WrittenFile(position: position, digest: digest, outcome: .waiting(file))
    }
    try folder.replace(path, with: file.bytes, isDurable: false)
    return WrittenFile(position: position, digest: digest, outcome: .written)
  }

  /// Takes what became of some files; those that waited are written.
  ///
  /// - Throws: `SiteFilesError` when the disk does not take them.
  package mutating func add(_ files: [WrittenFile]) throws {
    // Not before: memory is at its most while files are made.
    if digests.isEmpty { digests = Array(repeating: nil, count: plan.paths.count) }
    for file in files {
      digests[file.position] = file.digest
      switch file.outcome {
      case .unchanged: summary.unchanged += 1
      case .written: summary.written += 1
      case .waiting(let waiting):
        try open()
        try folder.replace(waiting.path.text, with: waiting.bytes, isDurable: false)
        summary.written += 1
      }
    }
  }

  /// Makes way for the planned files: writes the manifest of all that is ours before, during and after
  /// the build, clears what stands in the place of a page or a folder, and makes the folders.
  ///
  /// - Throws: `SiteFilesError` for what is in the way and not ours, or a disk that fails.
  mutating func open() throws {
    guard !isOpen else { return }
    try makeFolder()
    let union = old.beginning(plan.paths).bytes
    try folder.replace(Manifest.name, with: union, isDurable: true)
    let filesInTheWay = Set(scan.others.lazy.filter { $0.kind == .file }.map(\.name))
    for name in plan.folders where !scan.folders.contains(name) {
      if filesInTheWay.contains(name) { try clearFile(inTheWay: name) }
      try folder.makeFolder(name)
    }
    for path in scan.foldersInTheWay { try clearFolder(path.text) }
    isOpen = true
  }

  /// Makes and locks the folder where it was not there.
  private mutating func makeFolder() throws {
    guard !isLocked else { return }
    try folder.makeFolder("")
    try lockFolder()
    // Another build may have come and gone since `begin`.
    try look()
  }

  /// Removes what earlier builds made and this one does not, and closes the manifest.
  ///
  /// - Throws: `SiteFilesError` when a planned file was never written, or the disk fails; the next
  ///   build then goes on from there.
  package mutating func finish() throws -> WriteSummary {
    defer { lock?.release() }
    let made = digests.compactMap(\.self)
    if made.count < plan.paths.count {
      let missing = plan.paths[digests.firstIndex(of: nil) ?? 0]
      throw SiteFilesError("\(missing.text) was planned but never written")
    }
    try makeFolder()
    let left = old.paths.filter { plan.paths.position(of: $0) == nil }
    if !left.isEmpty { try open() }
    for path in left where try removeOwn(path) == .changed {
      summary.kept.append(path)
    }
    try removeTemporaries()
    try removeEmptyFolders(above: left)
    let files = DigestTable(names: plan.paths, digests: made)
    try closeManifest(Manifest(record: record, files: files))
    summary.manifest = try folder.status(Manifest.name)
    summary.paths = plan.paths
    return summary
  }
}

extension SiteWriter {
  /// What became of a file of an earlier build.
  private enum Removal {
    case missing, removed, changed
  }

  private func closeManifest(_ new: Manifest) throws {
    var new = new
    // A build that has changed nothing leaves the manifest too, whatever the clock says.
    if !isOpen && new.agrees(with: old) { new.record = old.record }
    let bytes = new.bytes
    if try folder.holds(Manifest.name, bytes) { return }
    try folder.replace(Manifest.name, with: bytes, isDurable: true)
  }

  /// Removes a file of an earlier build, unless someone has changed it since.
  private mutating func removeOwn(_ path: SitePath) throws -> Removal {
    // A folder in the page's place is that of pages below it, made by this build or the one before.
    guard let status = try folder.status(path.text), status.kind != .folder else { return .missing }
    guard status.kind == .file else { return .changed }
    if let known = old.files[path], try Digest(of: folder.read(path.text)) != known {
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
  private func removeEmptyFolders(above paths: [SitePath]) throws {
    for name in foldersAbove(paths).reversed() { _ = try folder.removeEmptyFolder(name) }
  }
}
