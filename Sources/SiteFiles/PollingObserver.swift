/// Compares the sizes and times of all files, for file systems that report no changes.
struct PollingObserver: FolderObserver {
  let folders: [String]
  /// A few times a second, but no more than a tenth of the time on a large site or a slow disk.
  private(set) var interval = Duration.milliseconds(300)
  private var seen: State

  init(folders: [String]) {
    self.folders = folders
    seen = State(of: folders)
  }

  mutating func change() -> FolderChange? {
    let start = ContinuousClock.now
    let now = State(of: folders)
    interval = max(.milliseconds(300), (ContinuousClock.now - start) * 10)
    defer { seen = now }
    return now.change(since: seen)
  }
}

/// Every entry of some folders at a moment.
private struct State: Hashable {
  /// The folders themselves; `nil` for one that is missing.
  private var roots: [FileStatus.Identity?]
  private var entries: [String: FileStatus] = [:]

  init(of folders: [String]) {
    roots = folders.map(identityOfFolder)
    for folder in folders { addEntries(of: folder) }
  }

  private mutating func addEntries(of folder: String) {
    for (name, kind) in (try? Disk.system.kinds(folder)) ?? [:] {
      let path = "\(folder)/\(name)"
      entries[path] = try? Disk.system.status(path)
      if kind == .folder { addEntries(of: path) }
    }
  }

  func change(since old: State) -> FolderChange? {
    guard roots == old.roots, entries.count == old.entries.count else { return .anything }
    var changed: Set<String> = []
    for (path, status) in entries {
      guard let before = old.entries[path], before.kind == status.kind else { return .anything }
      if status.kind != .folder {
        if status != before { changed.insert(path) }
      } else if status.identity != before.identity {
        return .anything
      }
    }
    return changed.isEmpty ? nil : .files(changed)
  }
}
