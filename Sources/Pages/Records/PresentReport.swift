import ChartFigures
import Content
import Exports
import Markup
import Search
import SiteOutline
import Templates

extension Report: PresentedRecord {
  static var shape: ViewShape? { reportSchema.shape }
  static var list: RecordList? {
    RecordList(
      label: { $0.labels(.reports) },
      description: { $0.labels(.allReports) },
      shape: reportsSchema.shape,
      view: { reportsSchema.view($0) }
    )
  }

  static func frame(of reference: Reference<Report>, _ context: PageContext) -> FrameView {
    context.frame(of: reference)
  }

  static func view(
    of reference: Reference<Report>,
    _ frame: FrameView,
    _ context: PageContext
  ) -> View? {
    reportSchema.view(
      ReportView(frame: frame, card: ReportCard(context: context, reference: reference))
    )
  }

  static func searchLabel(in settings: SiteSettings) -> String { "Report" }

  func searchSummary(in settings: SiteSettings) -> String { summary }

  func addSearchTexts(to texts: inout SearchTexts) {
    texts.title.append(shortTitle)
    texts.lead += [summary, publisher]
  }
}
