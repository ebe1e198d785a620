import Content

/// The folder that a site is written to, addressed by paths relative to it.
///
/// It never follows a symbolic link on the way to a file, and never changes the bytes of a file in
/// place.
struct OutputFolder: Sendable {
  /// As the user wrote it, without a trailing `/`.
  let path: String
  let disk: Disk

  /// Checks that a site can be written there, without creating anything.
  ///
  /// - Throws: `SiteFilesError` that says what prevents it.
  init(_ output: String, source: String, disk: Disk) throws {
    var path = Substring(output)
    while path.hasSuffix("/") && path.count > 1 { path.removeLast() }
    self.path = String(path)
    self.disk = disk
    let target = try checkTarget()
    guard let source = try disk.realPath(source) else {
      throw SiteFilesError("the source folder \(source) does not exist")
    }
    try checkApart(target: target, source: source)
  }

  /// The status of a path; `""` is the folder itself.
  ///
  /// `nil` if there is nothing at the path, or if one of its parents is not a folder.
  func status(_ name: String) throws -> FileStatus? {
    for parent in folders(above: name) {
      guard try disk.status(full(parent))?.kind == .folder else { return nil }
    }
    return try disk.status(full(name))
  }

  /// The paths of the entries of a folder.
  ///
  /// Names that are not UTF-8 are left out.
  func list(_ name: String) throws -> [String] {
    try disk.list(full(name)).names.map { name.isEmpty ? $0 : joined(name, $0) }
  }

  /// Locks the folder, which must exist, for this build; `nil` if the file system does not support
  /// locks.
  ///
  /// - Throws: `SiteFilesError` if another build is writing to it.
  func lock() throws -> FolderLock? {
    try disk.lock(path)
  }

  /// The path of an entry as passed to the system and shown to the user.
  func full(_ name: String) -> String {
    name.isEmpty ? path : joined(path, name)
  }

  /// The entries of a folder, by name.
  func kinds(in name: String) throws -> [String: FileStatus.Kind] {
    try disk.kinds(full(name))
  }

  /// Whether there is a regular file with exactly these bytes at a path.
  ///
  /// The path's folders must have been checked.
  func holds(_ name: String, _ bytes: [UInt8]) throws -> Bool {
    try disk.holds(full(name), bytes)
  }

  func read(_ name: String) throws -> [UInt8] {
    try disk.read(full(name))
  }

  func removeFile(_ name: String) throws {
    try disk.removeFile(full(name))
  }

  /// Gives a file or a folder of the site the mode of a new one.
  func resetMode(_ name: String) {
    disk.resetMode(full(name))
  }

  /// Replaces a file atomically: at any moment it is complete, either old or new.
  ///
  /// Its folder must exist.
  func replace(_ name: String, with bytes: [UInt8], isDurable: Bool) throws {
    let parent = full(String(parentFolder(of: name)))
    try disk.replace(full(name), in: parent, with: bytes, isDurable: isDurable)
  }

  /// Creates a folder if it does not exist.
  ///
  /// - Throws: `SiteFilesError` if something else is at the path.
  func makeFolder(_ name: String) throws {
    do {
      try disk.makeFolder(full(name))
    } catch {
      // Either the folder already exists, or something else is there.
      switch try status(name)?.kind {
      case .folder: break
      case nil: throw error
      case .link: throw SiteFilesError("\(full(name)) is a symbolic link, which is not followed")
      case .file, .other:
        throw SiteFilesError("\(full(name)) is not a folder: move it, or choose another --output")
      }
    }
  }

  /// Removes a folder if it is empty, and returns whether it did.
  ///
  /// A symbolic link is not removed.
  func removeEmptyFolder(_ name: String) throws -> Bool {
    guard try status(name)?.kind == .folder else { return false }
    return try disk.removeEmptyFolder(full(name))
  }

  /// Removes the temporary files that a killed build left in a folder.
  func removeTemporaries(in name: String) throws {
    guard try status(name)?.kind == .folder else { return }
    for entry in try list(name) where TemporaryName.fits(entry) {
      if try status(entry)?.kind == .file { try removeFile(entry) }
    }
  }
}

extension Disk {
  /// Replaces a file atomically by way of a temporary file in its folder.
  func replace(_ path: String, in folder: String, with bytes: [UInt8], isDurable: Bool) throws {
    let temporary = joined(folder, TemporaryName.make())
    do {
      try create(temporary, bytes, isDurable)
      try rename(temporary, path)
    } catch {
      // Report the first error. If the temporary file remains, the next build removes it.
      try? removeFile(temporary)
      throw error
    }
  }
}

/// The name of a file that is being written, such as `.sitegen-7f03a9c2`.
enum TemporaryName {
  /// A random name: it is unique in practice, so two builds never write to the same file.
  static func make() -> String {
    let digits = String(UInt32.random(in: .min ... .max), radix: 16)
    return prefix + String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// Whether the last component of a path is such a name.
  static func fits(_ path: String) -> Bool {
    let name = fileName(of: path).utf8
    let digits = name.dropFirst(prefix.utf8.count)
    return name.starts(with: prefix.utf8) && digits.count == 8
      && digits.allSatisfy("0123456789abcdef".utf8.contains)
  }

  private static let prefix = ".sitegen-"
}

extension OutputFolder {
  /// The real path of the output folder, which need not exist yet.
  private func checkTarget() throws -> String {
    guard let status = try status("") else { return try checkParent() }
    switch status.kind {
    case .folder: break
    case .link:
      throw SiteFilesError("the output \(path) is a symbolic link: give the folder itself")
    case .file, .other:
      throw SiteFilesError("the output \(path) is not a folder")
    }
    try disk.expectAccess(path, true)
    return try disk.realPath(path) ?? path
  }

  private func checkParent() throws -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let name = parts.last.map(String.init) ?? ""
    let parent = parts.dropLast().joined(separator: "/")
    let start = path.hasPrefix("/") ? "/" : "."
    let real = try disk.realPath(parent.isEmpty ? start : parent)
    guard !name.isEmpty, let real, try disk.status(real)?.kind == .folder else {
      throw SiteFilesError("cannot create the output \(path): its parent is not a folder")
    }
    try disk.expectAccess(real, true)
    return joined(real, name)
  }

  private func checkApart(target: String, source: String) throws {
    if target == source {
      throw SiteFilesError("the output \(path) is the source folder itself: choose another folder")
    }
    if source.lies(in: target) {
      throw SiteFilesError("the source folder is inside the output \(path): choose another folder")
    }
    for part in ["content", "templates"] where target.lies(in: joined(source, part)) {
      throw SiteFilesError(
        "the output \(path) is inside \(part) of the source: choose another folder"
      )
    }
  }
}

extension String {
  /// Whether a path is a folder or is inside it.
  fileprivate func lies(in folder: String) -> Bool {
    self == folder || utf8.starts(with: (folder.hasSuffix("/") ? folder : folder + "/").utf8)
  }
}
