/// What may have changed in watched folders.
package enum FolderChange: Equatable, Sendable {
  /// The files at these paths were added, removed or changed; no folder was.
  case files(Set<String>)
  /// Anything may have changed: folders were added or removed, or the system dropped events.
  case anything
}

extension FolderChange {
  fileprivate func union(_ other: FolderChange) -> FolderChange {
    guard case .files(let paths) = self, case .files(let more) = other else { return .anything }
    return .files(paths.union(more))
  }
}

/// Reports changes in some folders, from the moment it is created.
///
/// On Linux it uses inotify; elsewhere, and if inotify is unavailable, it polls the folders a few
/// times a second. It may report changes that did not happen: the caller reads the files and
/// compares them.
package struct FolderWatcher {
  private var observer: any FolderObserver

  package init(folders: [String]) {
    observer = makeObserver(of: folders)
  }

  /// What has changed since the last call, returned once a burst of changes is over; `nil` if the
  /// task is cancelled.
  package mutating func next() async -> FolderChange? {
    while !Task.isCancelled {
      if let change = observer.change() { return await withRest(of: change) }
      try? await Task.sleep(for: observer.interval)
    }
    return nil
  }

  /// Waits until a burst of changes is over: editors save in several steps, and a checkout changes
  /// many files.
  ///
  /// A burst that does not end is cut off after a quarter of a second.
  private mutating func withRest(of first: FolderChange) async -> FolderChange {
    var change = first
    let quiet = Duration.milliseconds(4)
    for _ in 0..<60 {
      try? await Task.sleep(for: quiet)
      guard let more = observer.change() else { break }
      change = change.union(more)
    }
    return change
  }
}

/// A source of changes since it was last asked.
protocol FolderObserver {
  var interval: Duration { get }
  mutating func change() -> FolderChange?
}

private func makeObserver(of folders: [String]) -> any FolderObserver {
  #if os(Linux)
  if let kernel = KernelObserver(folders: folders) { return kernel }
  #endif
  return PollingObserver(folders: folders)
}

/// The paths of the folders inside a folder.
///
/// Symbolic links are not followed.
func subfolders(of folder: String) -> [String] {
  let kinds = (try? Disk.system.kinds(folder)) ?? [:]
  return kinds.filter { $0.value == .folder }.map { "\(folder)/\($0.key)" }
}

/// Some folders and all folders below them.
private func foldersBelow(_ folders: [String]) -> [String] {
  folders.flatMap { [$0] + foldersBelow(subfolders(of: $0)) }
}

/// Compares the sizes and times of all files, for systems without change notifications.
struct PollingObserver: FolderObserver {
  let folders: [String]
  let interval = Duration.milliseconds(300)
  private var seen: [String: FileStatus]

  init(folders: [String]) {
    self.folders = folders
    seen = PollingObserver.states(of: folders)
  }

  mutating func change() -> FolderChange? {
    let now = PollingObserver.states(of: folders)
    defer { seen = now }
    return now == seen ? nil : .anything
  }

  private static func states(of folders: [String]) -> [String: FileStatus] {
    var states: [String: FileStatus] = [:]
    for folder in foldersBelow(folders) {
      for name in ((try? Disk.system.kinds(folder)) ?? [:]).keys {
        let path = "\(folder)/\(name)"
        states[path] = try? Disk.system.status(path)
      }
    }
    return states
  }
}
