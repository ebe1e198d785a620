import ChartFigures
import Content
import Exports
import Markup
import Search
import SiteOutline
import Templates

extension Recommendation: PresentedRecord {
  static var shape: ViewShape? { recommendationSchema.shape }
  static var list: RecordList? {
    RecordList(
      label: { $0.labels(.recommendations) },
      description: { _ in
        "All recommendations: who they are for, by when, and what has been done."
      },
      shape: recommendationsSchema.shape,
      view: { recommendationsSchema.view(RecommendationsView(frame: $0, context: $0.context)) }
    )
  }

  static func frame(of reference: Reference<Recommendation>, _ context: PageContext) -> FrameView {
    context.frame(of: reference)
  }

  static func view(
    of reference: Reference<Recommendation>,
    _ frame: FrameView,
    _ context: PageContext
  ) -> View? {
    recommendationSchema.view(RecommendationView(frame: frame, row: context.row(reference)))
  }

  static func searchLabel(in settings: SiteSettings) -> String { "Recommendation" }

  func searchSummary(in settings: SiteSettings) -> String {
    "Addressed to: \(addressees.words ?? "not known"). Deadline: \(due.words)."
  }

  func addSearchTexts(to texts: inout SearchTexts) {
    texts.lead.append(theme?.name ?? "")
    texts.lead += (addressees.value ?? []).map(\.name)
    texts.body += history.flatMap { [$0.by, $0.note] }
  }
}
