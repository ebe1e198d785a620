#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

extension Disk {
  /// The disk of this machine, through POSIX calls, because their behaviour is fully specified.
  static var system: Disk {
    Disk(
      lock: { folder in try FolderLock(folder) },
      status: statusOfFile,
      realPath: realPathOfFile,
      expectAccess: expectAccessToFolder,
      list: listFolder,
      kinds: kindsInFolder,
      holds: fileHolds,
      read: readFile,
      create: createFile,
      rename: replaceFile,
      removeFile: { path in
        guard unlink(path) == 0 else { throw ioError("remove", path) }
      },
      makeFolder: { path in
        guard mkdir(path, 0o777) == 0 else { throw ioError("create the folder", path) }
      },
      removeEmptyFolder: removeFolderIfEmpty,
      resetMode: resetModeOfEntry
    )
  }
}

/// The error for the call that has just failed.
func ioError(_ verb: String, _ path: String) -> SiteFilesError {
  SiteFilesError("cannot \(verb) \(path): \(String(cString: strerror(errno)))")
}

private func statusOfFile(_ path: String) throws -> FileStatus? {
  var info = stat()
  guard lstat(path, &info) == 0 else {
    if errno == ENOENT || errno == ENOTDIR { return nil }
    throw ioError("inspect", path)
  }
  let kind: FileStatus.Kind =
    switch info.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  #if canImport(Darwin)
  let (modified, changed) = (info.st_mtimespec, info.st_ctimespec)
  #else
  let (modified, changed) = (info.st_mtim, info.st_ctim)
  #endif
  return FileStatus(
    kind: kind,
    size: Int(info.st_size),
    identity: FileStatus.Identity(info),
    modified: FileStatus.Moment(modified),
    changed: FileStatus.Moment(changed)
  )
}

extension FileStatus.Identity {
  fileprivate init(_ info: stat) {
    disk = UInt64(truncatingIfNeeded: info.st_dev)
    file = UInt64(truncatingIfNeeded: info.st_ino)
  }
}

/// The identity of the folder at a path, which may lead through links; `nil` if there is none.
func identityOfFolder(_ path: String) -> FileStatus.Identity? {
  var info = stat()
  guard stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFDIR else { return nil }
  return FileStatus.Identity(info)
}

extension FileStatus.Moment {
  fileprivate init(_ time: timespec) {
    seconds = UInt64(truncatingIfNeeded: time.tv_sec)
    nanoseconds = UInt64(truncatingIfNeeded: time.tv_nsec)
  }
}

private func realPathOfFile(_ path: String) throws -> String? {
  guard let resolved = realpath(path, nil) else {
    if errno == ENOENT || errno == ENOTDIR { return nil }
    throw ioError("find", path)
  }
  defer { free(resolved) }
  return String(cString: resolved)
}

private func expectAccessToFolder(_ folder: String, isWritable: Bool) throws {
  guard access(folder, R_OK | X_OK) == 0 else { throw ioError("read the folder", folder) }
  guard !isWritable || access(folder, W_OK) == 0 else { throw ioError("write to", folder) }
}

private func listFolder(_ folder: String) throws -> FolderNames {
  var found = FolderNames(names: [], notUTF8: [])
  try walk(folder) { bytes, _ in
    if let name = String(validating: bytes, as: UTF8.self) {
      found.names.append(name)
    } else {
      found.notUTF8.append(String(decoding: bytes, as: UTF8.self))
    }
  }
  found.names.sort()
  found.notUTF8.sort()
  return found
}

private func kindsInFolder(_ folder: String) throws -> [String: FileStatus.Kind] {
  var kinds: [String: FileStatus.Kind] = [:]
  try walk(folder) { bytes, type in
    guard let name = String(validating: bytes, as: UTF8.self) else { return }
    switch type {
    case UInt8(DT_REG): kinds[name] = .file
    case UInt8(DT_DIR): kinds[name] = .folder
    case UInt8(DT_LNK): kinds[name] = .link
    // Some file systems do not report the type of an entry in the listing.
    case UInt8(DT_UNKNOWN): kinds[name] = try statusOfFile(joined(folder, name))?.kind
    default: kinds[name] = .other
    }
  }
  return kinds
}

/// Calls `use` with the name and the type (such as `DT_REG`) of each entry of a folder except `.`
/// and `..`.
private func walk(_ folder: String, _ use: (_ name: [UInt8], _ type: UInt8) throws -> Void) throws {
  guard let stream = opendir(folder) else { throw ioError("read the folder", folder) }
  defer { closedir(stream) }
  while true {
    errno = 0
    guard let entry = readdir(stream) else { break }
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
    if name == [dot] || name == [dot, dot] { continue }
    try use(name, entry.pointee.d_type)
  }
  guard errno == 0 else { throw ioError("read the folder", folder) }
}

private let dot = UInt8(ascii: ".")

private func fileHolds(_ path: String, _ bytes: [UInt8]) throws -> Bool {
  let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
  guard descriptor >= 0 else {
    if errno == ENOENT || errno == ENOTDIR || errno == ELOOP { return false }
    throw ioError("read", path)
  }
  defer { close(descriptor) }
  var info = stat()
  guard fstat(descriptor, &info) == 0 else { throw ioError("read", path) }
  guard info.st_mode & S_IFMT == S_IFREG, Int(info.st_size) == bytes.count else { return false }
  return try withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { buffer in
    var offset = 0
    while offset < bytes.count {
      let got = read(descriptor, buffer.baseAddress, min(buffer.count, bytes.count - offset))
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { throw ioError("read", path) }
      // A file that has been truncated in the meantime is different.
      guard got > 0, isEqual(bytes, from: offset, buffer, count: got) else { return false }
      offset += got
    }
    return true
  }
}

private func isEqual(
  _ bytes: [UInt8],
  from offset: Int,
  _ buffer: UnsafeMutableRawBufferPointer,
  count: Int
) -> Bool {
  bytes.withUnsafeBytes { all in
    guard let left = all.baseAddress, let right = buffer.baseAddress else { return count == 0 }
    return memcmp(left + offset, right, count) == 0
  }
}

private func readFile(_ path: String) throws -> [UInt8] {
  // Without O_NONBLOCK, a pipe that has replaced the file would block the build for ever.
  let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
  guard descriptor >= 0 else { throw ioError("read", path) }
  defer { close(descriptor) }
  var info = stat()
  guard fstat(descriptor, &info) == 0 else { throw ioError("read", path) }
  // One byte more than the size, so that a file that grows while it is read is detected.
  let capacity = Int(info.st_size) + 1
  let bytes = try [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
    while count < capacity {
      let got = read(descriptor, buffer.baseAddress.map { $0 + count }, capacity - count)
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { throw ioError("read", path) }
      if got == 0 { break }
      count += got
    }
  }
  guard bytes.count < capacity else {
    throw SiteFilesError("\(path) grew while it was being read: build again once it is saved")
  }
  return bytes
}

private func createFile(_ path: String, _ bytes: [UInt8], isDurable: Bool) throws {
  // The file name is temporary and means nothing to the user, so errors name its folder.
  let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
  guard descriptor >= 0 else { throw ioError("write to", folder) }
  var isOpen = true
  defer { if isOpen { close(descriptor) } }
  try bytes.withUnsafeBytes { buffer in
    var rest = buffer[...]
    while !rest.isEmpty {
      let done = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if done < 0 && errno == EINTR { continue }
      guard done >= 0 else { throw ioError("write to", folder) }
      rest = rest.dropFirst(done)
    }
  }
  guard !isDurable || fsync(descriptor) == 0 else { throw ioError("write to", folder) }
  isOpen = false
  // Some network file systems report a full disk only here.
  guard close(descriptor) == 0 else { throw ioError("write to", folder) }
}

private func replaceFile(_ from: String, _ to: String) throws {
  guard rename(from, to) == 0 else { throw ioError("replace", to) }
}

private func removeFolderIfEmpty(_ path: String) throws -> Bool {
  if rmdir(path) == 0 { return true }
  if errno == ENOTEMPTY || errno == EEXIST || errno == ENOENT || errno == ENOTDIR { return false }
  throw ioError("remove the folder", path)
}
