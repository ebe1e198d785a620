import ChartFigures
import Content
import Exports
import Markup
import Search
import SiteOutline
import Templates

extension HomePage: PresentedRecord {
  static var shape: ViewShape? { homeSchema.shape }

  static func frame(of reference: Reference<HomePage>, _ context: PageContext) -> FrameView {
    context.homeFrame
  }

  static func view(
    of reference: Reference<HomePage>,
    _ frame: FrameView,
    _ context: PageContext
  ) -> View? {
    context.site.home.map {
      homeSchema.view(HomeView(frame: frame, context: context, page: $0))
    }
  }

  static func searchLabel(in settings: SiteSettings) -> String { "Page" }

  func searchSummary(in settings: SiteSettings) -> String { page.description }

  func addSearchTexts(to texts: inout SearchTexts) {
    texts.lead += [page.description, page.lead ?? ""]
  }
}

extension ProsePage: PresentedRecord {
  static var shape: ViewShape? { pageSchema.shape }

  static func frame(of reference: Reference<ProsePage>, _ context: PageContext) -> FrameView {
    context.frame(of: reference)
  }

  static func view(
    of reference: Reference<ProsePage>,
    _ frame: FrameView,
    _ context: PageContext
  ) -> View? {
    pageSchema.view(PageView(frame: frame, context: context, page: context.site[reference]))
  }

  static func searchLabel(in settings: SiteSettings) -> String { "Page" }

  func searchSummary(in settings: SiteSettings) -> String { description }

  func addSearchTexts(to texts: inout SearchTexts) { texts.lead += [description, lead ?? ""] }
}

extension Term: PresentedRecord {
  static func frame(of reference: Reference<Term>, _ context: PageContext) -> FrameView {
    context.frame(context.site[reference].term, context.site[reference].term)
  }

  static func searchLabel(in settings: SiteSettings) -> String { "Glossary" }
}
