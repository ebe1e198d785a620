package import Diagnostics

/// A chart with what it shows; drawing, text, table, files and permalink are made from it.
///
/// An editor declares one in a fenced block of Markdown (`ParsedChart`); the program declares those on
/// the pages of measures and bodies.
package struct ChartDeclaration: Sendable {
  /// Unique on the site for a chart of an editor; part of its address.
  package var id: String
  package let recipe: ChartRecipe
  /// At least one; several share definition, basis and scope.
  package let measures: [Reference<Measure>]
  /// Periods of the measures, oldest first: a single one for a recipe of one period.
  package let periods: [String]
  /// Nil for all bodies.
  package private(set) var bodies: [Reference<Body>]?
  package let order: BodyOrder
  /// The author's title; nil where it is made from the values.
  package let title: String?
  /// What the author adds to the description that is made from the values.
  package let addition: String?
  /// A sentence beneath the chart.
  package let note: String?
  /// The record whose page shows it; nil for a chart of the program.
  package let home: RecordKey?
  package let location: SourceLocation

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
    title = nil
    addition = nil
    note = nil
    home = nil
    location = .file("")
  }

  /// A chart that an author wrote, with its names resolved.
  init(
    _ parsed: ParsedChart,
    on home: RecordKey,
    measures: [Reference<Measure>],
    periods: [String],
    bodies: [Reference<Body>]?
  ) {
    id = parsed.id
    recipe = parsed.recipe
    self.measures = measures
    self.periods = periods
    self.bodies = bodies
    order = parsed.order
    title = parsed.title
    addition = parsed.addition
    note = parsed.note
    self.home = home
    location = parsed.location
  }

  /// Makes a chart of all bodies name one of them.
  package mutating func name(_ body: Reference<Body>) { bodies = [body] }
}

/// The order of the bodies of a chart; none of them numbers the rows.
package enum BodyOrder: String, CaseIterable, Sendable {
  /// By name, without headings.
  case name
  /// Under the groupings of the site, by name in each.
  case group
  /// By value, the lowest first; those without a value last.
  case value
}
