import Content
import Templates

/// The page at an old address, which leads on.
struct MovedView: Sendable {
  var frame: FrameView
  var page: MovedPage
}

let movedSchema = ViewSchema<MovedView>(
  "moved",
  [
    .including(frameSchema) { $0.frame },
    .optionalRecord("place", "where the page is now", linkSchema) { view in
      view.page.place.map(view.frame.context.link)
    },
    .list("parts", "parts of the page, and where each is now", movedPartSchema) { view in
      view.page.parts.map { MovedPartView(part: $0, link: view.frame.context.link($0.place)) }
    },
  ]
)

/// A part of a page that is elsewhere now.
struct MovedPartView: Sendable {
  var part: MovedPart
  var link: LinkView
}

let movedPartSchema = ViewSchema<MovedPartView>(
  "moved part",
  [
    .text("id", "its old anchor, unique on the page") { $0.part.anchor },
    .text("label", "title of the page where it is now") { $0.link.label },
    .text("href", "where it is now") { $0.link.href },
    .hreflang { $0.link.targetLanguage },
    .lang { $0.link.labelLanguage },
  ]
)

extension PageContext {
  func frame(of page: MovedPage) -> FrameView {
    var frame = FrameView(
      context: self,
      title: "This page has moved",
      description: "What stood at this address is now elsewhere on this site.",
      above: [homeLink]
    )
    frame.canonicalPath = page.place?.path
    frame.refresh = page.placeForAll.map(href)
    return frame
  }
}
