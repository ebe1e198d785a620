import ChartFigures
import Content
import Exports
import Markup
import Search
import SiteOutline
import Templates

extension Measure: PresentedRecord {
  static var shape: ViewShape? { measureSchema.shape }
  static var list: RecordList? {
    RecordList(
      label: { $0.labels(.figures) },
      description: { _ in "All measures on this site, with charts, tables and methods." },
      shape: measuresSchema.shape,
      view: { measuresSchema.view($0) }
    )
  }

  static func frame(of reference: Reference<Measure>, _ context: PageContext) -> FrameView {
    context.frame(of: reference)
  }

  static func view(
    of reference: Reference<Measure>,
    _ frame: FrameView,
    _ context: PageContext
  ) -> View? {
    measureSchema.view(MeasureView(frame: frame, context: context, reference: reference))
  }

  static func searchLabel(in settings: SiteSettings) -> String { "Figures" }

  func searchSummary(in settings: SiteSettings) -> String { question }

  static var showsOriginOfData: Bool { true }

  func addSearchTexts(to texts: inout SearchTexts) {
    texts.title.append(shortTitle)
    texts.lead += [question, numeratorWords, denominatorWords ?? ""]
    texts.body += [scope, basis] + caveats
  }
}
