/// What may have changed under watched folders.
package enum FolderChange: Equatable, Sendable {
  /// The files at these paths came, went or changed; the folders are as they were.
  case files(Set<String>)
  /// Anything: folders came or went, or the system has lost count.
  case anything
}

extension FolderChange {
  fileprivate func union(_ other: FolderChange) -> FolderChange {
    guard case .files(let paths) = self, case .files(let more) = other else { return .anything }
    return .files(paths.union(more))
  }
}

/// Says what has changed under some folders, from the moment it is made.
///
/// On Linux the kernel tells (inotify); elsewhere, and where it cannot, the folders are looked through a few
/// times a second. It errs on the side of saying so: who listens reads the files and compares.
package struct FolderWatcher {
  private var observer: any FolderObserver

  package init(folders: [String]) {
    observer = makeObserver(of: folders)
  }

  /// What has changed since the last call, once a burst of changes is over; nil when the task is cancelled.
  package mutating func next() async -> FolderChange? {
    while !Task.isCancelled {
      if let change = observer.change() { return await withRest(of: change) }
      try? await Task.sleep(for: observer.interval)
    }
    return nil
  }

  /// Waits until a burst is over: editors write in several steps, and a checkout changes many files.
  ///
  /// A burst that goes on is cut after a quarter of a second.
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

/// A way to find out what has changed since it was asked last.
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

/// The folders inside a folder, with their paths; links are not followed.
func subfolders(of folder: String) -> [String] {
  let kinds = (try? Disk.system.kinds(folder)) ?? [:]
  return kinds.filter { $0.value == .folder }.map { "\(folder)/\($0.key)" }
}

/// Every folder at or below some folders.
private func foldersBelow(_ folders: [String]) -> [String] {
  folders.flatMap { [$0] + foldersBelow(subfolders(of: $0)) }
}

/// Compares size and times of all files; for systems that tell nothing.
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
