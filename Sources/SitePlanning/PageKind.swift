import Exports
/// The kinds of page, each with a template of its name and a view for the template.
package enum PageKind: String, CaseIterable, Sendable {
  case home, report, reports, finding, findings, recommendation, recommendations
  case body, bodies, measure, measures, dataset, datasets, page
  case wholeReport = "whole-report"
  case chartPage = "chart-page"
  case measureOrder = "measure-order"
  case measureMethod = "measure-method"
  case recommendationsPart = "recommendations-part"
  case dataDictionary = "data-dictionary"
  case notFound = "not-found"
  case redirect = "moved"
  /// The A to Z, which a script extends with a search.
  case search
  /// Not a page: a chart within a text.
  case figure

  /// The name of the template in the folder `templates`.
  package var template: String { "\(rawValue).html" }
}
