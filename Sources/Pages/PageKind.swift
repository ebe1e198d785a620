import Exports
package import Templates

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

  /// What a template of this kind may name.
  package var shape: ViewShape {
    switch self {
    case .home: homeSchema.shape
    case .report: reportSchema.shape
    case .reports: reportsSchema.shape
    case .wholeReport: wholeReportSchema.shape
    case .finding: findingSchema.shape
    case .findings: findingsSchema.shape
    case .recommendation: recommendationSchema.shape
    case .recommendations: recommendationsSchema.shape
    case .body: bodySchema.shape
    case .bodies: bodiesSchema.shape
    case .measure: measureSchema.shape
    case .measures: measuresSchema.shape
    case .dataset: datasetSchema.shape
    case .datasets: datasetsSchema.shape
    case .page: pageSchema.shape
    case .chartPage: chartPageSchema.shape
    case .measureOrder: measureOrderSchema.shape
    case .measureMethod: measureMethodSchema.shape
    case .recommendationsPart: facetSchema.shape
    case .dataDictionary: dataDictionarySchema.shape
    case .notFound: notFoundSchema.shape
    case .redirect: redirectSchema.shape
    case .search: searchSchema.shape
    case .figure: chartSchema.shape
    }
  }
}
