/// A form of chart.
///
/// `traits` declares what the program knows about a recipe, apart from its drawing and its text.
package enum ChartRecipe: String, CaseIterable, Sendable {
  /// A dot with its interval for each body, in one period.
  case dots
  /// A dot for each body against the size of its denominator, with control limits.
  case funnel
  /// Lines over periods: the benchmark and up to three bodies.
  case trend
  /// A small line chart for each body, all on one scale.
  case multiples
  /// The difference between two periods for each body, with its interval.
  case change
  /// The parts of a whole for each body, in one period.
  case stacked
  /// A tile for each body at its position on a map, as a list of links.
  case map

  package var traits: RecipeTraits {
    switch self {
    case .dots:
      RecipeTraits(periods: .one, bodies: .selection, checks: [singleMeasure, noCounts])
    case .funnel:
      RecipeTraits(
        periods: .one,
        bodies: .allWithHighlights,
        roleOnMeasurePage: "all bodies with control limits",
        checks: [singleMeasure, sharesOrEvents, intervals, benchmark]
      )
    case .trend:
      RecipeTraits(
        periods: .range,
        bodies: .namedOnly,
        roleOnMeasurePage: "the benchmark over all periods",
        checks: [upToFourLines, severalMeasuresOfOneBody]
      )
    case .multiples:
      RecipeTraits(
        periods: .range,
        bodies: .selection,
        roleOnMeasurePage: "each body over all periods",
        checks: [singleMeasure]
      )
    case .change:
      RecipeTraits(
        periods: .firstAndLast,
        bodies: .selection,
        roleOnMeasurePage: "the difference from the previous period",
        checks: [singleMeasure, shares, intervals]
      )
    case .stacked:
      RecipeTraits(periods: .one, bodies: .selection, checks: [partsOfOneWhole])
    case .map:
      RecipeTraits(
        periods: .one,
        bodies: .selection,
        roleOnMeasurePage: "the same as tiles, if bodies have tiles",
        checks: [singleMeasure, noCounts, tiles]
      )
    }
  }

  /// Why the recipe cannot show a subject; empty if it can.
  package func refusals(of subject: ChartSubject) -> [RecipeRefusal] {
    traits.checks.compactMap { $0(subject) }
  }
}

/// The content that a chart should show, against which its recipe is checked.
package struct ChartSubject: Sendable {
  var measures: [Measure]
  /// The number of bodies that the chart names.
  var bodyCount = 0
  private var bodies: [Body]
  /// Whether any body of the site has a tile.
  var hasTiles: Bool { bodies.contains { $0.tile != nil } }

  init(measures: [Measure], bodyCount: Int = 0, site: Site) {
    self.measures = measures
    self.bodyCount = bodyCount
    bodies = site.bodies
  }

  /// Creates a subject of one measure for all bodies of a site.
  package init(_ measure: Measure, site: Site) { self.init(measures: [measure], site: site) }
}

/// Why a recipe does not suit its subject: what it needs, and what to do instead.
package struct RecipeRefusal: Sendable {
  var reason: String
  var help: String
}

/// The contract of a recipe: the periods and bodies it shows, and what it needs.
package struct RecipeTraits: Sendable {
  package var periods: Periods
  package var bodies: Bodies
  /// What the chart adds to the page of its measure; `nil` if the recipe is not used on that page.
  package var roleOnMeasurePage: String?
  /// Each returns a refusal or `nil`.
  var checks: [@Sendable (ChartSubject) -> RecipeRefusal?]

  /// The periods that a chart shows.
  package enum Periods: Sendable {
    /// A single period.
    case one
    /// All periods from the first to the last.
    case range
    /// Only the first and the last period.
    case firstAndLast
  }

  /// The bodies that a chart shows.
  package enum Bodies: Sendable {
    /// The bodies that the declaration names, or all if it names none.
    case selection
    /// All bodies; those that the declaration names are highlighted.
    case allWithHighlights
    /// The bodies that the declaration names, with the benchmark.
    case namedOnly
  }
}

// MARK: - Checks

private typealias Check = @Sendable (ChartSubject) -> RecipeRefusal?

extension ChartSubject {
  fileprivate var hasCount: Bool { measures.contains { $0.definition == .count } }
  fileprivate var hasOnlyShares: Bool { measures.allSatisfy(\.definition.isShare) }
  /// Whether chance alone gives each value limits, so that it can have an interval.
  fileprivate var hasOnlyChance: Bool {
    measures.allSatisfy { $0.definition.chanceModel != nil }
  }
}

private let singleMeasure: Check = { subject in
  guard subject.measures.count > 1 else { return nil }
  return RecipeRefusal(
    reason: "takes one measure",
    help: "declare one chart per measure, or use the recipe trend or stacked"
  )
}

private let shares: Check = { subject in
  guard !subject.hasOnlyShares else { return nil }
  return RecipeRefusal(
    reason: "needs a share of a whole",
    help: "use a measure whose numerator is part of its denominator, or another recipe"
  )
}

private let sharesOrEvents: Check = { subject in
  guard !subject.hasOnlyChance else { return nil }
  return RecipeRefusal(
    reason: "needs a share of a whole or a rate of events",
    help: "use a measure whose numerator is part of its denominator, or a rate, or another recipe"
  )
}

private let intervals: Check = { subject in
  guard subject.hasOnlyChance, subject.measures.contains(where: { !$0.hasInterval }) else {
    return nil
  }
  return RecipeRefusal(
    reason: "needs a measure with an interval",
    help: "write `interval: wilson` in the measure, or `interval: byar` if it is a rate"
  )
}

private let benchmark: Check = { subject in
  guard subject.hasOnlyChance, subject.measures.contains(where: { $0.benchmarkName == nil }) else {
    return nil
  }
  return RecipeRefusal(reason: "needs a benchmark", help: "write `benchmark: …` in the measure")
}

private let noCounts: Check = { subject in
  guard subject.hasCount else { return nil }
  return RecipeRefusal(
    reason: "does not suit counts",
    help: "use the recipe trend or multiples"
  )
}

private let tiles: Check = { subject in
  guard !subject.hasTiles else { return nil }
  return RecipeRefusal(
    reason: "needs bodies with a tile",
    help: "write `tile: [column, row]` in the file of each body"
  )
}

private let partsOfOneWhole: Check = { subject in
  let denominators = Set(subject.measures.map(\.denominator))
  guard !subject.hasOnlyShares || denominators.count > 1 else { return nil }
  return RecipeRefusal(
    reason: "needs parts of one whole",
    help: "use shares that have the same denominator"
  )
}

private let upToFourLines: Check = { subject in
  let measures = subject.measures.count
  guard (measures > 1 ? measures : subject.bodyCount + 1) > 4 else { return nil }
  return RecipeRefusal(
    reason: "has room for at most four lines",
    help: "name fewer bodies or measures, or use the recipe multiples for one measure"
  )
}

private let severalMeasuresOfOneBody: Check = { subject in
  guard subject.measures.count > 1, subject.bodyCount > 1 else { return nil }
  return RecipeRefusal(
    reason: "takes several measures only for one body",
    help: "name one body, or one measure"
  )
}
