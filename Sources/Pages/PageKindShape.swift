import SitePlanning
package import Templates

extension PageKind {
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
