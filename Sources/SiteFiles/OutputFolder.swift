import Content

/// The folder that a site is written to, by paths within it.
///
/// It never follows a symbolic link on the way to a file, and never changes a file in place.
struct OutputFolder: Sendable {
  /// As the user named it, without `/` at the end.
  let path: String
  let disk: Disk

  /// Checks that a site can be written there; nothing is made yet.
  ///
  /// - Throws: `SiteFilesError` that says what is in the way.
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

  /// What stands at a path; `""` is the folder itself.
  ///
  /// Nil where there is nothing, and where the way there leads over anything but folders.
  func status(_ name: String) throws -> FileStatus? {
    for parent in folders(above: name) {
      guard try disk.status(full(parent))?.kind == .folder else { return nil }
    }
    return try disk.status(full(name))
  }

  /// The paths of what a folder holds; names that are not UTF-8 are left out.
  func list(_ name: String) throws -> [String] {
    try disk.list(full(name)).names.map { name.isEmpty ? $0 : joined(name, $0) }
  }

  /// Keeps the folder, which must be there, to this build; nil where the disk has no locks.
  ///
  /// - Throws: `SiteFilesError` where another build is writing to it.
  func lock() throws -> FolderLock? {
    try disk.lock(path)
  }

  /// The path as the system and the user know it.
  func full(_ name: String) -> String {
    name.isEmpty ? path : joined(path, name)
  }

  /// What stands in a folder, by the name of each.
  func kinds(in name: String) throws -> [String: FileStatus.Kind] {
    try disk.kinds(full(name))
  }

  /// Whether a regular file with exactly these bytes stands at a path whose folders are known.
  func holds(_ name: String, _ bytes: [UInt8]) throws -> Bool {
    try disk.holds(full(name), bytes)
  }

  func read(_ name: String) throws -> [UInt8] {
    try disk.read(full(name))
  }

  func removeFile(_ name: String) throws {
    try disk.removeFile(full(name))
  }

  /// Puts bytes at a path in one step: the file is whole, old or new, at any moment.
  ///
  /// Its folder must be there.
  func replace(_ name: String, with bytes: [UInt8], isDurable: Bool) throws {
    let temporary = joined(full(String(parentFolder(of: name))), TemporaryName.make())
    do {
      try disk.create(temporary, bytes, isDurable)
      try disk.rename(temporary, full(name))
    } catch {
      // The first error is the one to tell; what stays behind here the next build removes.
      try? disk.removeFile(temporary)
      throw error
    }
  }

  /// Makes a folder where there is none.
  ///
  /// - Throws: `SiteFilesError` where something else stands.
  func makeFolder(_ name: String) throws {
    do {
      try disk.makeFolder(full(name))
    } catch {
      // It is there, or something else is.
      switch try status(name)?.kind {
      case .folder: break
      case nil: throw error
      case .link: throw SiteFilesError("\(full(name)) is a symbolic link, which is not followed")
      case .file, .other: throw SiteFilesError("\(full(name)) is in the way: it is not a folder")
      }
    }
  }

  /// Removes a folder if it is empty, and says whether it did; a link is no folder.
  func removeEmptyFolder(_ name: String) throws -> Bool {
    guard try status(name)?.kind == .folder else { return false }
    return try disk.removeEmptyFolder(full(name))
  }

  /// Removes the files beside pages that a killed build left half written.
  func removeTemporaries(in name: String) throws {
    guard try status(name)?.kind == .folder else { return }
    for entry in try list(name) where TemporaryName.fits(entry) {
      if try status(entry)?.kind == .file { try removeFile(entry) }
    }
  }
}

/// The name of a file that is being written: `.sitegen-7f03a9c2`.
enum TemporaryName {
  /// Two names are never equal in practice, so that two builds do not write one file.
  static func make() -> String {
    let digits = String(UInt32.random(in: .min ... .max), radix: 16)
    return prefix + String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// Whether a path ends in such a name.
  static func fits(_ path: String) -> Bool {
    let name = fileName(of: path).utf8
    let digits = name.dropFirst(prefix.utf8.count)
    return name.starts(with: prefix.utf8) && digits.count == 8
      && digits.allSatisfy("0123456789abcdef".utf8.contains)
  }

  private static let prefix = ".sitegen-"
}

extension OutputFolder {
  /// The real path of the output, which may be a folder yet to be made.
  private func checkTarget() throws -> String {
    guard let status = try status("") else { return try checkParent() }
    switch status.kind {
    case .folder: break
    case .link:
      throw SiteFilesError("the output \(path) is a symbolic link: name the folder itself")
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
      throw SiteFilesError("the output \(path) cannot be made: there is no folder to make it in")
    }
    try disk.expectAccess(real, true)
    return joined(real, name)
  }

  private func checkApart(target: String, source: String) throws {
    if target == source {
      throw SiteFilesError("the output \(path) is the source folder itself: name another folder")
    }
    if source.lies(in: target) {
      throw SiteFilesError("the source folder lies in the output \(path): name another folder")
    }
    for part in ["content", "templates"] where target.lies(in: joined(source, part)) {
      throw SiteFilesError("the output \(path) lies in \(part) of the source: name another folder")
    }
  }
}

extension String {
  /// Whether a path is a folder or lies in it.
  fileprivate func lies(in folder: String) -> Bool {
    self == folder || utf8.starts(with: (folder.hasSuffix("/") ? folder : folder + "/").utf8)
  }
}
