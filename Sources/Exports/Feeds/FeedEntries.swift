package import Content
package import SiteOutline

extension Register {
  /// The entries of a feed, unordered.
  package func entries(of feed: FeedSubject) -> [FeedEntry] {
    switch feed {
    case .site:
      site.reports.references.flatMap(site.entries) + events + site.otherConclusionChanges
        + withdrawals { _ in true }
    case .register: events + withdrawals { $0.kind == .recommendation }
    case .facet(let facet): recommendations(in: facet).flatMap(news)
    case .report(let report):
      site.entries(of: report) + site[report].recommendations.flatMap(news)
        + withdrawals { $0.identity.folder == site[report].head.id }
    case .body(let body):
      recommendations(in: .body(body)).flatMap(news) + site.conclusionChanges(of: RecordKey(body))
    case .recommendation(let record): news(of: record)
    }
  }

  /// Entries for withdrawn records; their ids are those of the pages, so that they replace what a
  /// reader has.
  private func withdrawals(_ isIncluded: (WithdrawnRecord) -> Bool) -> [FeedEntry] {
    site.withdrawn.filter(isIncluded).compactMap { record in
      guard let date = record.withdrawal.date, let path = site.noticePaths(of: record).first else {
        return nil
      }
      let notice = site.notice(of: record)
      return FeedEntry(
        in: site,
        path: path,
        title: notice.title,
        summary: notice.lead ?? "",
        published: record.published ?? date,
        updated: date
      )
    }
  }

  /// The events of all recommendations, and changes of their conclusions: those entries that link to
  /// a part of the page.
  private var events: [FeedEntry] {
    site.recommendations.references.flatMap { news(of: $0).filter { $0.anchor != nil } }
  }
}

extension Site {
  /// Entries for a recommendation itself, for its events, and for changes of its conclusion.
  package func news(
    of reference: Reference<Recommendation>,
    _ state: RecommendationState
  ) -> [FeedEntry] {
    let record = self[reference]
    let events = events(of: reference) + conclusionChanges(of: RecordKey(reference))
    guard let published = self[record.report].published else { return events }
    let addressees = record.addressees.words ?? "not known"
    let words =
      "Addressed to: \(addressees). Deadline: \(record.due.words). "
      + "Accepted? \(state.acceptance?.name ?? ""). "
      + "Implemented? \(state.implementation?.name ?? "")."
    let own = entry(
      RecordKey(reference),
      record.head,
      title(of: reference),
      words,
      published
    )
    return [own] + events
  }

  /// Entries for a report and its findings, which were published on the same day.
  fileprivate func entries(of reference: Reference<Report>) -> [FeedEntry] {
    let report = self[reference]
    guard let published = report.published else { return [] }
    let own = entry(RecordKey(reference), report.head, report.title, report.summary, published)
    let parts = RecordKind.allCases.filter { $0 != .recommendation }.flatMap { kind in
      kind.type.keys(of: self).filter { owner(of: $0) == reference }.flatMap { key in
        let record = self[key]
        let summary = record.sentences.last ?? ""
        return [entry(key, record.head, record.title(in: settings), summary, published)]
          + conclusionChanges(of: key)
      }
    }
    return [own] + conclusionChanges(of: RecordKey(reference)) + parts
  }

  /// An entry for each day on which a record changed what readers conclude from it.
  fileprivate func conclusionChanges(of key: RecordKey) -> [FeedEntry] {
    changeDays(of: [key]).filterChanges(\.changesConclusion).map { day in
      FeedEntry(
        in: self,
        path: path(of: key),
        anchor: changeAnchor(day.day),
        title: "Conclusion changed: \(title(of: key))",
        summary: day.changes.map { words(of: $0.change) }.joined(separator: " "),
        published: day.day,
        updated: day.day
      )
    }
  }

  /// Those entries for records that belong to no report.
  fileprivate var otherConclusionChanges: [FeedEntry] {
    recordKeys.filter { key in
      key.kind != .report && !head(of: key).changes.isEmpty && owner(of: key) == nil
    }.flatMap(conclusionChanges)
  }

  fileprivate func events(of reference: Reference<Recommendation>) -> [FeedEntry] {
    let record = self[reference]
    return record.history.compactMap { event in
      guard let date = event.date, let status = event.status else { return nil }
      return FeedEntry(
        in: self,
        path: path(of: RecordKey(reference)),
        anchor: event.anchor,
        title: "\(title(of: reference)): \(status.name)",
        summary: "\(event.note) (says \(event.by))",
        published: date,
        updated: date
      )
    }
  }

  private func entry(
    _ key: RecordKey,
    _ head: RecordHead,
    _ title: String,
    _ summary: String,
    _ published: CalendarDate
  ) -> FeedEntry {
    FeedEntry(
      in: self,
      path: path(of: key),
      title: title,
      summary: summary,
      published: published,
      updated: max(head.updated ?? published, published)
    )
  }
}

/// A change in a sentence, with what the page said before and what it says now.
private func words(of change: Change) -> String {
  let quoted = [change.before.map { "Before: \($0)" }, change.after.map { "Now: \($0)" }]
  return ([change.note] + quoted.compactMap(\.self)).joined(separator: " ")
}
