import Diagnostics

/// A chart as its author wrote it, with its names not yet resolved.
struct ParsedChart: Sendable {
  var id: String
  var recipe: ChartRecipe
  var measures: [Name]
  var period: Name?
  /// The ends of `periods`.
  var first: Name?
  var last: Name?
  var bodies: [Name]?
  var order: BodyOrder
  var title: String?
  /// The author's addition to the description.
  var addition: String?
  var note: String?
  /// The breaks in the series that the author acknowledges.
  var breaks: [Name]
  var location: SourceLocation
}
