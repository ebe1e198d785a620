import Diagnostics

/// Since when a page is withdrawn, and why.
package struct Withdrawal: Hashable, Sendable {
  /// `nil` if the date given is invalid, which is an error.
  package var date: CalendarDate?
  /// A sentence for readers.
  package var reason: String
  /// The location of the date.
  var location: SourceLocation
}

/// A record that was published and is now withdrawn: what its address says instead, and what is
/// left of its own names for references to it.
package struct WithdrawnRecord: Sendable {
  package var kind: RecordKind
  package var identity: RecordIdentity
  package var title: String
  /// Its kind as a word for readers: "finding".
  package var noun: String
  /// The file that contains the record.
  package var path: String
  package var withdrawal: Withdrawal
  /// The date on which its subject was published.
  package var published: CalendarDate?
  /// The languages in which it had a page besides the site's own.
  package var languages: [String] = []
  /// The ids of the charts that its text declares, each of which had a page.
  package var charts: [String] = []
}

extension WithdrawnRecord {
  init(_ parsed: any ParsedRecord, _ withdrawal: Withdrawal, in site: ParsedSite) {
    let record = parsed.record
    let report = site.all(Report.self).first { $0.fullID == parsed.folder }?.record
    kind = parsed.kind
    identity = RecordIdentity(folder: parsed.folder, id: record.ownID)
    title = record.title(in: site.settings)
    noun = kind == .body ? site.settings.bodies.singular : kind.name(in: site.settings)
    path = parsed.head.path
    self.withdrawal = withdrawal
    published = (record as? Report ?? report)?.published
    let translations = site.translations.filter { $0.original == parsed.head.path }
    languages = kind.type.isTranslatedWhole ? translations.map(\.language) : []
    charts = parsed.charts.compactMap { $0?.id }
  }

  /// The id, unique among all records of the kind: `soteria-2024/bail`.
  var fullID: String { identity.folder.map { "\($0)/\(identity.id)" } ?? identity.id }

  /// The name by which links called it: `finding:soteria-2024/bail`.
  package func name(in settings: SiteSettings) -> String {
    "\(kind.name(in: settings)):\(fullID)"
  }

  /// The page at the address of the record; `day` is the date of the withdrawal in words.
  package func notice(since day: String) -> ProsePage {
    let sentence = "This \(noun) was withdrawn on \(day)."
    return ProsePage(
      head: RecordHead(id: identity.id, path: path, location: .file(path)),
      title: "Withdrawn: \(title)",
      description: sentence,
      lead: "\(sentence) Reason: \(withdrawal.reason)",
      prose: .empty,
      shows: []
    )
  }
}

/// The withdrawn records of a site, by the names that references use.
struct WithdrawnNames: Sendable {
  private var references: [RecordKind: [String: Reference<WithdrawnRecord>]] = [:]
  private var paths: [String: Reference<WithdrawnRecord>] = [:]

  init(_ records: [WithdrawnRecord] = []) {
    for (record, reference) in zip(records, records.references) {
      references[record.kind, default: [:]][record.fullID] = reference
      paths[record.path] = reference
    }
  }

  func ids(_ kind: RecordKind) -> Set<String> { Set((references[kind] ?? [:]).keys) }

  func reference(_ kind: RecordKind, _ id: String) -> Reference<WithdrawnRecord>? {
    references[kind]?[id]
  }

  func reference(atPath path: String) -> Reference<WithdrawnRecord>? { paths[path] }
}
