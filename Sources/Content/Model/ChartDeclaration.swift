package import Diagnostics

/// A chart and what it shows; drawing, text, table, files and permalink are made from it.
///
/// An editor declares one in a fenced block of Markdown (`ParsedChart`); the program declares those
/// on the pages of measures and bodies.
package struct ChartDeclaration: Sendable {
  /// Part of the chart's address; unique on the site for an editor's chart.
  package var id: String
  package let recipe: ChartRecipe
  /// At least one; if several, they share definition, basis and scope.
  package let measures: [Reference<Measure>]
  /// Periods of the measures, oldest first; only one for a recipe of one period.
  package let periods: [String]
  /// `nil` for all bodies.
  package private(set) var bodies: [Reference<Body>]?
  package let order: BodyOrder
  /// The author's title; `nil` if it is made from the values.
  package let title: String?
  /// The author's addition to the generated description.
  package let addition: String?
  /// A sentence below the chart.
  package let note: String?
  /// The record whose page shows the chart; `nil` for a chart that the program declares.
  package let home: RecordKey?
  package let location: SourceLocation

  /// Creates a chart that the program declares.
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

  /// Creates a chart that an author declared, with its names resolved.
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
}

/// The order of the bodies in a chart, which never numbers its rows.
package enum BodyOrder: String, CaseIterable, Sendable {
  /// By name, without headings.
  case name
  /// Under the groupings of the site, by name within each.
  case group
  /// By value, the lowest first; bodies without a value last.
  case value
}
