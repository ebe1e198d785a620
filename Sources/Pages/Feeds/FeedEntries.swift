import Content

extension PageContext {
  /// The news of a feed, in no order.
  func entries(of feed: FeedSubject) -> [FeedEntry] {
    switch feed {
    case .site:
      site.reports.references.flatMap(entries) + site.recommendations.references.flatMap(events)
    case .register: site.recommendations.references.flatMap(events)
    case .facet(let facet): register.recommendations(in: facet).flatMap(entriesAndEvents)
    case .report(let report):
      entries(of: report) + site[report].recommendations.flatMap(entriesAndEvents)
    case .body(let body): register.recommendations(in: .body(body)).flatMap(entriesAndEvents)
    case .recommendation(let record): entriesAndEvents(of: record)
    }
  }

  /// A report and its findings, which came out on the same day.
  private func entries(of reference: Reference<Report>) -> [FeedEntry] {
    let report = site[reference]
    guard let published = report.published else { return [] }
    let own = entry(.report(reference), report.head, report.title, report.summary, published)
    return [own]
      + report.findings.map { finding in
        let record = site[finding]
        return entry(.finding(finding), record.head, record.title, record.summary, published)
      }
  }

  private func entriesAndEvents(of reference: Reference<Recommendation>) -> [FeedEntry] {
    let record = site[reference]
    let report = site[record.report]
    let row = row(reference)
    guard let published = report.published else { return events(of: reference) }
    let words =
      "Addressed to: \(record.addresseeWords ?? "not established"). Deadline: \(record.due.words). "
      + "Accepted? \(row.status(.acceptance)?.name ?? ""). "
      + "Implemented? \(row.status(.implementation)?.name ?? "")."
    let own = entry(
      .recommendation(reference),
      record.head,
      site.title(of: record),
      words,
      published
    )
    return [own] + events(of: reference)
  }

  private func events(of reference: Reference<Recommendation>) -> [FeedEntry] {
    let record = site[reference]
    return record.history.enumerated().compactMap { index, event in
      guard let date = event.date, let status = event.status else { return nil }
      return FeedEntry(
        path: site.path(of: .recommendation(reference)),
        anchor: eventAnchor(index),
        title: "\(site.title(of: record)): \(status.name)",
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
      path: site.path(of: key),
      title: title,
      summary: summary,
      published: published,
      updated: max(head.updated ?? published, published)
    )
  }
}

/// The anchor of an event on the page of its recommendation: events are only ever added at the end.
func eventAnchor(_ index: Int) -> String { "event-\(index + 1)" }
