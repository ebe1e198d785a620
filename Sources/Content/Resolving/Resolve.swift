package import Diagnostics

/// Makes the site as of an instant: names become references, data is validated against its
/// contracts, statistics are calculated, unpublished records are removed.
///
/// All diagnostics are collected; if one of them is an error, the site must not be written.
///
/// For edits of the source, `includesWithdrawn` resolves withdrawn records like others, and `trace`
/// reports each reference to a record.
package func resolve(
  _ parsed: ParsedSite,
  now: Instant,
  threads: Int,
  unpublished: UnpublishedScope = .none,
  includesWithdrawn: Bool = false,
  tracing trace: ReferenceTrace? = nil,
  into diagnostics: inout [Diagnostic]
) async -> Resolution {
  var publication = PublicationFilter(
    now: now,
    scope: unpublished,
    includesWithdrawn: includesWithdrawn
  )
  let unique = withoutDuplicates(parsed, into: &diagnostics)
  let owned = withoutStrays(unique, into: &diagnostics)
  let published = sorted(publication.publicPart(of: owned, into: &diagnostics))
  var names = Namespaces(published, publication, tracing: trace)

  var site = Site()
  site.vocabulary = resolveVocabulary(published, names, into: &diagnostics)
  names.vocabulary = site.vocabulary
  site.settings = resolveSettings(published, names, into: &diagnostics)
  site.take(published, publication)
  for kind in RecordKind.allCases {
    await kind.resolvable.resolveAll(
      published,
      names,
      &site,
      threads: threads,
      into: &diagnostics
    )
  }
  linkReportParts(&site)
  resolveResponses(&site, published, names, into: &diagnostics)
  for key in site.recordKeys { checkDates(of: key, site, now: now, into: &diagnostics) }
  checkSourceDates(site, now: now, into: &diagnostics)
  resolveCharts(&site, published, names, into: &diagnostics)
  await resolveLinks(&site, names, threads: threads, into: &diagnostics)
  let links = LinkResolver(site, names)
  for kind in RecordKind.allCases {
    kind.resolvable.checkAll(published, links, into: &diagnostics)
  }
  checkDuplicates(site, into: &diagnostics)
  await checkNumbers(site, threads: threads, into: &diagnostics)
  checkWithdrawals(site.withdrawn, now: now, into: &diagnostics)
  checkContacts(site, published.settingsNames.support, now: now, into: &diagnostics)
  site.redirectedAddresses = Set(published.redirects.map(\.from))
  site.redirects = resolveRedirects(published.redirects, site, names, into: &diagnostics)
  if site.redirects.count < published.redirects.count, let redirect = published.redirects.first {
    site.partlyUnpublished.insert(redirect.fromLocation.path)
  }
  checkOrphans(site, published, publication.reach, into: &diagnostics)
  diagnostics = withoutConsequences(diagnostics)
  return Resolution(site: site, names: names, translatedFiles: published.translations)
}

extension Site {
  /// Takes over what needs no names to be resolved.
  fileprivate mutating func take(_ published: ParsedSite, _ publication: PublicationFilter) {
    sources = published.sources
    images = published.images
    publishedAddresses = published.publishedAddresses
    releases = published.releases
    releaseSnapshot = published.releaseSnapshot
    withdrawn = publication.withdrawn
    unpublished = publication.unpublished.sorted { ($0.kind, $0.id) < ($1.kind, $1.id) }
    partlyUnpublished = publication.partlyUnpublished
  }
}

/// The diagnostics without those about statistics, charts and claims if a table, or the choice of
/// its rows, has an error from which they would follow; if data is missing, they say so.
private func withoutConsequences(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
  let consequences = Set(
    (Rule.figureRules + Rule.claimRules + [.chartPeriod, .chartBreak, .measureUnfit]).map(\.id)
  )
  let hasFaultyTable = diagnostics.contains {
    $0.severity == .error && $0.rule != .unfinishedText && !consequences.contains($0.rule.id)
      && ($0.rule == .measureRows
        || $0.location.path.hasPrefix("content/data/") && $0.location.path.hasSuffix(".csv"))
  }
  let gap = diagnostics.first { $0.rule == .dataGap }
  guard hasFaultyTable || gap != nil else { return diagnostics }
  if hasFaultyTable { return diagnostics.filter { !consequences.contains($0.rule.id) } }
  return diagnostics.map { diagnostic in
    guard let gap, consequences.contains(diagnostic.rule.id) else { return diagnostic }
    var diagnostic = diagnostic
    diagnostic.help = "first settle \(gap.location.path): \(gap.message)"
    return diagnostic
  }
}

/// Removes the records in the folder of a report that does not exist; each is an error.
private func withoutStrays(
  _ parsed: ParsedSite,
  into diagnostics: inout [Diagnostic]
) -> ParsedSite {
  let reports = Set(parsed[.report].map(\.fullID))
  var site = parsed
  for kind in RecordKind.allCases where kind.isFiledInReports {
    for record in parsed[kind] {
      guard let report = record.folder, !reports.contains(report) else { continue }
      site.unreadable[kind, default: []].insert(record.fullID)
      if parsed.unreadable[.report]?.contains(report) == true { continue }
      diagnostics.report(
        .missingFile,
        "the folder of this record has no report",
        at: .file(record.head.path),
        help: "add content/reports/\(report)/index.md"
      )
    }
    site[kind] = parsed[kind].filter { $0.folder.map(reports.contains) ?? true }
  }
  return site
}

/// Sorts the records of each kind, so that the result does not depend on the order of files.
private func sorted(_ parsed: ParsedSite) -> ParsedSite {
  var site = parsed
  site.sources.sort { $0.id < $1.id }
  for kind in RecordKind.allCases { site[kind].sort { $0.sortKey < $1.sortKey } }
  return site
}
