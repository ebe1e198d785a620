import Content
package import Diagnostics

extension ChangedRecords {
  /// An error for each recommendation whose history lacks an event that a release has published.
  var rewrittenHistories: [Diagnostic] {
    pages.compactMap { record, old, new in
      guard let recommendation = record.reference(to: Recommendation.self) else { return nil }
      let events = new.entries.filter { $0.part == .event }
      let lost = old.entries.filter { event in
        event.part == .event && !events.contains { $0.isSameEvent(as: event) }
      }
      guard let first = lost.first else { return nil }
      let others = lost.count - 1
      let now = events.first { $0.key == first.key }
      var diagnostic = Diagnostic(
        .historyRewritten,
        "\(comparison.releaseName) published the event \(first.eventText), which "
          + (now.map { "is now \($0.eventText)" } ?? "is no longer in the history")
          + (others == 0 ? "" : "; \(others) more \(others == 1 ? "is" : "are") missing"),
        at: location(of: now, in: site[recommendation])
      )
      diagnostic.occurrences = lost.count
      return diagnostic
    }
  }

  /// An error for each recommendation with a published history that is gone with its page.
  ///
  /// A withdrawn one has a notice at its address instead.
  var lostHistories: [Diagnostic] {
    let present = Set(comparison.new.pages.map(\.address))
    return comparison.matches.removed.compactMap { page in
      let events = page.entries.filter { $0.part == .event }
      guard page.language == nil, let first = events.first, let name = page.record,
        !present.contains(page.address)
      else { return nil }
      let record = site.unpublished.first { $0.name == name }
      let others = events.count - 1
      var diagnostic = Diagnostic(
        .historyRewritten,
        "\(comparison.releaseName) published the event \(first.eventText) of \(name), which is "
          + (record.map { "now unpublished: \($0.reason.words)" } ?? "no longer on the site")
          + (others == 0 ? "" : "; \(others) more \(others == 1 ? "is" : "are") missing"),
        at: record?.location ?? .file(releaseSnapshotPath),
        help: "restore the record, or withdraw it: sitegen withdraw \(name) --reason \"…\""
      )
      diagnostic.occurrences = events.count
      return diagnostic
    }
  }

  /// The location of an event, or of the first one, or of the record without any.
  private func location(
    of event: SnapshotEntry?,
    in recommendation: Recommendation
  ) -> SourceLocation {
    let history = recommendation.history
    let found = history.first { $0.anchor == event?.key } ?? history.first
    return found?.dateLocation ?? recommendation.head.location
  }
}

extension SnapshotEntry {
  /// Whether two events are the same; a number that its anchor has among events with the same
  /// date, status and reporter may differ.
  fileprivate func isSameEvent(as other: Self) -> Bool {
    guard text == other.text, details == other.details else { return false }
    return key == other.key || key.hasPrefix("\(other.key)-") || other.key.hasPrefix("\(key)-")
  }

  /// The event with its evidence, and with the id that contains its date and status.
  fileprivate var eventText: String {
    let evidence = details.filter { !$0.isEmpty }.map { ", evidence \($0)" }.joined()
    return "\"\(text)\"\(evidence) (#\(key))"
  }
}

extension Rule {
  package static let historyRewritten = Rule(
    "history-rewritten",
    .error,
    advice: """
      Restore the event as it was published, and add another one after it that puts it right.
      """,
    meaning: """
      The history of a recommendation has lost an event that a release has published, or says \
      something else in its place, or the recommendation is gone without being withdrawn. \
      Readers may have quoted it, so a history only grows. Only `sitegen check`, `build` and \
      `release` report this.
      """,
    example: RuleExample(
      "content/reports/one/recommendations/01.md",
      wrong: "  - {date: 2025-02-01, status: accepted, by: The board, note: Some of it.}",
      right: "  - {date: 2025-02-01, status: accepted, by: The board, note: All of it.}"
    )
  )
}
