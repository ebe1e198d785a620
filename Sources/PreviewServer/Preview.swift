package import Diagnostics
import Exports
import Pages
package import SiteOutline
package import SitePlanning
import Synchronization

/// The edition that is shown now, and those who wait for the next.
///
/// An edition is swapped whole: a request takes one and is answered from it alone.
package final class Preview: Sendable {
  private struct State {
    var edition: Edition
    var waiting: [Int: AsyncStream<News>.Continuation] = [:]
    var nextID = 0
  }

  /// What an open page is told.
  struct News: Hashable, Sendable {
    var server: String
    var number: Int
    /// Whether nothing but style sheets differs from the edition before.
    var stylesOnly: Bool

    /// The words of the stream: `event`, `data`, an empty line.
    var text: String {
      "event: edition\ndata: {\"server\":\"\(server)\",\"number\":\(number),"
        + "\"stylesOnly\":\(stylesOnly)}\n\n"
    }
  }

  private let state: Mutex<State>

  /// A preview that has nothing to show yet; `server` is another for each start of the program, in
  /// letters and digits.
  package init(server: String) {
    state = Mutex(
      State(edition: Edition(number: 0, server: server, contents: .nothing, faults: []))
    )
  }

  package var edition: Edition { state.withLock { $0.edition } }

  /// Shows another state of the site; with errors, the last good one with the errors beside it.
  ///
  /// Style sheets that change while an error of something else stands are shown all the same.
  package func show(_ plan: SitePlan, _ faults: [Diagnostic], stylesOnly: Bool = false) {
    change(stylesOnly: stylesOnly) { before in
      guard faults.hasErrors else { return (.site(plan), faults) }
      let isOldFault = before.faults == faults.inReportOrder
      guard stylesOnly, isOldFault, let lastGood = before.plan else {
        return (before.contents, faults)
      }
      return (.site(lastGood.withStyleSheets(of: plan)), faults)
    }
  }

  /// Shows the files of a folder as they are.
  package func show(folder files: [SitePath: [UInt8]]) {
    change(stylesOnly: false) { _ in (.folder(files), []) }
  }

  private func change(
    stylesOnly: Bool,
    to next: (Edition) -> (Edition.Contents, [Diagnostic])
  ) {
    // The edition before lives until those who wait have been told: to free a large one takes a while.
    let before = edition
    let (contents, faults) = next(before)
    let latest = Edition(
      number: before.number + 1,
      server: before.server,
      contents: contents,
      faults: faults
    )
    let keepsPanel = before.faults == latest.faults
    let news = News(latest, stylesOnly: stylesOnly && keepsPanel)
    state.withLock { state in
      state.edition = latest
      for listener in state.waiting.values { listener.yield(news) }
    }
    withExtendedLifetime(before) {}
  }

  /// The edition of now at once, and then each that follows.
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
  /// The plan with the style sheets of another, where that has them too.
  fileprivate func withStyleSheets(of other: SitePlan) -> SitePlan {
    var plan = self
    plan.pages = pages.map { page in
      page.path.text.hasSuffix(".css") ? other.page(at: page.path) ?? page : page
    }
    return plan
  }
}
