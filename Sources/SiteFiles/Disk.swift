/// The few calls that reach the disk, as values, so that a test can make any of them fail.
///
/// No call follows a symbolic link at the end of its path, but for `realPath`. Each throws a
/// `SiteFilesError` that names the path.
struct Disk: Sendable {
  /// Keeps a folder to this build, without waiting; nil where the disk has no locks.
  var lock: @Sendable (_ folder: String) throws -> FolderLock?
  /// What stands at a path, or nil where there is nothing.
  var status: @Sendable (_ path: String) throws -> FileStatus?
  /// The path without symbolic links, or nil where there is nothing.
  var realPath: @Sendable (_ path: String) throws -> String?
  /// Fails unless the folder can be listed and entered and, if `isWritable`, written to.
  var expectAccess: @Sendable (_ folder: String, _ isWritable: Bool) throws -> Void
  /// The names in a folder, sorted.
  var list: @Sendable (_ folder: String) throws -> FolderNames
  /// The names in a folder with what stands there; those that are not UTF-8 are left out.
  var kinds: @Sendable (_ folder: String) throws -> [String: FileStatus.Kind]
  /// Whether a regular file with exactly these bytes stands at a path.
  var holds: @Sendable (_ path: String, _ bytes: [UInt8]) throws -> Bool
  /// The bytes of a regular file.
  var read: @Sendable (_ path: String) throws -> [UInt8]
  /// Makes a new file; fails where something stands already.
  ///
  /// If `isDurable`, the bytes outlive a loss of power once the call is back.
  var create: @Sendable (_ path: String, _ bytes: [UInt8], _ isDurable: Bool) throws -> Void
  /// Moves a file over another in one step: a reader sees the old one or the new one.
  var rename: @Sendable (_ from: String, _ to: String) throws -> Void
  var removeFile: @Sendable (_ path: String) throws -> Void
  var makeFolder: @Sendable (_ path: String) throws -> Void
  /// Removes a folder if it is empty, and says whether it did.
  var removeEmptyFolder: @Sendable (_ path: String) throws -> Bool
}

/// What stands at a path.
struct FileStatus: Hashable {
  enum Kind: Hashable, Sendable {
    case file, folder, link, other
  }

  var kind: Kind
  /// In bytes.
  var size: Int
  /// Equal for two paths that lead to one file.
  var identity: Identity
  /// When its bytes were last changed, and when they or anything else about it.
  var modified: Moment
  var changed: Moment

  struct Identity: Hashable {
    var disk, file: UInt64
  }

  struct Moment: Hashable {
    var seconds, nanoseconds: UInt64
  }

  /// Differs once anything about the file has been changed.
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
  /// Names whose bytes are not UTF-8, mended so that they can be printed.
  var notUTF8: [String]
}

/// A path within a folder; the folder `.` is not printed.
func joined(_ folder: String, _ name: String) -> String {
  if folder == "." { return name }
  return folder.hasSuffix("/") ? folder + name : folder + "/" + name
}
