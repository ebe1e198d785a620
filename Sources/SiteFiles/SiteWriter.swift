import Digests
import Pages
package import SiteOutline
package import SitePlanning

/// Writes a site so that every page is complete, old or new, whenever the build is killed.
///
/// Call `begin` once, then `write` once for each planned file, on any thread, `add` with what it
/// returns, and `finish` once. Only files that differ are changed, and only files that
/// `manifest.json` lists are ever removed. Before the first change, the manifest is made to list
/// both the old files and the planned ones, so that the next build recognizes the files of a killed
/// one. Until then, files that differ wait (`open`).
///
/// The folder is locked (`FolderLock`) from `begin`, or from when it is created, until `finish`
/// returns or throws, or the writer goes out of scope.
package struct SiteWriter: Sendable {
  private(set) var folder: OutputFolder
  /// The manifest of the last build.
  private(set) var old = Manifest()
  private var plan = Plan()
  private(set) var record: BuildRecord?
  private var scan = OutputScan()
  /// The SHA-256 of each planned file as this build made it.
  private var digests: [Digest?] = []
  private var summary = WriteSummary()
  private(set) var isOpen = false
  /// Whether the folder is locked or does not support locks.
  private var isLocked = false
  private var lock: FolderLock?

  /// Checks that a site can be written to a folder, which need not exist yet.
  ///
  /// - Throws: `SiteFilesError` if the output is a link or not a folder, is not writable, contains
  ///   the source folder, or is inside its `content/` or `templates/`.
  package init(output: String, source: String) throws {
    try self.init(output: output, source: source, disk: .system)
  }

  init(output: String, source: String, disk: Disk) throws {
    folder = try OutputFolder(output, source: source, disk: disk)
  }

  /// Sets the paths of all files that will be written, and what they are made from.
  ///
  /// Changes nothing on the disk.
  ///
  /// - Throws: `SiteFilesError` if the paths cannot coexist in one folder, if another build is
  ///   writing to the folder, if a planned path has a file that sitegen did not write, if a file
  ///   that is no longer planned was changed, or if the manifest cannot be read.
  package mutating func begin(paths: [SitePath], record: BuildRecord? = nil) throws {
    plan = try Plan(paths)
    self.record = record
    if try folder.status("") != nil { try lockFolder() }
    try look()
  }

  /// Locks the folder for this build.
  private mutating func lockFolder() throws {
    lock = try folder.lock()
    isLocked = true
  }

  /// Reads the state of the folder.
  private mutating func look() throws {
    old = try readManifest(in: folder)
    scan = try OutputScan(of: plan, in: folder)
    try checkNothingForeign(at: plan, scan, old: old, in: folder)
    try checkNothingChanged(besides: plan, since: old, in: folder)
  }

  /// Whether it is certain, before the first file is made, that something will change.
  var mustChange: Bool {
    !old.unfinished.isEmpty || scan.isMissing.contains(true)
      || old.files.names.contains { plan.paths.position(of: $0) == nil }
  }

  /// Writes one planned file unless it already exists with the same bytes.
  ///
  /// May be called on any number of threads at once.
  ///
  /// - Throws: `SiteFilesError` for I/O errors; the old file is then left intact.
  package func write(_ file: RenderedFile) throws -> WrittenFile {
    let path = file.path.text
    guard let position = plan.paths.position(of: file.path) else {
      throw SiteFilesError("\(path) was written without being planned")
    }
    let digest = Digest(of: file.bytes)
    if try !scan.isMissing[position] && folder.holds(path, file.bytes) {
      folder.resetMode(path)
      return WrittenFile(position: position, digest: digest, outcome: .unchanged)
    }
    guard isOpen else {
      return WrittenFile(position: position, digest: digest, outcome: .waiting(file))
    }
    try folder.replace(path, with: file.bytes, isDurable: false)
    return WrittenFile(position: position, digest: digest, outcome: .written)
  }

  /// Records the outcome of some files, and writes those that waited.
  ///
  /// - Throws: `SiteFilesError` for I/O errors.
  package mutating func add(_ files: [WrittenFile]) throws {
    // Not allocated earlier, because memory use peaks while the first files are made.
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

  /// Prepares the folder for the planned files: writes a manifest of all files that are ours
  /// before, during and after the build, removes old files and folders that are in the way, and
  /// creates the folders.
  ///
  /// - Throws: `SiteFilesError` if something in the way is not ours, and for I/O errors.
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

  /// Creates and locks the folder if it did not exist.
  private mutating func makeFolder() throws {
    guard !isLocked else { return }
    try folder.makeFolder("")
    try lockFolder()
    // Another build may have run since `begin`.
    try look()
  }

  /// Removes the files of earlier builds that this one did not make, and writes the final manifest.
  ///
  /// - Throws: `SiteFilesError` if a planned file was never written, and for I/O errors; the next
  ///   build then continues from there.
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
    for path in left { try removeOwn(path) }
    for name in plan.folders where scan.folders.contains(name) { folder.resetMode(name) }
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
  private func closeManifest(_ new: Manifest) throws {
    var new = new
    // A build that changed nothing also keeps the time in the manifest.
    if !isOpen && new.agrees(with: old) { new.record = old.record }
    let bytes = new.bytes
    if try folder.holds(Manifest.name, bytes) { return folder.resetMode(Manifest.name) }
    try folder.replace(Manifest.name, with: bytes, isDurable: true)
  }

  /// Removes a file of an earlier build.
  ///
  /// - Throws: `SiteFilesError` if somebody has changed it since the build began.
  private mutating func removeOwn(_ path: SitePath) throws {
    // If a folder has replaced the page, it contains pages of this build or the one before.
    guard let status = try folder.status(path.text), status.kind != .folder else { return }
    // The old spelling may refer to a new file.
    if try folder.isRespelt(path, in: &plan) { return }
    if try folder.isChanged(path, since: old) { throw changedSince(path, folder) }
    try folder.removeFile(path.text)
    summary.removed += 1
  }

  /// Removes a page of an earlier build where this build needs a folder, such as `about` for
  /// `about/a.html`.
  ///
  /// A file that is not ours is left, and `makeFolder` reports it.
  private mutating func clearFile(inTheWay name: String) throws {
    guard try folder.status(name)?.kind == .file else { return }
    if let path = SitePath(name), old.lists(path) { try removeOwn(path) }
  }

  /// Removes a folder of an earlier build where this build needs a file.
  private mutating func clearFolder(_ name: String) throws {
    try folder.removeTemporaries(in: name)
    for inner in try folder.list(name) {
      let kind = try folder.status(inner)?.kind
      if kind == .folder {
        try clearFolder(inner)
      } else if let path = SitePath(inner), old.lists(path) {
        try removeOwn(path)
      }
    }
    guard try folder.removeEmptyFolder(name) else {
      throw SiteFilesError(
        "\(folder.full(name)) contains files that sitegen did not write, or that have changed"
      )
    }
  }

  private func removeTemporaries() throws {
    try folder.removeTemporaries(in: "")
    // Other folders can contain temporary files only if the previous build did not finish.
    guard !old.unfinished.isEmpty else { return }
    for name in foldersAbove(old.paths + plan.paths) { try folder.removeTemporaries(in: name) }
  }

  /// Removes the folders that have no pages left, innermost first.
  private func removeEmptyFolders(above paths: [SitePath]) throws {
    for name in foldersAbove(paths).reversed() { _ = try folder.removeEmptyFolder(name) }
  }
}
