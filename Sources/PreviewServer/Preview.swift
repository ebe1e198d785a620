package import Diagnostics
import Exports
import Pages
package import SiteOutline
package import SitePlanning
import Synchronization

/// The current edition, and the listeners waiting for the next one.
///
/// An edition is replaced as a whole: a request takes one and is answered from it alone.
package final class Preview: Sendable {
  private struct State {
    var edition: Edition
    var waiting: [Int: AsyncStream<News>.Continuation] = [:]
    var nextID = 0
  }

  /// The event that is sent to open pages.
  struct News: Hashable, Sendable {
    var server: String
    var number: Int
    /// Whether only style sheets differ from the previous edition.
    var stylesOnly: Bool

    /// The event as it is written to the stream.
    var text: String {
      "event: edition\ndata: {\"server\":\"\(server)\",\"number\":\(number),"
        + "\"stylesOnly\":\(stylesOnly)}\n\n"
    }
  }

  private let state: Mutex<State>

  /// Creates a preview with nothing to show yet.
  ///
  /// `server` must be unique per start of the program and consist of letters and digits.
  package init(server: String) {
    state = Mutex(
      State(edition: Edition(number: 0, server: server, contents: .nothing, diagnostics: []))
    )
  }

  package var edition: Edition { state.withLock { $0.edition } }

  /// Shows a new state of the site; if there are errors, shows them with the last good state.
  ///
  /// Changes to style sheets are shown even while an unrelated error remains.
  package func show(_ plan: SitePlan, _ diagnostics: [Diagnostic], stylesOnly: Bool = false) {
    change(stylesOnly: stylesOnly) { before in
      guard diagnostics.hasErrors else { return (.site(plan), diagnostics) }
      let isKnown = before.diagnostics == diagnostics.inReportOrder
      guard stylesOnly, isKnown, let lastGood = before.plan else {
        return (before.contents, diagnostics)
      }
      return (.site(lastGood.withStyleSheets(of: plan)), diagnostics)
    }
  }

  /// Shows the files of a built folder, unchanged.
  package func show(folder files: [SitePath: [UInt8]]) {
    change(stylesOnly: false) { _ in (.folder(files), []) }
  }

  /// Keeps showing the site, with a notice that it may not be the latest state, until the next
  /// change.
  package func show(notice: String) {
    change(stylesOnly: false, notice: notice) { ($0.contents, $0.diagnostics) }
  }

  private func change(
    stylesOnly: Bool,
    notice: String? = nil,
    to next: (Edition) -> (Edition.Contents, [Diagnostic])
  ) {
    // Freeing a large edition takes a while, so the old one is kept until listeners are told.
    let before = edition
    let (contents, diagnostics) = next(before)
    let latest = Edition(
      number: before.number + 1,
      server: before.server,
      contents: contents,
      diagnostics: diagnostics,
      notice: notice
    )
    let keepsPanel =
      before.diagnostics == latest.diagnostics && before.notice == latest.notice
    let news = News(latest, stylesOnly: stylesOnly && keepsPanel)
    state.withLock { state in
      state.edition = latest
      for listener in state.waiting.values { listener.yield(news) }
    }
    withExtendedLifetime(before) {}
  }

  /// Yields the current edition immediately, then each new one.
  func news() -> AsyncStream<News> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      state.withLock { state in
        let id = state.nextID
        state.nextID += 1
        state.waiting[id] = continuation
        continuation.yield(News(state.edition, stylesOnly: false))
        continuation.onTermination = { [weak self] _ in
          self?.forget(id)
        }
      }
    }
  }

  private func forget(_ id: Int) {
    state.withLock { _ = $0.waiting.removeValue(forKey: id) }
  }
}

extension Preview.News {
  fileprivate init(_ edition: Edition, stylesOnly: Bool) {
    self.init(server: edition.server, number: edition.number, stylesOnly: stylesOnly)
  }
}

extension SitePlan {
  /// The plan with the style sheets of another plan, for paths that are in both.
  fileprivate func withStyleSheets(of other: SitePlan) -> SitePlan {
    var plan = self
    plan.pages = pages.map { page in
      page.path.text.hasSuffix(".css") ? other.page(at: page.path) ?? page : page
    }
    return plan
  }
}
