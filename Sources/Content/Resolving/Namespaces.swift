import Diagnostics

/// The ids of all kinds, by which every reference is found.
struct Namespaces {
  let sources: Namespace<Source>
  let terms: Namespace<Term>
  let reports: Namespace<Report>
  /// Under `<report>/<id>`.
  let findings: Namespace<Finding>
  /// Under `<report>/<number>`.
  let recommendations: Namespace<Recommendation>
  let bodies: Namespace<Body>
  let datasets: Namespace<Dataset>
  let measures: Namespace<Measure>
  let pages: Namespace<ProsePage>
  /// The records that have a file of their own, by its path.
  let paths: [String: RecordKey]
  /// The files of records that are held back.
  let unpublishedPaths: Set<String>

  /// The names of a site whose records are sorted, with those of the records that it lacks.
  init(_ site: ParsedSite, _ publication: PublicationFilter) {
    let unpublished = publication.ids
    let reportIDs = Set(site.reports.map(\.head.id))
      .union(unpublished["report"] ?? []).union(site.unreadable["report"] ?? [])
    func names<Record>(_ kind: String, _ ids: [String]) -> Namespace<Record> {
      Namespace(
        kind,
        ids: ids,
        unpublished: unpublished[kind] ?? [],
        unreadable: site.unreadable[kind] ?? [],
        reports: ["finding", "recommendation"].contains(kind) ? reportIDs.sorted() : []
      )
    }
    sources = names("source", site.sources.map(\.id))
    terms = names("term", site.terms.map(\.id))
    reports = names("report", site.reports.map(\.head.id))
    findings = names("finding", site.findings.map { "\($0.reportID)/\($0.head.id)" })
    recommendations = names(
      "recommendation",
      site.recommendations.map { "\($0.reportID)/\($0.number)" }
    )
    bodies = names(site.settings.bodies.id, site.bodies.map(\.head.id))
    datasets = names("dataset", site.datasets.map(\.head.id))
    measures = names("measure", site.measures.map(\.head.id))
    pages = names("page", site.pages.map(\.head.id))
    unpublishedPaths = publication.paths
    paths = Dictionary(recordFiles(of: site)) { first, _ in first }
  }
}

/// The file of each record that has one of its own.
private func recordFiles(of site: ParsedSite) -> [(String, RecordKey)] {
  func files<Record>(
    _ records: [Record],
    _ head: (Record) -> RecordHead,
    _ key: (Reference<Record>) -> RecordKey
  ) -> [(String, RecordKey)] {
    zip(records, records.references).map { (head($0).path, key($1)) }
  }
  let home = site.home.map { [($0.head.path, RecordKey.home)] } ?? []
  return home + files(site.pages, \.head) { .page($0) }
    + files(site.reports, \.head) { .report($0) }
    + files(site.findings, \.head) { .finding($0) }
    + files(site.recommendations, \.head) { .recommendation($0) }
    + files(site.bodies, \.head) { .body($0) }
    + files(site.datasets, \.head) { .dataset($0) }
    + files(site.measures, \.head) { .measure($0) }
}
