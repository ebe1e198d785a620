import Diagnostics
import Markdown

/// A site, with the names by which it was resolved, so that one record can be resolved again alone.
package struct Resolution: Sendable {
  package private(set) var site: Site
  let names: Namespaces
  /// The words in other languages, which `translations` lays over the site.
  let translatedFiles: [TranslatedFile]
  /// The anchors of paragraphs that links and redirects name, of whichever record.
  private let citedParagraphs: Set<String>

  init(site: Site, names: Namespaces, translatedFiles: [TranslatedFile]) {
    self.site = site
    self.names = names
    self.translatedFiles = translatedFiles
    let cited: [String] = site.allProse.lazy.flatMap(\.targets).compactMap { target in
      if case .record(_, let anchor) = target { anchor } else { nil }
    }
    let moved = site.redirects.flatMap { [$0.from.fragment, $0.to.fragment] }.compactMap { $0 }
    citedParagraphs = Set(cited + moved).filter { $0.hasPrefix(paragraphMark) }
  }
}

extension Resolution {
  /// The same site with some records as their files now read; nil where everything must be resolved.
  ///
  /// That is so where other records could see the change, or where the record is not without fault:
  /// all faults are found in one place, by `resolve`.
  package func replacing(_ edits: [ParsedEdit], now: Instant) -> Resolution? {
    let hasBecomePublic = site.unpublished.contains { record in
      if case .until(let instant) = record.reason { instant <= now } else { false }
    }
    if hasBecomePublic { return nil }
    let translated = Set(translatedFiles.map(\.original))
    var next = self
    for edit in edits {
      guard let key = names.paths[edit.path], edit.concernsItsRecordAlone,
        let record = edit.after.record, !edit.movesParagraphs(among: citedParagraphs)
      else { return nil }
      var faults: [Diagnostic] = []
      next.replace(key, with: record, into: &faults)
      // What a translation has words for is held against it, where all faults are found.
      if translated.contains(edit.path), !isSameForTranslations(key, next.site) { return nil }
      checkRelations(of: key, next.site, into: &faults)
      checkDates(of: key, next.site, now: now, into: &faults)
      resolveLinks(of: key, &next.site, names, into: &faults)
      checkNumbers(of: key, next.site, into: &faults)
      guard faults.isEmpty else { return nil }
    }
    return next
  }

  /// Whether another state of the site has the same words of a record for those who translated it.
  private func isSameForTranslations(_ record: RecordKey, _ other: Site) -> Bool {
    !record.isTranslatedWhole && site.wordsInLists(of: record) == other.wordsInLists(of: record)
  }

  private mutating func replace(
    _ key: RecordKey,
    with record: ParsedRecord,
    into faults: inout [Diagnostic]
  ) {
    switch (key, record) {
    case (.home, .home(let page)): site.home = resolve(page, names, into: &faults)
    case (.page(let key), .page(let page)):
      site.pages[key.index] = resolve(page, names, into: &faults)
    case (.report(let key), .report(let report)):
      let before = site[key]
      site.reports[key.index] = resolve(report, names, into: &faults)
      site.reports[key.index].findings = before.findings
      site.reports[key.index].recommendations = before.recommendations
      site.reports[key.index].responses = before.responses
    case (.finding(let key), .finding(let finding)):
      site.findings[key.index] = resolve(finding, names, site.vocabulary, into: &faults)
    case (.recommendation(let key), .recommendation(let recommendation)):
      let resolved = resolve(recommendation, names, site.vocabulary, into: &faults)
      site.recommendations[key.index] = resolved
    case (.body(let key), .body(let body)):
      site.bodies[key.index] = resolve(body, names, into: &faults)
    default: break
    }
  }
}

/// A file before and after a change.
package struct ParsedEdit: Sendable {
  package var path: String
  var before: ParsedFile
  var after: ParsedFile

  /// Whether no other record, list or check can see the difference.
  var concernsItsRecordAlone: Bool {
    guard before.diagnostics.isEmpty, after.diagnostics.isEmpty,
      let old = before.record?.footprint, let new = after.record?.footprint
    else { return false }
    return old == new
  }

  /// Whether a paragraph that is cited has come or gone; most paragraphs nobody cites, so that an edit
  /// of their first words concerns nobody.
  func movesParagraphs(among cited: Set<String>) -> Bool {
    guard !cited.isEmpty else { return false }
    let (old, new) = (before.record?.paragraphs ?? [], after.record?.paragraphs ?? [])
    return !cited.isDisjoint(with: old.symmetricDifference(new))
  }
}

/// What the rest of a site can see of a record while it is resolved: its id and place in order, what it
/// refers to, and what can be referred to in it.
///
/// Titles, words and dates are not in it: pages read them from the site when they are rendered.
private struct Footprint: Equatable {
  var identity: [String]
  var isDraft: Bool
  var publishAt: Instant?
  var references: [[String]?]
  var anchors: [String]
  var links: [String]

  init(
    _ head: RecordHead,
    _ identity: [String],
    _ prose: Prose,
    _ references: [[Name]?] = []
  ) {
    self.identity = [head.id] + identity
    isDraft = head.isDraft
    publishAt = head.publishAt
    self.references = ([head.sourceNames] + references).map { $0?.map(\.id) }
    anchors = prose.document.headings.map(prose.document.anchor)
    links = prose.document.links.map { ($0.isImage ? "!" : "") + $0.destination }
  }
}

extension ParsedRecord {
  /// The anchors of its paragraphs.
  fileprivate var paragraphs: Set<String> {
    switch self {
    case .report(let report): Set(report.prose.document.paragraphs.compactMap(\.anchor))
    case .finding(let finding): Set(finding.prose.document.paragraphs.compactMap(\.anchor))
    default: []
    }
  }

  /// Nil for what much of a site is made from: data, measures, terms, sources, and texts with charts.
  fileprivate var footprint: Footprint? {
    switch self {
    case .home(let page), .page(let page):
      guard page.prose.declaredCharts.isEmpty else { return nil }
      let named = page.homeNames?.wrappedValue
      let names = [named?.highlights, named?.chart.map { [$0] }]
      return Footprint(page.head, page.shows.map(\.rawValue), page.prose, names)
    case .report(let report):
      guard report.prose.declaredCharts.isEmpty else { return nil }
      return Footprint(report.head, [report.published?.iso ?? ""], report.prose)
    case .finding(let finding):
      guard finding.prose.declaredCharts.isEmpty else { return nil }
      let identity = [finding.reportID, String(finding.order)]
      let figure = finding.figure.map { [$0.sourceName] }
      return Footprint(
        finding.head,
        identity,
        finding.prose,
        [finding.recommendationNumbers, figure]
      )
    case .recommendation(let recommendation):
      guard recommendation.prose.declaredCharts.isEmpty else { return nil }
      let identity = [
        recommendation.reportID, String(recommendation.number), recommendation.due.value?.iso ?? "",
      ]
      let findings = recommendation.findingNames.value
      return Footprint(recommendation.head, identity, recommendation.prose, [findings])
    case .body(let body):
      guard body.prose.declaredCharts.isEmpty else { return nil }
      let sources = body.facts.compactMap(\.sourceName)
      return Footprint(body.head, [body.name], body.prose, [sources])
    case .sources, .terms, .responses, .dataset, .table, .measure, .image, .redirects, .template,
      .translation:
      return nil
    }
  }
}
