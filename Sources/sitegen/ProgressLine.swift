import Synchronization

/// One line on a terminal that says how far a long build is, and is gone at its end.
///
/// Nothing is printed in the first second, and nothing at all where standard error is no terminal.
final class ProgressLine: Sendable {
  private struct State {
    var done = 0
    var shown: ContinuousClock.Instant?
  }

  private let total: Int
  private let start: ContinuousClock.Instant
  private let isShown: Bool
  private let state = Mutex(State())

  /// `start` is when the command began.
  init(total: Int, since start: ContinuousClock.Instant, isQuiet: Bool) {
    self.total = total
    self.start = start
    isShown = !isQuiet && errorsGoToATerminal
  }

  /// Notes that one more is done; on any thread.
  func advance() {
    guard isShown else { return }
    state.withLock { state in
      state.done += 1
      let now = ContinuousClock.now
      guard now - (state.shown ?? start) >= (state.shown == nil ? .seconds(1) : .milliseconds(100))
      else { return }
      state.shown = now
      printError("\r\(state.done) of \(total) files\u{1B}[K", terminator: "")
    }
  }

  /// Takes the line away, if it was ever there.
  func end() {
    state.withLock { state in
      if state.shown != nil { printError("\r\u{1B}[K", terminator: "") }
      state.shown = nil
    }
  }
}
