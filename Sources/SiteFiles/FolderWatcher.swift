/// What may have changed in watched folders.
package enum FolderChange: Equatable, Sendable {
  /// The files at these paths were added, removed or changed; no folder was.
  case files(Set<String>)
  /// Anything may have changed: folders were added, removed or replaced, or the system dropped
  /// events.
  case anything
}

extension FolderChange {
  func union(_ other: FolderChange?) -> FolderChange {
    guard let other else { return self }
    guard case .files(let paths) = self, case .files(let more) = other else { return .anything }
    return .files(paths.union(more))
  }
}

/// Reports changes in some folders, from the moment it is created.
///
/// A folder is followed by its path: if another folder takes its place, or a link on the way leads
/// elsewhere, that one is watched from then on.
///
/// On Linux it uses inotify, and also polls the folders where inotify may miss changes; elsewhere,
/// it polls them. It may report changes that did not happen: the caller reads the files and
/// compares them.
package struct FolderWatcher {
  private var observer: any FolderObserver

  /// `isPolling` is whether to poll in any case.
  package init(folders: [String], isPolling: Bool = false) {
    observer = isPolling ? PollingObserver(folders: folders) : makeObserver(of: folders)
  }

  /// Why the folders are also polled; `nil` if they are not, or if the caller asked for it.
  package var reasonForPolling: String? { observer.reasonForPolling }

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
    let end = ContinuousClock.now + .milliseconds(250)
    while ContinuousClock.now < end {
      try? await Task.sleep(for: .milliseconds(4))
      guard let more = observer.change() else { break }
      change = change.union(more)
    }
    return change
  }
}

/// A source of changes since it was last asked.
protocol FolderObserver {
  var interval: Duration { get }
  var reasonForPolling: String? { get }
  mutating func change() -> FolderChange?
}

extension FolderObserver {
  var reasonForPolling: String? { nil }
}

private func makeObserver(of folders: [String]) -> any FolderObserver {
  #if os(Linux)
  EventObserver(folders: folders)
  #else
  PollingObserver(folders: folders)
  #endif
}

/// Whether there is a folder at a path; links are followed.
package func isFolder(_ path: String) -> Bool { identityOfFolder(path) != nil }

/// A path that does not depend on the current folder, for a program that goes on while folders are
/// replaced.
///
/// `shellFolder` is the current folder as the user's shell calls it (`PWD`): it may lead through
/// links, which can then be followed. It is not used if it is another folder.
package func absolutePath(_ path: String, in shellFolder: String?) -> String {
  if path.hasPrefix("/") { return path }
  let here = identityOfFolder(".")
  let named = shellFolder.flatMap { $0.hasPrefix("/") && identityOfFolder($0) == here ? $0 : nil }
  guard let folder = try? named ?? Disk.system.realPath(".") else { return path }
  return path == "." ? folder : joined(folder, path)
}

/// The paths of the folders inside a folder.
///
/// Symbolic links are not followed.
func subfolders(of folder: String) -> [String] {
  let kinds = (try? Disk.system.kinds(folder)) ?? [:]
  return kinds.filter { $0.value == .folder }.map { "\(folder)/\($0.key)" }
}
