import Synchronization

/// A line on the terminal that shows the progress of a long build, and is erased at the end.
///
/// Nothing is printed in the first second, or at all unless `isShown`.
package final class ProgressLine: Sendable {
  private struct State {
    var done = 0
    var shown: ContinuousClock.Instant?
  }

  private let total: Int
  private let start: ContinuousClock.Instant
  private let isShown: Bool
  private let print: @Sendable (String) -> Void
  private let state = Mutex(State())

  /// `start` is when the command began.
  ///
  /// `print` receives the text for the terminal, without a trailing newline.
  package init(
    total: Int,
    since start: ContinuousClock.Instant,
    isShown: Bool,
    print: @escaping @Sendable (String) -> Void
  ) {
    self.total = total
    self.start = start
    self.isShown = isShown
    self.print = print
  }

  /// Records that one more file is done.
  ///
  /// May be called on any thread.
  package func advance(at now: ContinuousClock.Instant) {
    guard isShown else { return }
    state.withLock { state in
      state.done += 1
      guard now - (state.shown ?? start) >= (state.shown == nil ? .seconds(1) : .milliseconds(100))
      else { return }
      state.shown = now
      print("\r\(state.done) of \(total) files\u{1B}[K")
    }
  }

  /// Erases the line if it was printed.
  package func end() {
    state.withLock { state in
      if state.shown != nil { print("\r\u{1B}[K") }
      state.shown = nil
    }
  }
}
