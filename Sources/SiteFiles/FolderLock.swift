import Synchronization

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A lock that limits an output folder to one build at a time.
///
/// The folder itself is locked with `flock`, so no lock file can be left behind, and the system
/// releases the lock when the process ends in any way. It lasts until `release` is called or the
/// last reference to it is gone.
final class FolderLock: Sendable {
  /// The open folder; `nil` after `release`.
  private let descriptor: Mutex<Int32?>

  /// Locks a folder without waiting.
  ///
  /// `nil` if its file system does not support such locks; the build then runs without one.
  ///
  /// - Throws: `SiteFilesError` if another build has the lock, or if the folder cannot be opened.
  init?(_ folder: String) throws {
    // O_CLOEXEC: a child process must not inherit the descriptor and so keep the lock.
    let opened = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard opened >= 0 else { throw ioError("read the folder", folder) }
    descriptor = Mutex(opened)
    while flock(opened, LOCK_EX | LOCK_NB) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK: throw FolderLock.refusal(folder)
      // No locks at all (ENOLCK, EOPNOTSUPP), or not on folders (EBADF on some network file
      // systems).
      default: return nil
      }
    }
    // If the folder was removed and recreated in between, the lock is on the old one.
    var (held, named) = (stat(), stat())
    guard fstat(opened, &held) == 0, lstat(folder, &named) == 0,
      held.st_dev == named.st_dev, held.st_ino == named.st_ino
    else { throw FolderLock.refusal(folder) }
  }

  deinit {
    release()
  }

  /// Releases the lock; does nothing when called again.
  func release() {
    descriptor.withLock { held in
      guard let descriptor = held else { return }
      held = nil
      // Unlock before closing: a child process that is just being started briefly has a copy.
      _ = flock(descriptor, LOCK_UN)
      close(descriptor)
    }
  }

  private static func refusal(_ folder: String) -> SiteFilesError {
    SiteFilesError(
      """
      another build is writing to \(folder): wait for it to finish, or choose another folder \
      with --output
      """
    )
  }
}
