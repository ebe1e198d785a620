package import Diagnostics

/// Makes the site as of an instant: references become values, data is held against its contracts,
/// figures are worked out, held records are left out.
///
/// Every fault is collected; with an error among them the site must not be written.
package func resolve(
  _ parsed: ParsedSite,
  now: Instant,
  threads: Int,
  includesUnpublished: Bool = false,
  into diagnostics: inout [Diagnostic]
) async -> Resolution {
  var publication = PublicationFilter(now: now, includesUnpublished: includesUnpublished)
  let unique = withoutDuplicates(parsed, into: &diagnostics)
  let owned = withoutStrays(unique, into: &diagnostics)
  let published = sorted(publication.publicPart(of: owned))
  let names = Namespaces(published, publication)

  var site = Site()
  site.vocabulary = resolveVocabulary(published, names, into: &diagnostics)
  site.settings = resolveSettings(published, names, into: &diagnostics)
  site.sources = published.sources
  site.terms = resolveTerms(published, names, into: &diagnostics)
  site.bodies = published.bodies.map { resolve($0, names, into: &diagnostics) }
  site.reports = published.reports.map { resolve($0, names, into: &diagnostics) }
  site.findings = published.findings.map {
    resolve($0, names, site.vocabulary, into: &diagnostics)
  }
  site.recommendations = published.recommendations.map {
    resolve($0, names, site.vocabulary, into: &diagnostics)
  }
  site.pages = published.pages.map { resolve($0, names, into: &diagnostics) }
  site.home = published.home.map { resolve($0, names, into: &diagnostics) }
  site.images = published.images
  site.unpublished = publication.unpublished.sorted { ($0.kind, $0.id) < ($1.kind, $1.id) }
  linkReportParts(&site)
  resolveResponses(&site, published, names, into: &diagnostics)
  for key in site.recordKeys { checkRelations(of: key, site, into: &diagnostics) }
  for key in site.recordKeys { checkDates(of: key, site, now: now, into: &diagnostics) }
  site.datasets = await resolveDatasets(
    published,
    names,
    site.bodies,
    threads: threads,
    into: &diagnostics
  )
  site.measures = resolveMeasures(published, names, site, into: &diagnostics)
  resolveCharts(&site, names, into: &diagnostics)
  await resolveLinks(&site, names, threads: threads, into: &diagnostics)
  await checkNumbers(site, threads: threads, into: &diagnostics)
  site.redirects = resolveRedirects(published.redirects, site, names, into: &diagnostics)
  checkOrphans(site, published, into: &diagnostics)
  return Resolution(site: site, names: names, translatedFiles: parsed.translations)
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
