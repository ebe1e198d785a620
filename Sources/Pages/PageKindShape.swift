import Content
import SitePlanning
package import Templates

extension PageKind {
  /// What a template of this kind may name.
  package var shape: ViewShape { shapes[self] ?? notFoundSchema.shape }
}

private let shapes: [PageKind: ViewShape] = {
  var shapes: [PageKind: ViewShape] = [
    .wholeReport: wholeReportSchema.shape,
    .chartPage: chartPageSchema.shape,
    .measureOrder: measureOrderSchema.shape,
    .measureMethod: measureMethodSchema.shape,
    .recommendationsPart: facetSchema.shape,
    .dataDictionary: dataDictionarySchema.shape,
    .notFound: notFoundSchema.shape,
    .redirect: redirectSchema.shape,
    .search: searchSchema.shape,
    .figure: chartSchema.shape,
  ]
  for kind in RecordKind.allCases {
    shapes[PageKind(record: kind)] = kind.presented.shape
    shapes[PageKind(list: kind)] = kind.presented.list?.shape
  }
  return shapes
}()
