import Foundation

/// Says when something under some folders may have changed.
///
/// On Linux the kernel tells (inotify); elsewhere, and where it cannot, the folders are looked through a few
/// times a second. It errs on the side of saying so: who listens reads the folders and compares.
package struct FolderWatcher: Sendable {
  private let folders: [String]

  package init(folders: [String]) {
    self.folders = folders
  }

  /// An element for each burst of changes, until nobody listens any more.
  ///
  /// There is one at the start, so that nothing is missed that changed before the watching began.
  package func changes() -> AsyncStream<Void> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let watching = Task { [folders] in
        var observer = makeObserver(of: folders)
        continuation.yield()
        while !Task.isCancelled {
          if observer.hasChanged() {
            await waitForQuiet(&observer)
            continuation.yield()
          }
          try? await Task.sleep(for: observer.interval)
        }
      }
      continuation.onTermination = { _ in watching.cancel() }
    }
  }
}

/// A way to find out whether something has changed since it was asked last.
protocol FolderObserver: Sendable {
  var interval: Duration { get }
  mutating func hasChanged() -> Bool
}

/// Waits until a burst is over: editors write in several steps, and a checkout changes many files.
///
/// A burst that goes on is cut after a quarter of a second.
private func waitForQuiet(_ observer: inout any FolderObserver) async {
  for _ in 0..<25 {
    try? await Task.sleep(for: .milliseconds(10))
    if !observer.hasChanged() { return }
  }
}

private func makeObserver(of folders: [String]) -> any FolderObserver {
  #if os(Linux)
  if let kernel = KernelObserver(folders: folders) { return kernel }
  #endif
  return PollingObserver(folders: folders)
}

/// The folders inside a folder, with their paths; links are not followed.
func subfolders(of folder: String) -> [String] {
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  return names.map { "\(folder)/\($0)" }.filter { path in
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

/// Every folder at or below some folders.
private func foldersBelow(_ folders: [String]) -> [String] {
  folders.flatMap { [$0] + foldersBelow(subfolders(of: $0)) }
}

/// Compares size, time and number of all files; for systems that tell nothing.
struct PollingObserver: FolderObserver {
  let folders: [String]
  let interval = Duration.milliseconds(300)
  private var seen: [String: [Int]] = [:]

  init(folders: [String]) {
    self.folders = folders
    seen = PollingObserver.states(of: folders)
  }

  mutating func hasChanged() -> Bool {
    let now = PollingObserver.states(of: folders)
    defer { seen = now }
    return now != seen
  }

  private static func states(of folders: [String]) -> [String: [Int]] {
    var states: [String: [Int]] = [:]
    for folder in foldersBelow(folders) {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
        let path = "\(folder)/\(name)"
        var status = stat()
        guard lstat(path, &status) == 0 else { continue }
        #if os(Linux)
        let time = status.st_mtim
        #else
        let time = status.st_mtimespec
        #endif
        states[path] = [Int(status.st_size), time.tv_sec, time.tv_nsec, Int(status.st_ino)]
      }
    }
    return states
  }
}
