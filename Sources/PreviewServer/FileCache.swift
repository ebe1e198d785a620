import Digests
import NIOCore
import Pages
import SiteOutline
import Synchronization

/// A file as it is sent, with the tag by which a client knows it again.
///
/// All who read it at once, however slowly, share one copy of its bytes.
struct ServedFile: Hashable, Sendable {
  let body: ByteBuffer
  /// In quotation marks: another for other bytes.
  let tag: String

  init(_ bytes: [UInt8]) {
    body = ByteBuffer(bytes: bytes)
    tag = "\"\(Digest(of: bytes).text)\""
  }
}

/// The files of one edition that have been asked for; it forgets all of them when it is full.
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

  /// A file that is known, or else as it is made now.
  ///
  /// Two that ask at once may both make it, and are both given the first: nobody waits for another's
  /// page, and all know it by one tag.
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
