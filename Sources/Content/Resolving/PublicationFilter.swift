import Diagnostics

/// What is held back as of an instant, and the site without it.
struct PublicationFilter {
  let now: Instant
  /// Whether held records stay on the site, for a preview; they are noted all the same.
  let includesUnpublished: Bool
  private(set) var unpublished: [UnpublishedRecord] = []
  /// Ids of held records by kind, so that a reference to one can say so.
  private(set) var ids: [String: Set<String>] = [:]
  private(set) var paths: Set<String> = []

  init(now: Instant, includesUnpublished: Bool) {
    self.now = now
    self.includesUnpublished = includesUnpublished
  }

  /// The records that are public; the others are noted.
  mutating func publicRecords<Record>(
    _ records: [Record],
    kind: String,
    head: (Record) -> RecordHead,
    id: (Record) -> String,
    reportIsUnpublished: (Record) -> Bool = { _ in false }
  ) -> [Record] {
    let kept = records.indices.filter { index in
      let head = head(records[index])
      guard let reason = reason(head) ?? (reportIsUnpublished(records[index]) ? .report : nil)
      else {
        return true
      }
      let id = id(records[index])
      unpublished.append(UnpublishedRecord(kind: kind, id: id, path: head.path, reason: reason))
      if includesUnpublished { return true }
      ids[kind, default: []].insert(id)
      paths.insert(head.path)
      return false
    }
    return kept.count == records.count ? records : kept.map { records[$0] }
  }

  private func reason(_ head: RecordHead) -> UnpublishedReason? {
    if head.isDraft { return .draft }
    guard let instant = head.publishAt, instant > now else { return nil }
    return .until(instant)
  }
}

extension PublicationFilter {
  /// The parsed site without its held records.
  mutating func publicPart(of parsed: ParsedSite) -> ParsedSite {
    var site = parsed
    site.reports = publicRecords(parsed.reports, kind: "report", head: \.head, id: \.head.id)
    let unpublishedReports = Set(unpublished.filter { $0.kind == "report" }.map(\.id))
    site.findings = publicRecords(
      parsed.findings,
      kind: "finding",
      head: \.head,
      id: { "\($0.reportID)/\($0.head.id)" },
      reportIsUnpublished: { unpublishedReports.contains($0.reportID) }
    )
    site.recommendations = publicRecords(
      parsed.recommendations,
      kind: "recommendation",
      head: \.head,
      id: { "\($0.reportID)/\($0.number)" },
      reportIsUnpublished: { unpublishedReports.contains($0.reportID) }
    )
    let body = parsed.settings.bodies.id
    site.bodies = publicRecords(parsed.bodies, kind: body, head: \.head, id: \.head.id)
    site.datasets = publicRecords(parsed.datasets, kind: "dataset", head: \.head, id: \.head.id)
    site.measures = publicRecords(parsed.measures, kind: "measure", head: \.head, id: \.head.id)
    site.pages = publicRecords(parsed.pages, kind: "page", head: \.head, id: \.head.id)
    return site
  }
}
