/// The few operations that access the disk, as closures, so that a test can make any of them fail.
///
/// None follows a symbolic link at the end of its path, except `realPath`. Each throws a
/// `SiteFilesError` that names the path.
struct Disk: Sendable {
  /// Locks a folder for this build without waiting; `nil` if the file system does not support
  /// locks.
  var lock: @Sendable (_ folder: String) throws -> FolderLock?
  /// The status of what is at a path, or `nil` if nothing is.
  var status: @Sendable (_ path: String) throws -> FileStatus?
  /// The path with symbolic links resolved, or `nil` if nothing is there.
  var realPath: @Sendable (_ path: String) throws -> String?
  /// Throws unless the folder can be listed and entered and, if `isWritable`, written to.
  var expectAccess: @Sendable (_ folder: String, _ isWritable: Bool) throws -> Void
  /// The names in a folder, sorted.
  var list: @Sendable (_ folder: String) throws -> FolderNames
  /// The names in a folder with the kind of each entry.
  ///
  /// Names that are not UTF-8 are left out.
  var kinds: @Sendable (_ folder: String) throws -> [String: FileStatus.Kind]
  /// Whether there is a regular file with exactly these bytes at a path.
  var holds: @Sendable (_ path: String, _ bytes: [UInt8]) throws -> Bool
  /// The bytes of a regular file.
  var read: @Sendable (_ path: String) throws -> [UInt8]
  /// Creates a file.
  ///
  /// Throws if something already exists at the path.
  ///
  /// If `isDurable`, the bytes survive a power failure once the call has returned.
  var create: @Sendable (_ path: String, _ bytes: [UInt8], _ isDurable: Bool) throws -> Void
  /// Replaces a file with another atomically: a reader sees either the old one or the new one.
  var rename: @Sendable (_ from: String, _ to: String) throws -> Void
  var removeFile: @Sendable (_ path: String) throws -> Void
  var makeFolder: @Sendable (_ path: String) throws -> Void
  /// Removes a folder if it is empty, and returns whether it did.
  var removeEmptyFolder: @Sendable (_ path: String) throws -> Bool
  /// Gives a file or a folder the mode of a new one.
  ///
  /// Does nothing where that is impossible: some file systems store no modes.
  var resetMode: @Sendable (_ path: String) -> Void
}

/// The status of what is at a path.
struct FileStatus: Hashable {
  enum Kind: Hashable, Sendable {
    case file, folder, link, other
  }

  var kind: Kind
  /// In bytes.
  var size: Int
  /// Equal for two paths that refer to the same file.
  var identity: Identity
  /// When the contents last changed (`modified`), and when the contents or any metadata did
  /// (`changed`).
  var modified: Moment
  var changed: Moment

  struct Identity: Hashable {
    var disk, file: UInt64
  }

  struct Moment: Hashable {
    var seconds, nanoseconds: UInt64
  }

  /// Differs after any change to the file.
  var stamp: [UInt64] {
    [
      identity.disk, identity.file, modified.seconds, modified.nanoseconds, changed.seconds,
      changed.nanoseconds, UInt64(size),
    ]
  }
}

/// The names in a folder, without `.` and `..`.
struct FolderNames: Hashable {
  var names: [String]
  /// Names that are not UTF-8, repaired so that they can be printed.
  var notUTF8: [String]
}

/// Joins a folder and a name; the folder `.` is left out.
func joined(_ folder: String, _ name: String) -> String {
  if folder == "." { return name }
  return folder.hasSuffix("/") ? folder + name : folder + "/" + name
}
