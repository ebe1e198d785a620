import Diagnostics

/// The ids of all records, by which every reference is found.
struct Namespaces: Sendable {
  /// By kind; those of a report's parts start with the id of the report.
  private let records: [Namespace<Never>]
  let sources: Namespace<Source>
  /// The records that have a file of their own, by its path.
  let paths: [String: RecordKey]
  /// The files of unpublished records.
  let unpublishedPaths: Set<String>
  /// With the bodies that each addressee covers, once it is resolved.
  var vocabulary: Vocabulary

  /// The names of a site whose records are sorted, with those of the records that it lacks.
  init(_ site: ParsedSite, _ publication: PublicationFilter) {
    let reports = Set(site[.report].map(\.fullID))
      .union(publication.ids[.report] ?? []).union(site.unreadable[.report] ?? [])
    records = RecordKind.allCases.map { kind in
      Namespace(
        kind.name(in: site.settings),
        ids: site[kind].map(\.fullID),
        unpublished: publication.ids[kind] ?? [],
        unreadable: site.unreadable[kind] ?? [],
        reports: kind.isFiledInReports ? reports.sorted() : []
      )
    }
    sources = Namespace("source", ids: site.sources.map(\.id))
    unpublishedPaths = publication.paths
    vocabulary = site.vocabulary
    paths = Dictionary(recordFiles(of: site)) { first, _ in first }
  }

  subscript<Kind: Record>(kind: Kind.Type) -> Namespace<Kind> {
    Namespace(records[Int(kind.kind.rawValue)])
  }

  /// The record of a kind that a name in a link means.
  func key(
    _ kind: RecordKind,
    _ name: Name,
    near report: String?,
    into diagnostics: inout [Diagnostic]
  ) -> RecordKey? {
    let names = records[Int(kind.rawValue)]
    let owner = kind.isFiledInReports ? names.report(of: name, near: report) : nil
    return names.find(name, below: owner, into: &diagnostics).map {
      RecordKey(kind, index: $0.index)
    }
  }
}

extension Namespaces {
  /// The record with its sources.
  func withSources<Kind>(
    _ parsed: Parsed<Kind>,
    into diagnostics: inout [Diagnostic]
  ) -> Kind {
    // Most pages name none, and keep what they share with the parsed site.
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
  var isFiledInReports: Bool { type.filePattern?.contains("<report>") == true }
}

/// The file of each record that has one of its own.
private func recordFiles(of site: ParsedSite) -> [(String, RecordKey)] {
  RecordKind.allCases.filter { $0.type.filePattern != nil }.flatMap { kind in
    site[kind].enumerated().map { ($1.head.path, RecordKey(kind, index: $0)) }
  }
}
