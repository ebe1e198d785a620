import ChartFigures
package import Content
import Markup
package import SiteOutline
import Synchronization

/// The register on a day, in the site's own language, with the content that its pages, files and
/// feeds share.
///
/// It is calculated once: its parts, their recommendations, and the output for each recommendation.
/// Each part has a page, files and a feed, so a pass over all recommendations for each would be
/// quadratic in the size of the site. The first page that needs the parts makes the pass; a
/// preview's edit, which renders few pages, often needs none. A recommendation is in a dozen parts,
/// so its output for their files is cached too.
package final class Register: Sendable {
  package let site: Site
  package let day: CalendarDate?
  private let parts = Mutex<[Facet: [Reference<Recommendation>]]?>(nil)
  private let knownGroups = Mutex<[FacetGroup]?>(nil)
  private let knownDays = Mutex<[CalendarDate?]?>(nil)
  private let knownReferrers = Mutex<[BodyReferrers]?>(nil)
  let knownChangesOfValues: Memo<Measure, Changes?>
  let comparisons: Memo<Measure, BodyComparison?>
  private let states: Memo<Recommendation, RecommendationState>
  private let entries: Memo<Recommendation, RegisterEntry>
  private let knownNews: Memo<Recommendation, [FeedEntry]>
  /// By the path of the CSV of a chart.
  let knownTables = Mutex<[SitePath: [[String]]]>([:])
  /// By kind of record: the page of a record, its citations and the sitemap all state its last
  /// change.
  private let knownChanges: [Memo<RecordKey, CalendarDate?>]
  /// By kind of record: the page of a record and a file in each format state its citation.
  let knownCitations: [Memo<RecordKey, Citation?>]

  package init(_ site: Site, on day: CalendarDate?) {
    self.site = site
    self.day = day
    knownChangesOfValues = Memo(count: site.measures.count)
    comparisons = Memo(count: site.measures.count)
    states = Memo(count: site.recommendations.count)
    entries = Memo(count: site.recommendations.count)
    knownNews = Memo(count: site.recommendations.count)
    knownChanges = RecordKind.allCases.map { Memo(count: $0.type.keys(of: site).count) }
    knownCitations = RecordKind.allCases.map { Memo(count: $0.type.keys(of: site).count) }
  }

  /// Every part of the register, grouped by criterion, in the site's own language.
  package var groups: [FacetGroup] {
    knownGroups.withLock { groups in
      let known = groups ?? site.facetGroups
      groups = known
      return known
    }
  }

  /// The recommendations of a part, in the order of the register.
  package func recommendations(in facet: Facet) -> [Reference<Recommendation>] {
    parts.withLock { parts in
      let known = parts ?? allParts
      parts = known
      return known[facet] ?? []
    }
  }

  /// The day of the last change of a record's page, as far as the content states it; `nil` if no day
  /// is known.
  package func lastChange(of record: RecordKey) -> CalendarDate? {
    knownChanges[Int(record.kind.rawValue)].value(at: record.index) { latestDay(of: record) }
  }

  /// What refers to a body.
  package func referrers(to body: Reference<Body>) -> BodyReferrers {
    knownReferrers.withLock { referrers in
      let known = referrers ?? site.referrersToBodies
      referrers = known
      return known[body.index]
    }
  }

  /// The last day of what the page of a body shows of records that refer to it.
  func dayOfReferrers(to body: Reference<Body>) -> CalendarDate? {
    knownDays.withLock { days in
      let known = days ?? site.daysOfReferrersToBodies
      days = known
      return known[body.index]
    }
  }

  /// The state of a recommendation on the day.
  package func state(of reference: Reference<Recommendation>) -> RecommendationState {
    states.value(of: reference) { site.state(of: site[reference], on: day) }
  }

  /// The output for a recommendation in the files of the register.
  package func entry(of reference: Reference<Recommendation>) -> RegisterEntry {
    entries.value(of: reference) { site.registerEntry(of: reference, state(of: reference)) }
  }

  /// The feed entries of a recommendation.
  package func news(of reference: Reference<Recommendation>) -> [FeedEntry] {
    knownNews.value(of: reference) { site.news(of: reference, state(of: reference)) }
  }
}

extension Register {
  /// How many recommendations there are, and their states, in sentences.
  package var summary: String {
    let records = site.recommendations.references
    let unread = records.count { site[$0].text == .notReproduced }
    let closed = records.count { state(of: $0).isClosed }
    let past = records.count { state(of: $0).urgency == .overdue }
    var sentences = [capitalised(counted(records.count, "recommendation")) + "."]
    if unread > 0 {
      let reports = site.reports.count == 1 ? "the report itself" : "the reports themselves"
      sentences.append("\(unread) of them can be read only in \(reports).")
    }
    sentences.append(closed == 0 ? "None has been closed." : "Closed: \(closed).")
    if past > 0 { sentences.append("The deadline of \(past) has passed.") }
    return sentences.joined(separator: " ")
  }

  /// The open recommendations whose text the site has: the earliest deadline first, and those
  /// without one last.
  package func mostUrgent(_ count: Int) -> [Reference<Recommendation>] {
    site.recommendations.references.filter {
      site[$0].text != .notReproduced && !state(of: $0).isClosed
    }.sorted {
      (site[$0].due.value?.iso ?? "~", $0.index) < (site[$1].due.value?.iso ?? "~", $1.index)
    }.prefix(count).map(\.self)
  }

  private var allParts: [Facet: [Reference<Recommendation>]] {
    var parts: [Facet: [Reference<Recommendation>]] = [:]
    for reference in site.recommendations.references {
      for facet in site.facets(of: site[reference], state(of: reference)) {
        parts[facet, default: []].append(reference)
      }
    }
    return parts
  }
}

extension Site {
  /// The parts that a recommendation is in, without repeats.
  fileprivate func facets(
    of record: Recommendation,
    _ state: RecommendationState
  ) -> Set<Facet> {
    var facets = Set(ownFacets(of: record))
    for axis in StatusAxis.allCases {
      if let status = state[axis] { facets.insert(.status(status)) }
    }
    if let urgency = state.urgency { facets.insert(.urgency(urgency)) }
    guard let addressees = record.addressees.value else {
      facets.insert(.addressee(nil))
      return facets
    }
    for addressee in addressees {
      facets.insert(.addressee(addressee.id))
      facets.formUnion(bodies(coveredBy: addressee).map { .body($0) })
    }
    return facets
  }
}
