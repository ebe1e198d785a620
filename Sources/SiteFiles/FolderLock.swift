import Synchronization

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Keeps an output folder to one build at a time.
///
/// The folder itself is locked (flock), so there is no lock file to be left behind, and a process that
/// ends in any way, killed or not, holds nothing. The lock is held until `release`, or until nobody
/// refers to it any more.
final class FolderLock: Sendable {
  /// Of the open folder; nil once it is released.
  private let descriptor: Mutex<Int32?>

  /// Locks a folder without waiting; nil where its disk has no such locks: a build goes on without.
  ///
  /// - Throws: `SiteFilesError` where another build holds it, or for a folder that cannot be opened.
  init?(_ folder: String) throws {
    // Programs that are started meanwhile must not hold the lock on: it is closed in them.
    let opened = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard opened >= 0 else { throw fault("read the folder", folder) }
    descriptor = Mutex(opened)
    while flock(opened, LOCK_EX | LOCK_NB) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK: throw FolderLock.refusal(folder)
      // No locks at all (ENOLCK, EOPNOTSUPP), or none for a folder (EBADF on some network disks).
      default: return nil
      }
    }
    // A folder that was removed in between and made again has a lock of its own.
    var (held, named) = (stat(), stat())
    guard fstat(opened, &held) == 0, lstat(folder, &named) == 0,
      held.st_dev == named.st_dev, held.st_ino == named.st_ino
    else { throw FolderLock.refusal(folder) }
  }

  deinit {
    release()
  }

  /// Lets the next build in; does nothing the second time.
  func release() {
    descriptor.withLock { held in
      guard let descriptor = held else { return }
      held = nil
      // Before it is closed: a program that is being started has a copy for a moment.
      _ = flock(descriptor, LOCK_UN)
      close(descriptor)
    }
  }

  private static func refusal(_ folder: String) -> SiteFilesError {
    SiteFilesError(
      """
      another build is writing to \(folder): wait until it has ended, or name another folder with \
      --output
      """
    )
  }
}
