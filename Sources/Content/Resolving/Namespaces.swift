import Diagnostics

/// The ids of all records, by which every reference is resolved.
struct Namespaces: Sendable {
  /// By kind; the ids of a report's parts start with the id of the report.
  private let records: [Namespace<Never>]
  let sources: Namespace<Source>
  /// The records that have their own file, by its path.
  let paths: [String: RecordKey]
  /// The files of unpublished records.
  let unpublishedPaths: Set<String>
  let withdrawn: WithdrawnNames
  let trace: ReferenceTrace?
  /// Each addressee has the bodies that it covers, once they are resolved.
  var vocabulary: Vocabulary

  /// Collects the names of a site with sorted records, and those of its unpublished records.
  init(
    _ site: ParsedSite,
    _ publication: PublicationFilter,
    tracing trace: ReferenceTrace? = nil
  ) {
    self.trace = trace
    let reports = Set(site[.report].map(\.fullID))
      .union(publication.ids[.report] ?? []).union(site.unreadable[.report] ?? [])
    let withdrawn = WithdrawnNames(publication.withdrawn)
    self.withdrawn = withdrawn
    records = RecordKind.allCases.map { kind in
      Namespace(
        kind.name(in: site.settings),
        ids: site[kind].map(\.fullID),
        unpublished: publication.ids[kind] ?? [],
        withdrawn: withdrawn.ids(kind),
        unreadable: site.unreadable[kind] ?? [],
        reports: kind.isFiledInReports ? reports.sorted() : [],
        aliases: kind == .body ? site.all(Body.self).flatMap(\.record.aliases) : [],
        traced: (
          id: trace?.kind == kind ? trace?.id : nil,
          prefix: kind.isFiledInReports && trace?.kind == .report ? trace.map { $0.id + "/" } : nil
        )
      )
    }
    sources = Namespace(
      "source",
      ids: site.sources.map(\.id),
      unpublished: publication.sources
    )
    unpublishedPaths = publication.paths
    vocabulary = site.vocabulary
    paths = Dictionary(recordFiles(of: site)) { first, _ in first }
  }

  subscript<Kind: Record>(kind: Kind.Type) -> Namespace<Kind> {
    Namespace(records[Int(kind.kind.rawValue)])
  }

  /// Finds the record of a kind that a name in a link means.
  func key(
    _ kind: RecordKind,
    _ name: Name,
    near report: String?,
    into diagnostics: inout [Diagnostic]
  ) -> RecordKey? {
    let owner = owner(kind, of: name, near: report)
    return records[Int(kind.rawValue)].find(name, below: owner, into: &diagnostics).map {
      RecordKey(kind, index: $0.index)
    }
  }

  /// Whether a name in a link means an unpublished record.
  func isUnpublished(_ kind: RecordKind, _ name: Name) -> Bool {
    records[Int(kind.rawValue)].unpublished.contains(fullID(kind, name, near: nil))
  }

  /// The id, unique within its kind, of the record that a name in a link means.
  func fullID(_ kind: RecordKind, _ name: Name, near report: String?) -> String {
    (owner(kind, of: name, near: report).map { "\($0)/" } ?? "") + name.id
  }

  /// The report that a name leaves out.
  private func owner(_ kind: RecordKind, of name: Name, near report: String?) -> String? {
    kind.isFiledInReports ? records[Int(kind.rawValue)].report(of: name, near: report) : nil
  }
}

extension Namespaces {
  /// The withdrawn record that a name in a link means.
  func withdrawn(
    _ kind: RecordKind,
    _ id: String,
    near report: String?
  ) -> Reference<WithdrawnRecord>? {
    withdrawn.reference(kind, fullID(kind, Name(id: id, location: .file("")), near: report))
  }

  /// The record with its sources resolved.
  func withSources<Kind>(
    _ parsed: Parsed<Kind>,
    into diagnostics: inout [Diagnostic]
  ) -> Kind {
    // Most pages name none, and continue to share storage with the parsed site.
    if parsed.sourceNames.isEmpty { return parsed.record }
    var record = parsed.record
    record.head.sources = sources.find(parsed.sourceNames, into: &diagnostics)
    return record
  }

  func theme(_ name: Name, into diagnostics: inout [Diagnostic]) -> Theme? {
    find(name, in: vocabulary.themes, id: \.id, what: "theme", into: &diagnostics)
  }
}

extension RecordKind {
  /// Whether records of the kind are in the folder of a report.
  var isFiledInReports: Bool { filedInReports[Int(rawValue)] }
}

/// Asked for every link, so answered once for each kind.
private let filedInReports = RecordKind.allCases.map {
  $0.type.filePattern?.contains("<report>") == true
}

/// The paths of the records that have their own file.
private func recordFiles(of site: ParsedSite) -> [(String, RecordKey)] {
  RecordKind.allCases.filter { $0.type.filePattern != nil }.flatMap { kind in
    site[kind].enumerated().map { ($1.head.path, RecordKey(kind, index: $0)) }
  }
}

extension Body {
  /// Its id, its names and its codes.
  package var idNamesAndCodes: [String] {
    let codes = facts.filter { $0.kind == .code }.compactMap(\.value.value)
    return [head.id, name, fullName] + otherNames + codes
  }

  fileprivate var aliases: [Alias] { idNamesAndCodes.map { Alias(id: head.id, name: $0) } }
}
