#if os(Linux)
#if canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Reports changes from the Linux kernel (inotify).
///
/// Each folder needs a watch of its own. New folders are looked for when the kernel reports one, or
/// reports that it dropped events.
final class KernelObserver: FolderObserver {
  let folders: [String]
  let interval = Duration.milliseconds(4)
  private let descriptor: Int32
  /// The folder that each watch is on.
  private var watched: [Int32: String] = [:]
  /// The folders to watch that do not exist.
  private var missing: [String] = []
  private var buffer = [UInt8](repeating: 0, count: 64 * 1024)

  /// `nil` if inotify is unavailable or the limit on watches is reached.
  init?(folders: [String]) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    self.folders = folders
    guard descriptor >= 0, watchAll() else { return nil }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  func change() -> FolderChange? {
    var paths: Set<String> = []
    var isKnown = true
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { break }
      isKnown = add(buffer[..<count], to: &paths) && isKnown
    }
    // No event reports that a missing folder is back, because its parent is not watched.
    if !isKnown || missing.contains(where: isFolder) {
      _ = watchAll()
      return .anything
    }
    return paths.isEmpty ? nil : .files(paths)
  }

  private func watchAll() -> Bool {
    missing = folders.filter { !isFolder($0) }
    return folders.allSatisfy(watch)
  }

  /// Watches a folder and those below it.
  ///
  /// The watch is added before the folder is listed, so that an entry added in between is listed,
  /// reported, or both.
  private func watch(_ folder: String) -> Bool {
    let mask = UInt32(
      IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB
        | IN_DELETE_SELF | IN_ONLYDIR
    )
    let watch = inotify_add_watch(descriptor, folder, mask)
    guard watch >= 0 else {
      // If the folder has since been removed, the watch on its parent reports it.
      return errno == ENOENT || errno == ENOTDIR
    }
    watched[watch] = folder
    return subfolders(of: folder).allSatisfy(self.watch)
  }

  /// Adds the paths that the events are about; returns `false` if an event is about a folder, or
  /// events were dropped.
  ///
  /// An event consists of `wd`, `mask`, `cookie`, `len`, and a zero-terminated name.
  private func add(_ events: ArraySlice<UInt8>, to paths: inout Set<String>) -> Bool {
    var rest = events
    var isKnown = true
    while rest.count >= 16 {
      let watch = Int32(bitPattern: word(rest))
      let mask = word(rest.dropFirst(4))
      let length = Int(word(rest.dropFirst(12)))
      let name = String(
        decoding: rest.dropFirst(16).prefix(length).prefix { $0 != 0 },
        as: UTF8.self
      )
      rest = rest.dropFirst(16 + length)
      let isFolder = mask & UInt32(IN_ISDIR) != 0
      // A second event follows when the new file has been written.
      if mask & UInt32(IN_CREATE) != 0, !isFolder { continue }
      if mask & UInt32(IN_Q_OVERFLOW) == 0, !isFolder, !name.isEmpty,
        let folder = watched[watch]
      {
        paths.insert("\(folder)/\(name)")
      } else {
        isKnown = false
        if mask & UInt32(IN_IGNORED) != 0 { watched[watch] = nil }
      }
    }
    return isKnown
  }

  private func isFolder(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  private func word(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}
#endif
