package import Diagnostics

/// Makes the site as of an instant: references become values, data is held against its contracts,
/// figures are worked out, held records are left out.
///
/// Every fault is collected; with an error among them the site must not be written.
package func resolve(
  _ parsed: ParsedSite,
  now: Instant,
  threads: Int,
  keepsHeld: Bool = false,
  into diagnostics: inout [Diagnostic]
) async -> Site {
  var holdBack = HoldBack(now: now, keepsHeld: keepsHeld)
  let unique = withoutDuplicates(parsed, into: &diagnostics)
  let owned = withoutStrays(unique, into: &diagnostics)
  let published = sorted(holdBack.publicPart(of: owned))
  let names = Namespaces(published, held: holdBack.ids)

  var site = Site()
  site.vocabulary = resolveVocabulary(published, names, into: &diagnostics)
  site.settings = resolveSettings(published, names, into: &diagnostics)
  site.sources = published.sources
  site.terms = resolveTerms(published, names, into: &diagnostics)
  site.bodies = resolveBodies(published, names, into: &diagnostics)
  site.reports = resolveReports(published, names, into: &diagnostics)
  site.findings = resolveFindings(published, names, site.vocabulary, into: &diagnostics)
  site.recommendations = resolveRecommendations(
    published,
    names,
    site.vocabulary,
    into: &diagnostics
  )
  site.pages = published.pages.map { resolvePage($0, names, into: &diagnostics) }
  site.home = published.home.map { resolvePage($0, names, into: &diagnostics) }
  site.images = published.images
  site.held = holdBack.held.sorted { ($0.kind, $0.id) < ($1.kind, $1.id) }
  linkReportParts(&site)
  checkRelations(site, into: &diagnostics)
  site.datasets = await resolveDatasets(
    published,
    names,
    site.bodies,
    threads: threads,
    into: &diagnostics
  )
  site.measures = resolveMeasures(published, names, site, into: &diagnostics)
  resolveCharts(&site, names, into: &diagnostics)
  resolveLinks(&site, names, heldPaths: holdBack.paths, into: &diagnostics)
  checkNumbers(site, into: &diagnostics)
  checkOrphans(site, published, into: &diagnostics)
  return site
}

/// The site without findings and recommendations in a folder that holds no report: a fault each.
private func withoutStrays(
  _ parsed: ParsedSite,
  into diagnostics: inout [Diagnostic]
) -> ParsedSite {
  let reports = Set(parsed.reports.map(\.head.id))
  var site = parsed
  site.findings.removeAll { !reports.contains($0.reportID) }
  site.recommendations.removeAll { !reports.contains($0.reportID) }
  let strays =
    parsed.findings.map { ("finding", $0.reportID, $0.head.id, $0.head.path) }
    + parsed.recommendations.map { ("recommendation", $0.reportID, $0.head.id, $0.head.path) }
  for (kind, report, id, path) in strays where !reports.contains(report) {
    site.unreadable[kind, default: []].insert("\(report)/\(id)")
    if parsed.unreadable["report"]?.contains(report) == true { continue }
    diagnostics.report(
      .missingFile,
      "the folder of this record holds no report",
      at: .file(path),
      help: "add content/reports/\(report)/index.md"
    )
  }
  return site
}

/// Records of a kind in the order of their ids, so that nothing depends on the order of files.
private func sorted(_ parsed: ParsedSite) -> ParsedSite {
  var site = parsed
  site.sources.sort { $0.id < $1.id }
  site.terms.sort { ($0.term.lowercased(), $0.id) < ($1.term.lowercased(), $1.id) }
  site.pages.sort { $0.head.id < $1.head.id }
  site.reports.sort { $0.head.id < $1.head.id }
  site.findings.sort { ($0.reportID, $0.order, $0.head.id) < ($1.reportID, $1.order, $1.head.id) }
  site.recommendations.sort { ($0.reportID, $0.number) < ($1.reportID, $1.number) }
  site.bodies.sort { ($0.name, $0.head.id) < ($1.name, $1.head.id) }
  site.datasets.sort { $0.head.id < $1.head.id }
  site.measures.sort { ($0.order, $0.head.id) < ($1.order, $1.head.id) }
  return site
}

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

  init(_ site: ParsedSite, held: [String: Set<String>]) {
    func names<Record>(_ kind: String, _ ids: [String]) -> Namespace<Record> {
      Namespace(
        kind,
        ids: ids,
        held: held[kind] ?? [],
        unreadable: site.unreadable[kind] ?? []
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
  }
}
