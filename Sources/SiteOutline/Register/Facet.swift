import Markup
package import Content

/// A part of the register of recommendations that has a page, a table and a feed of its own.
///
/// Its recommendations are determined during rendering (`Register`), since some parts depend on the
/// day; which parts exist does not.
package enum Facet: Hashable, Sendable {
  /// The current status on either axis.
  case status(Status)
  case urgency(Urgency)
  case text(RecommendationText)
  /// The id of an addressee; `nil` if the addressee is not known.
  case addressee(String?)
  /// The quarter of the deadline; `nil` if it is not known.
  case due(Quarter?)
  case theme(Theme)
  case report(Reference<Report>)
  case body(Reference<Body>)
}

extension Facet {
  /// Whether the day decides which recommendations are in the part, which therefore states it.
  package var dependsOnDay: Bool { if case .urgency = self { true } else { false } }
}

/// A quarter of a year: `2025-q1` is January to March.
package struct Quarter: Hashable, Comparable, Sendable {
  package let year: Int
  /// 1 to 4.
  package let number: Int

  package init(of date: CalendarDate) {
    year = date.year
    number = (date.month + 2) / 3
  }

  package var id: String { "\(year)-q\(number)" }

  package var words: String {
    let months = ["January to March", "April to June", "July to September", "October to December"]
    return "\(months[number - 1]) \(year)"
  }

  package static func < (left: Quarter, right: Quarter) -> Bool {
    (left.year, left.number) < (right.year, right.number)
  }
}

/// The parts for one criterion, under its title.
package struct FacetGroup: Sendable {
  package var title: String
  package var facets: [Facet]
}

extension Site {
  /// The parts of the register that a recommendation is in, was in, or can be in on another day,
  /// grouped by criterion.
  ///
  /// A past status counts, so that the address of a part remains when a recommendation leaves it.
  /// With many bodies, no body has a part: its recommendations are only on its own page.
  package var facetGroups: [FacetGroup] {
    let used = usedFacets
    func group(_ title: String, _ facets: [Facet]) -> FacetGroup {
      FacetGroup(title: title, facets: facets.filter(used.contains))
    }
    func statuses(_ axis: StatusAxis) -> [Facet] {
      vocabulary.statuses.filter { $0.axis == axis }.map { .status($0) }
    }
    let quarters = Set(recommendations.compactMap { $0.due.value }.map(Quarter.init)).sorted()
    let groups = [
      group("Accepted?", statuses(.acceptance)),
      group("Implemented?", statuses(.implementation)),
      group(
        "Deadline",
        Urgency.allCases.map { .urgency($0) } + quarters.map { .due($0) } + [.due(nil)]
      ),
      group(
        "Addressed to",
        vocabulary.addressees.map { .addressee($0.id) } + [.addressee(nil)]
      ),
      group("Theme", vocabulary.themes.map { .theme($0) }),
      group("Report", reports.references.map { .report($0) }),
      group("Text on this site", RecommendationText.allCases.map { .text($0) }),
      group(
        capitalised(settings.bodies.singular),
        hasManyBodies ? [] : bodies.references.map { .body($0) }
      ),
    ]
    return groups.filter { !$0.facets.isEmpty }
  }

  /// The facets that have, had or can have a recommendation; none without recommendations.
  private var usedFacets: Set<Facet> {
    guard !recommendations.isEmpty else { return [] }
    var used: Set<Facet> = []
    var addressees: [String: Addressee] = [:]
    for record in recommendations {
      used.formUnion(ownFacets(of: record))
      used.formUnion(record.history.compactMap(\.status).map { .status($0) })
      if record.due.value != nil { used.formUnion(Urgency.allCases.map { .urgency($0) }) }
      if record.addressees.value == nil { used.insert(.addressee(nil)) }
      for addressee in record.addressees.value ?? [] { addressees[addressee.id] = addressee }
    }
    used.formUnion(StatusAxis.allCases.compactMap(vocabulary.initialStatus).map { .status($0) })
    for addressee in addressees.values {
      used.insert(.addressee(addressee.id))
      used.formUnion(bodies(coveredBy: addressee).map { .body($0) })
    }
    return used
  }

  /// The parts that depend neither on the state of a recommendation nor on its addressees.
  package func ownFacets(of record: Recommendation) -> [Facet] {
    [.text(record.text), .due(record.due.value.map(Quarter.init)), .report(record.report)]
      + (record.theme.map { [.theme($0)] } ?? [])
  }

  /// The inspected bodies that belong to an addressee.
  package func bodies(coveredBy addressee: Addressee) -> [Reference<Body>] {
    addressee.coversAllBodies ? bodies.references : addressee.covers
  }

  /// The folder of a part, relative to that of the register: `status/accepted`.
  package func folder(of facet: Facet) -> [String] {
    let parts: (String, String) =
      switch facet {
      case .status(let status): ("status", status.id)
      case .urgency(let urgency): ("deadline", urgency.rawValue)
      case .text(let text): ("text", text.rawValue)
      case .addressee(let id): ("addressee", id ?? notEstablishedWord)
      case .due(let quarter): ("deadline", quarter?.id ?? notEstablishedWord)
      case .theme(let theme): ("theme", theme.id)
      case .report(let report): ("report", self[report].head.id)
      case .body(let body): (settings.bodies.id, self[body].head.id)
      }
    return ["recommendations", parts.0, parts.1]
  }

  /// The value that the recommendations of a part have in common, in a few words.
  package func name(of facet: Facet) -> String {
    switch facet {
    case .status(let status): status.name
    case .urgency(.overdue): "Deadline has passed"
    case .urgency(.dueSoon): "Due within four weeks"
    case .text(.full): "Full text"
    case .text(.gist): "Gist in our words"
    case .text(.notReproduced): "Not on this site"
    case .addressee(let id):
      vocabulary.addressees.first { $0.id == id }?.name ?? "Not known"
    case .due(let quarter): quarter?.words ?? "Not known"
    case .theme(let theme): theme.name
    case .report(let report): self[report].shortTitle
    case .body(let body): self[body].name
    }
  }

  /// The heading of the page of a part.
  package func title(of facet: Facet) -> String {
    let name = name(of: facet)
    switch facet {
    case .status(let status):
      let question = status.axis == .acceptance ? "Accepted?" : "Implemented?"
      return "Recommendations. \(question) \(name)"
    case .urgency, .theme:
      return "Recommendations: \(name.prefix(1).lowercased() + name.dropFirst())"
    case .text: return "Recommendations by text: \(name)"
    case .addressee(nil): return "Recommendations whose addressee is not known"
    case .due(nil): return "Recommendations whose deadline is not known"
    case .addressee: return "Recommendations to: \(name)"
    case .due: return "Recommendations due \(name)"
    case .report: return "Recommendations from the report: \(name)"
    case .body: return "Recommendations to \(name)"
    }
  }
}
