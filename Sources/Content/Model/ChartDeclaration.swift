package import Diagnostics

/// A chart as it is declared, once: figure, words, table, files and permalink are made from it.
///
/// An editor declares one in a fenced block of Markdown; the pages of measures and bodies declare
/// theirs in the program. Both go the same way from here on.
package struct ChartDeclaration: Sendable {
  /// Unique on the site for a chart of an editor; part of its address.
  package var id: String
  package var recipe: ChartRecipe
  /// At least one; several share definition, basis and scope.
  package internal(set) var measures: [Reference<Measure>]
  /// Of the measures, oldest first: one for a recipe of one period.
  package internal(set) var periods: [String]
  /// Nil for all bodies.
  package internal(set) var bodies: [Reference<Body>]?
  package var order: BodyOrder
  /// The author's title; nil where it is made from the figures.
  package var title: String?
  /// What the author adds to the description that is made from the figures.
  package var addition: String?
  /// A sentence beneath the chart.
  package var note: String?
  /// The record on whose page it stands; nil for a chart of the program.
  package internal(set) var home: RecordKey?
  package var location: SourceLocation
  var names = ChartNames()

  /// A chart that the program declares.
  package init(
    id: String,
    recipe: ChartRecipe,
    measure: Reference<Measure>,
    periods: [String],
    bodies: [Reference<Body>]? = nil,
    order: BodyOrder = .group
  ) {
    self.id = id
    self.recipe = recipe
    self.measures = [measure]
    self.periods = periods
    self.bodies = bodies
    self.order = order
    location = .file("")
  }

  /// Makes a chart of all bodies name one of them.
  package mutating func name(_ body: Reference<Body>) { bodies = [body] }

  init(id: String, recipe: ChartRecipe, order: BodyOrder, location: SourceLocation) {
    self.id = id
    self.recipe = recipe
    self.order = order
    self.location = location
    measures = []
    periods = []
  }
}

/// The names in a declaration, as the author wrote them.
struct ChartNames: Sendable {
  var measures: [Name] = []
  var period: Name?
  var first: Name?
  var last: Name?
  var bodies: [Name]?
  /// The breaks that the author declares to be known.
  var breaks: [Name] = []
}

/// In which order bodies stand; none of them numbers the rows.
package enum BodyOrder: String, CaseIterable, Sendable {
  /// By name, without headings.
  case name
  /// Under the groupings of the site, by name in each.
  case group
  /// By value, the lowest first; those without a value last.
  case value
}
