#if os(Linux)
#if canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Reports changes from the Linux kernel (inotify).
///
/// Each folder needs a watch of its own. New folders are looked for when the kernel reports one, or
/// reports that it dropped events. The kernel watches folders, not paths: whether each path still
/// leads to the watched folder is checked every time.
final class KernelObserver: FolderObserver {
  let folders: [String]
  let interval = Duration.milliseconds(4)
  /// Why the kernel may not report every change; `nil` if it does.
  private(set) var reasonForPolling: String?
  /// Negative if inotify is unavailable.
  private var descriptor: Int32 = -1
  /// The folder that each watch is on.
  private var watched: [Int32: String] = [:]
  /// The folders to watch, as they were when the watches were added; `nil` for a missing one.
  private var roots: [FileStatus.Identity?] = []
  private var buffer = [UInt8](repeating: 0, count: 64 * 1024)

  init(folders: [String]) {
    self.folders = folders
    start()
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
    // No event reports that a parent was renamed, that a link leads elsewhere, or that a missing
    // folder is back.
    if folders.map(identityOfFolder) != roots {
      start()
      return .anything
    }
    if !isKnown {
      watchAll()
      return .anything
    }
    return paths.isEmpty ? nil : .files(paths)
  }

  /// Watches the folders that are at the paths now, and no others.
  private func start() {
    if descriptor >= 0 { close(descriptor) }
    watched = [:]
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    reasonForPolling =
      descriptor < 0 ? "inotify is unavailable: \(String(cString: strerror(errno)))" : nil
    watchAll()
  }

  private func watchAll() {
    roots = folders.map(identityOfFolder)
    guard descriptor >= 0 else { return }
    let mounts = MountTable.current()
    for folder in folders { watch(folder, mounts) }
  }

  /// Watches a folder and those below it.
  ///
  /// The watch is added before the folder is listed, so that an entry added in between is listed,
  /// reported, or both.
  private func watch(_ folder: String, _ mounts: MountTable) {
    let mask = UInt32(
      IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB
        | IN_DELETE_SELF | IN_ONLYDIR
    )
    let watch = inotify_add_watch(descriptor, folder, mask)
    guard watch >= 0 else {
      // If the folder has since been removed, the watch on its parent reports it.
      if errno == ENOENT || errno == ENOTDIR { return }
      let reason =
        errno == ENOSPC
        ? "the limit fs.inotify.max_user_watches is reached"
        : String(cString: strerror(errno))
      reasonForPolling = "cannot watch \(folder): \(reason)"
      return
    }
    watched[watch] = folder
    if reasonForPolling == nil, let type = identityOfFolder(folder).flatMap(mounts.silentType) {
      reasonForPolling = "\(folder) is on a disk (\(type)) that may not report every change"
    }
    for inner in subfolders(of: folder) { self.watch(inner, mounts) }
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

  private func word(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}

/// Reports what the kernel reports and, where it may miss changes, also what polling finds.
struct EventObserver: FolderObserver {
  private let kernel: KernelObserver
  private var polling: PollingObserver?
  /// When to poll next.
  private var due = ContinuousClock.now

  init(folders: [String]) {
    kernel = KernelObserver(folders: folders)
    pollIfNeeded()
  }

  var interval: Duration { kernel.interval }
  var reasonForPolling: String? { kernel.reasonForPolling }

  mutating func change() -> FolderChange? {
    let reported = kernel.change()
    // The limit on watches may just have been reached.
    pollIfNeeded()
    guard polling != nil, ContinuousClock.now >= due else { return reported }
    let found = polling?.change()
    due = ContinuousClock.now + (polling?.interval ?? .zero)
    return found?.union(reported) ?? reported
  }

  private mutating func pollIfNeeded() {
    if polling == nil, kernel.reasonForPolling != nil {
      polling = PollingObserver(folders: kernel.folders)
    }
  }
}
#endif
