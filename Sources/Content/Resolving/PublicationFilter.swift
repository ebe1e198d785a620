import Diagnostics

/// The unpublished and the withdrawn records as of an instant, what only they use, and the site
/// without all of these.
struct PublicationFilter {
  let now: Instant
  /// The unpublished records that remain on the site; all are recorded in any case.
  let scope: UnpublishedScope
  /// Whether withdrawn records remain as if they were public, for an edit of the source.
  let includesWithdrawn: Bool
  private(set) var unpublished: [UnpublishedRecord] = []
  /// The ids of unpublished records by kind, so that a diagnostic can say that a reference is to
  /// one.
  private(set) var ids: [RecordKind: Set<String>] = [:]
  private(set) var sources: Set<String> = []
  private(set) var paths: Set<String> = []
  private(set) var withdrawn: [WithdrawnRecord] = []
  /// What all unpublished and withdrawn records alone use, whether they remain on the site or not.
  private(set) var reach = Reach()
  /// The files that are published in part.
  private(set) var partlyUnpublished: Set<String> = []

  init(now: Instant, scope: UnpublishedScope, includesWithdrawn: Bool) {
    self.now = now
    self.scope = scope
    self.includesWithdrawn = includesWithdrawn
  }

  /// The parsed site without what is unpublished; unfinished texts in the rest are errors.
  mutating func publicPart(
    of parsed: ParsedSite,
    into diagnostics: inout [Diagnostic]
  ) -> ParsedSite {
    let records = unpublishedRecords(of: parsed)
    let gone = withdrawnRecords(of: parsed, besides: records)
    if !records.isEmpty || !gone.isEmpty {
      // No id is unpublished yet, so the names are those of all records.
      reach = Reach(parsed, Namespaces(parsed, self), without: records, withdrawn: gone)
    }
    let unpublishedItems = records.union(gone).union(reach.unpublished.keys)
    let removed = removedItems(of: parsed, records, gone)
    let hidden = Set(removed.map { $0.name(in: parsed.settings) })
    for (item, users) in reach.unpublished {
      let location = parsed.location(of: item) ?? .file(reach.files[item] ?? "")
      // A page of a copy may give its reason, which names nothing that the copy leaves out.
      let named = removed.contains(item) ? users : users.filter { !hidden.contains($0) }
      add(
        item,
        at: location,
        because: .usedOnlyBy(named),
        isWithdrawn: reach.usedByWithdrawn.contains(item),
        parsed.settings
      )
    }
    for index in unpublished.indices {
      unpublished[index].isIncluded = !hidden.contains(unpublished[index].name)
    }
    for kind in RecordKind.allCases {
      for record in parsed[kind] where !unpublishedItems.contains(.record(kind, record.fullID)) {
        diagnostics += record.unfinished
      }
    }
    if removed.isEmpty { return parsed }
    for item in removed {
      switch item {
      case .record(let kind, let id):
        ids[kind, default: []].insert(id)
        if kind.type.filePattern != nil, let path = reach.files[item] { paths.insert(path) }
      case .source(let id): sources.insert(id)
      case .settings, .vocabulary, .choice, .image: break
      }
    }
    return parsed.without(removed)
  }

  /// The withdrawn records, the unpublished ones that are outside the scope, and what only these
  /// use.
  private mutating func removedItems(
    of parsed: ParsedSite,
    _ records: Set<SiteItem>,
    _ gone: Set<SiteItem>
  ) -> Set<SiteItem> {
    partlyUnpublished = reach.partlyUnpublished
    var outside = records
    switch scope {
    case .none: return records.union(gone).union(reach.unpublished.keys)
    case .all: outside = []
    case .reports(let reports):
      let included = RecordKind.allCases.flatMap { kind in
        parsed[kind].filter { record in
          reports.contains(record.folder ?? (kind == .report ? record.fullID : ""))
        }.map { SiteItem.record(kind, $0.fullID) }
      }
      outside.subtract(included)
    }
    guard !outside.isEmpty || !gone.isEmpty else { return [] }
    let rest = Reach(parsed, Namespaces(parsed, self), without: outside, withdrawn: gone)
    partlyUnpublished.formUnion(rest.partlyUnpublished)
    return outside.union(gone).union(rest.unpublished.keys)
  }

  /// The records that are unpublished by what their files, or that of their report, say.
  private mutating func unpublishedRecords(of parsed: ParsedSite) -> Set<SiteItem> {
    var found: Set<SiteItem> = []
    for kind in RecordKind.allCases where kind.resolvable.canBeUnpublished {
      for record in parsed[kind] {
        let report = record.folder.map { SiteItem.record(.report, $0) }
        let belongsToUnpublished = report.map(found.contains) ?? false
        guard let reason = reason(record.head) ?? (belongsToUnpublished ? .report : nil) else {
          continue
        }
        let item = SiteItem.record(kind, record.fullID)
        found.insert(item)
        add(item, at: record.head.location, because: reason, parsed.settings)
      }
    }
    return found
  }

  /// The records that are withdrawn, by what their files say or with what they belong to.
  private mutating func withdrawnRecords(
    of parsed: ParsedSite,
    besides unpublished: Set<SiteItem>
  ) -> Set<SiteItem> {
    if includesWithdrawn { return [] }
    var found: [SiteItem: Withdrawal] = [:]
    for kind in RecordKind.allCases {
      for record in parsed[kind] {
        let item = SiteItem.record(kind, record.fullID)
        let owners = record.itemsWithdrawnAlong
        guard !unpublished.contains(item),
          let withdrawal = record.head.withdrawal ?? owners.lazy.compactMap({ found[$0] }).first
        else { continue }
        found[item] = withdrawal
        withdrawn.append(WithdrawnRecord(record, withdrawal, in: parsed))
        let reason = UnpublishedReason.withdrawn(withdrawal.date)
        let location = record.head.location
        add(item, at: location, because: reason, isWithdrawn: true, parsed.settings)
      }
    }
    return Set(found.keys)
  }

  private mutating func add(
    _ item: SiteItem,
    at location: SourceLocation,
    because reason: UnpublishedReason,
    isWithdrawn: Bool = false,
    _ settings: SiteSettings
  ) {
    let kind = item.kindName(in: settings)
    unpublished.append(
      UnpublishedRecord(
        kind: kind,
        id: item.id,
        path: location.path,
        location: location,
        reason: reason,
        isWithdrawn: isWithdrawn
      )
    )
  }

  private func reason(_ head: RecordHead) -> UnpublishedReason? {
    if head.isDraft { return .draft }
    guard let instant = head.publishAt, instant > now else { return nil }
    return .until(instant)
  }
}

extension ParsedRecord {
  /// The report to which the record belongs, or the data that its page shows: they take it along
  /// when they are withdrawn.
  fileprivate var itemsWithdrawnAlong: [SiteItem] {
    if let folder { return [.record(.report, folder)] }
    let columns = (self as? Parsed<Measure>)?.names.columns ?? []
    return columns.compactMap { column in
      column.id.split(separator: ".").first.map { .record(.dataset, String($0)) }
    }
  }
}

extension ParsedSite {
  /// The site without some items, as if their authors had not written them.
  fileprivate func without(_ removed: Set<SiteItem>) -> ParsedSite {
    var site = self
    for kind in RecordKind.allCases {
      site[kind] = self[kind].filter { !removed.contains(.record(kind, $0.fullID)) }
    }
    site.sources.removeAll { removed.contains(.source($0.id)) }
    site.images.removeAll { removed.contains(.image($0)) }
    site.removeEntries(removed)
    let before = TextKey.all(of: vocabulary, grouping: []).map(\.name)
    let after = TextKey.all(of: site.vocabulary, grouping: []).map(\.name)
    let keys = Set(before).subtracting(after)
    for index in translations.indices where translations[index].original == vocabularyFile?.path {
      site.translations[index].words.removeAll { keys.contains($0.key) }
    }
    return site
  }

  private mutating func removeEntries(_ removed: Set<SiteItem>) {
    func isPublic(_ list: VocabularyList, _ id: String) -> Bool {
      !removed.contains(.vocabulary(list, id))
    }
    let names = vocabularyNames
    let addressees = vocabulary.addressees.map { isPublic(.addressees, $0.id) }
    let statuses = vocabulary.statuses.map { isPublic(.statuses, $0.id) }
    vocabularyNames.covers = zip(names.covers, addressees).filter(\.1).map(\.0)
    vocabularyNames.next = zip(names.next, statuses).filter(\.1).map { next, _ in
      next.filter { isPublic(.statuses, $0.id) }
    }
    vocabulary.themes.removeAll { !isPublic(.themes, $0.id) }
    vocabulary.kinds.removeAll { !isPublic(.kinds, $0.id) }
    vocabulary.addressees.removeAll { !isPublic(.addressees, $0.id) }
    vocabulary.statuses.removeAll { !isPublic(.statuses, $0.id) }
    vocabulary.facts.removeAll { !isPublic(.facts, $0.id) }
    for index in vocabulary.facts.indices {
      let fact = vocabulary.facts[index].id
      vocabulary.facts[index].choices.removeAll {
        removed.contains(.choice(fact: fact, name: $0.name))
      }
    }
  }
}
