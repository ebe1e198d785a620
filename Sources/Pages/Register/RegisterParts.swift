import Content
import Synchronization

/// The parts of the register, and which recommendations are in each on a day, worked out once.
///
/// Every page of a part shows the others and how many are in them, so a pass over all recommendations for each would cost the square of
/// the site. The first page that asks makes the pass; a preview's edit, which shows few pages, often
/// does without.
package final class RegisterParts: Sendable {
  private let site: Site
  private let day: CalendarDate?
  private let parts = Mutex<[Facet: [Reference<Recommendation>]]?>(nil)
  private let knownGroups = Mutex<[FacetGroup]?>(nil)

  init(_ site: Site, on day: CalendarDate?) {
    self.site = site
    self.day = day
  }

  /// Every part of the register, by the question that it answers, in the site's own language.
  var groups: [FacetGroup] {
    knownGroups.withLock { groups in
      let known = groups ?? site.facetGroups
      groups = known
      return known
    }
  }

  /// The recommendations of a part, in the order of the register.
  func recommendations(in facet: Facet) -> [Reference<Recommendation>] {
    parts.withLock { parts in
      let known = parts ?? site.registerParts(on: day)
      parts = known
      return known[facet] ?? []
    }
  }
}

extension Site {
  fileprivate func registerParts(on day: CalendarDate?) -> [Facet: [Reference<Recommendation>]] {
    var parts: [Facet: [Reference<Recommendation>]] = [:]
    for reference in recommendations.references {
      for facet in facets(of: self[reference], on: day) {
        parts[facet, default: []].append(reference)
      }
    }
    return parts
  }

  /// The parts that a recommendation is in, each once.
  private func facets(of record: Recommendation, on day: CalendarDate?) -> Set<Facet> {
    var facets: Set<Facet> = [
      .text(record.text), .due(record.due.value.map(Quarter.init)), .report(record.report),
    ]
    for axis in StatusAxis.allCases {
      if let status = status(of: record, on: axis) { facets.insert(.status(status)) }
    }
    if let urgency = urgency(of: record, on: day) { facets.insert(.urgency(urgency)) }
    if let theme = record.theme { facets.insert(.theme(theme)) }
    guard let addressees = record.addressees.value else {
      facets.insert(.addressee(nil))
      return facets
    }
    for addressee in addressees {
      facets.insert(.addressee(addressee.id))
      let covered = addressee.coversAllBodies ? bodies.references : addressee.covers
      facets.formUnion(covered.map { .body($0) })
    }
    return facets
  }
}
