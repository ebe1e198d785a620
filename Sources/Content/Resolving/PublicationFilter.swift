import Diagnostics

/// The unpublished records as of an instant, and the site without them.
struct PublicationFilter {
  let now: Instant
  /// Whether unpublished records remain on the site, for a preview; they are recorded in either
  /// case.
  let includesUnpublished: Bool
  private(set) var unpublished: [UnpublishedRecord] = []
  /// The ids of unpublished records by kind, so that a diagnostic can say that a reference is to
  /// one.
  private(set) var ids: [RecordKind: Set<String>] = [:]
  private(set) var paths: Set<String> = []

  init(now: Instant, includesUnpublished: Bool) {
    self.now = now
    self.includesUnpublished = includesUnpublished
  }

  /// The parsed site without its unpublished records; unfinished texts in the others are errors.
  mutating func publicPart(
    of parsed: ParsedSite,
    into diagnostics: inout [Diagnostic]
  ) -> ParsedSite {
    var site = parsed
    var reports: Set<String> = []
    for kind in RecordKind.allCases {
      guard kind.resolvable.canBeUnpublished else {
        for record in parsed[kind] { diagnostics += record.unfinished }
        continue
      }
      let name = kind.name(in: parsed.settings)
      site[kind] = parsed[kind].filter { record in
        let belongsToUnpublished = record.folder.map(reports.contains) ?? false
        guard let reason = reason(record.head) ?? (belongsToUnpublished ? .report : nil) else {
          diagnostics += record.unfinished
          return true
        }
        let (id, path) = (record.fullID, record.head.path)
        unpublished.append(
          UnpublishedRecord(
            kind: name,
            id: id,
            path: path,
            location: record.head.location,
            reason: reason
          )
        )
        if kind == .report { reports.insert(id) }
        if includesUnpublished { return true }
        ids[kind, default: []].insert(id)
        paths.insert(path)
        return false
      }
    }
    return site
  }

  private func reason(_ head: RecordHead) -> UnpublishedReason? {
    if head.isDraft { return .draft }
    guard let instant = head.publishAt, instant > now else { return nil }
    return .until(instant)
  }
}
