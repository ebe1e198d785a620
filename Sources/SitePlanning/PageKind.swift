import Exports
/// The kinds of page; each has a template of its name and a view that the template may use.
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
  /// The A to Z, to which a script adds a search.
  case search
  /// Not a page: a chart as it stands within a text.
  case figure

  /// The template, from the folder `templates`.
  package var template: String { "\(rawValue).html" }
}
