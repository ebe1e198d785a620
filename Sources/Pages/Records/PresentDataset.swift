import ChartFigures
import Content
import Exports
import Markup
import Search
import SiteOutline
import Templates

extension Dataset: PresentedRecord {
  static var shape: ViewShape? { datasetSchema.shape }
  static var list: RecordList? {
    RecordList(
      label: { $0.labels(.data) },
      description: { _ in
        "All data on this site, with its source, its licence and its known problems."
      },
      shape: datasetsSchema.shape,
      view: { datasetsSchema.view($0) }
    )
  }

  static func frame(of reference: Reference<Dataset>, _ context: PageContext) -> FrameView {
    context.frame(of: reference)
  }

  static func view(
    of reference: Reference<Dataset>,
    _ frame: FrameView,
    _ context: PageContext
  ) -> View? {
    datasetSchema.view(DatasetView(frame: frame, context: context, reference: reference))
  }

  static func searchLabel(in settings: SiteSettings) -> String { "Data" }

  static var showsOriginOfData: Bool { true }

  func addSearchTexts(to texts: inout SearchTexts) {
    texts.lead.append(producer)
    texts.body += columns.flatMap { [$0.title, $0.description ?? ""] }
  }
}
