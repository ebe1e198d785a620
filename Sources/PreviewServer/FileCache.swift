import Digests
import NIOCore
import Pages
import SiteOutline
import Synchronization

/// A file to be served, with its entity tag.
///
/// Concurrent requests share one copy of the bytes, however slowly they are read.
struct ServedFile: Hashable, Sendable {
  let body: ByteBuffer
  /// The quoted entity tag, which differs if the bytes differ.
  let tag: String

  init(_ bytes: [UInt8]) {
    body = ByteBuffer(bytes: bytes)
    tag = "\"\(Digest(of: bytes).text)\""
  }
}

/// The requested files of one edition.
///
/// When the cache is full, it is emptied.
final class FileCache: Sendable {
  private struct State {
    var files: [SitePath: ServedFile] = [:]
    var size = 0
  }

  private let state = Mutex(State())
  /// In bytes.
  private let capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
  }

  /// The cached file at a path; otherwise the one that `made` returns.
  ///
  /// Two concurrent requests may both make the file, and both get the one stored first: neither
  /// waits for the other, and all clients see the same tag.
  func file(at path: SitePath, made: () -> ServedFile?) -> ServedFile? {
    if let file = state.withLock({ $0.files[path] }) { return file }
    guard let file = made() else { return nil }
    return state.withLock { state in
      if let first = state.files[path] { return first }
      if state.size + file.body.readableBytes > capacity { state = State() }
      state.files[path] = file
      state.size += file.body.readableBytes
      return file
    }
  }
}
