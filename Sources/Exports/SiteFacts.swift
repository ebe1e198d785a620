import ChartFigures
package import Content
import Markup
import SiteOutline

/// Something that is true of the site itself, for readers.
///
/// Pages show these facts instead of sentences that somebody would have to keep true.
package struct SiteFact: Sendable {
  package var name: String
  package var value: String
}

extension Site {
  /// What the site has: languages, definitions, orders, maps, releases of data, rules.
  package var siteFacts: [SiteFact] {
    languageFacts + definitionFacts + chartFacts + releaseFacts + completenessFacts
  }

  /// The languages of the site, and the records that are in one language alone; none if the site
  /// does not name its language.
  package var languageFacts: [SiteFact] {
    guard let own = settings.languageName else { return [] }
    let others = settings.translations.map(\.name)
    guard !others.isEmpty else {
      return [SiteFact(name: "Languages", value: "All pages are in \(own).")]
    }
    let single = RecordKind.allCases.filter { kind in
      kind.type.filePattern != nil && !kind.type.isTranslatedWhole
        && recordKeys.contains { $0.kind == kind }
    }
    let kinds = single.map { $0.name(in: settings) }
    return [
      SiteFact(
        name: "Languages",
        value: "All pages are in \(own). Some are also in \(listText(others, "and")), with a link "
          + "at the top."
          + (kinds.isEmpty ? "" : " The page of a \(listText(kinds, "or")) is in \(own) only.")
      )
    ]
  }

  private var definitionFacts: [SiteFact] {
    MeasureDefinition.allCases.compactMap { definition in
      let found = measures.filter { $0.definition == definition }.map(\.title)
      guard !found.isEmpty else { return nil }
      return SiteFact(
        name: "Figures counted as: \(definition.words)",
        value: found.joined(separator: "; ") + "."
      )
    }
  }

  private var chartFacts: [SiteFact] {
    guard !measures.isEmpty else { return [] }
    let orders = BodyOrder.allCases.filter { order in
      measures.references.contains { dots(of: $0, in: order) != nil }
    }
    let maps = measures.references.filter { chart(of: $0, .map) != nil }.map { self[$0].title }
    let (singular, plural) = (settings.bodies.singular, settings.bodies.plural)
    let list =
      groupNames.isEmpty ? nil : "The list of \(plural) is by \(listText(groupNames, "and"))."
    let readings = listText(orders.map(orderWords), "or")
    let charts = orders.isEmpty ? nil : "Charts of all \(plural) can be read \(readings)."
    return [
      SiteFact(
        name: "Orders",
        value: [list, charts].compactMap(\.self).joined(separator: " ")
      ),
      SiteFact(
        name: "Maps",
        value: maps.isEmpty
          ? "There is no map."
          : "A map has a tile of equal size for each \(singular). These figures have one: "
            + maps.joined(separator: "; ") + "."
      ),
    ].filter { !$0.value.isEmpty }
  }

  private var releaseFacts: [SiteFact] {
    guard !datasets.isEmpty else { return [] }
    func fact(_ name: String, _ isKnown: (Dataset) -> Bool) -> SiteFact {
      let unknown = datasets.filter { !isKnown($0) }.map(\.title)
      let count = "\(datasets.count - unknown.count) of \(datasets.count) datasets name it."
      let rest = unknown.isEmpty ? "" : " Not known for: \(unknown.joined(separator: "; "))."
      return SiteFact(name: name, value: count + rest)
    }
    return [
      fact("Release of the data") { $0.release != nil },
      fact("Day on which the data was retrieved") { $0.retrieved.value != nil },
    ]
  }

  private var completenessFacts: [SiteFact] {
    datasets.filter { !$0.completeness.isEmpty }.map { dataset in
      SiteFact(
        name: "What counts as incomplete: \(dataset.title)",
        value: dataset.completeness.map(\.sentence).joined(separator: " ")
      )
    }
  }
}
