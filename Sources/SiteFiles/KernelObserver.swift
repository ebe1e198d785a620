#if os(Linux)
import Foundation
import Glibc

/// Asks the kernel of Linux what has changed (inotify).
///
/// Every folder is watched by itself; new ones are found when the kernel says that there is one, or that it
/// has lost count.
final class KernelObserver: FolderObserver {
  let folders: [String]
  let interval = Duration.milliseconds(4)
  private let descriptor: Int32

  /// Nil where the kernel has no more watches to give.
  init?(folders: [String]) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    self.folders = folders
    guard descriptor >= 0, watchAll() else { return nil }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  func hasChanged() -> Bool {
    var hasChanged = false
    var hasNewFolder = false
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { break }
      hasChanged = true
      hasNewFolder = hasNewFolder || tellsOfFolders(buffer[..<count])
    }
    if hasNewFolder { _ = watchAll() }
    return hasChanged
  }

  private func watchAll() -> Bool {
    folders.allSatisfy(watch)
  }

  /// Watches a folder and those below it.
  ///
  /// A folder is watched before it is listed: what comes into it in between is listed, or told of, or both.
  private func watch(_ folder: String) -> Bool {
    let mask = UInt32(
      IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB
        | IN_DELETE_SELF | IN_ONLYDIR
    )
    guard inotify_add_watch(descriptor, folder, mask) >= 0 else {
      // A folder that has gone in the meantime is told of by its own parent.
      return errno == ENOENT || errno == ENOTDIR
    }
    return subfolders(of: folder).allSatisfy(watch)
  }

  /// Whether events are about folders, or some were lost: `wd`, `mask`, `cookie`, `len`, then the name.
  private func tellsOfFolders(_ events: ArraySlice<UInt8>) -> Bool {
    var rest = events
    while rest.count >= 16 {
      let mask = word(rest.dropFirst(4))
      if mask & (UInt32(IN_Q_OVERFLOW) | UInt32(IN_ISDIR)) != 0 { return true }
      rest = rest.dropFirst(16 + Int(word(rest.dropFirst(12))))
    }
    return false
  }

  private func word(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}
#endif
