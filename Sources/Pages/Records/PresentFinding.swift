import ChartFigures
import Content
import Exports
import Markup
import Search
import SiteOutline
import Templates

extension Finding: PresentedRecord {
  static var shape: ViewShape? { findingSchema.shape }
  static var list: RecordList? {
    RecordList(
      label: { $0.labels(.findings) },
      description: { _ in "All findings, by report and theme." },
      shape: findingsSchema.shape,
      view: { findingsSchema.view($0) }
    )
  }

  static func frame(of reference: Reference<Finding>, _ context: PageContext) -> FrameView {
    context.frame(of: reference)
  }

  static func view(
    of reference: Reference<Finding>,
    _ frame: FrameView,
    _ context: PageContext
  ) -> View? {
    findingSchema.view(FindingView(frame: frame, context: context, reference: reference))
  }

  static func searchLabel(in settings: SiteSettings) -> String { "Finding" }

  func searchSummary(in settings: SiteSettings) -> String { summary }

  func addSearchTexts(to texts: inout SearchTexts) {
    texts.lead += [summary, kind.name, theme.name]
  }
}
