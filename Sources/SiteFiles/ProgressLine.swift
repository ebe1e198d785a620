import Synchronization

/// One line on a terminal that says how far a long build is, and is gone at its end.
///
/// Nothing is printed in the first second, and nothing at all unless it `isShown`.
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

  /// `start` is when the command began; `print` is given what goes to the terminal, no line end after it.
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

  /// Notes that one more is done; on any thread.
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

  /// Takes the line away, if it was ever there.
  package func end() {
    state.withLock { state in
      if state.shown != nil { print("\r\u{1B}[K") }
      state.shown = nil
    }
  }
}
