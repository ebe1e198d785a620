import ChartFigures
import Content
import Exports
import Markup
import Search
import SiteOutline
import Templates

extension Body: PresentedRecord {
  static var shape: ViewShape? { bodySchema.shape }
  static var list: RecordList? {
    RecordList(
      label: { capitalised($0.settings.bodies.plural) },
      description: { $0.labels(.allBodies, ["plural": $0.settings.bodies.plural]) },
      shape: bodiesSchema.shape,
      view: { bodiesSchema.view(BodiesView(frame: $0)) }
    )
  }

  static func frame(of reference: Reference<Body>, _ context: PageContext) -> FrameView {
    context.frame(of: reference)
  }

  static func view(
    of reference: Reference<Body>,
    _ frame: FrameView,
    _ context: PageContext
  ) -> View? {
    bodySchema.view(BodyView(frame: frame, context: context, reference: reference))
  }

  static func searchLabel(in settings: SiteSettings) -> String {
    capitalised(settings.bodies.singular)
  }

  func searchSummary(in settings: SiteSettings) -> String {
    let groups = settings.bodies.groupBy.compactMap { id in
      facts.first { $0.id == id }?.value.value
    }
    let names = otherNames.isEmpty ? "" : "Also known as: \(otherNames.joined(separator: ", "))"
    return [fullName, groups.joined(separator: ", "), names].filter { !$0.isEmpty }
      .map(sentence).joined(separator: " ")
  }

  static var showsOriginOfData: Bool { true }

  var alternativeNames: [String] { otherNames + places.filter { $0 != name } }

  func addSearchTexts(to texts: inout SearchTexts) {
    texts.title += [fullName] + otherNames
    texts.lead += places + facts.filter { $0.kind != .url }.compactMap(\.value.value)
  }
}
