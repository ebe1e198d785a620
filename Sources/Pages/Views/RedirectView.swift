import Content
import Exports
import SiteOutline
import SitePlanning
import Templates

/// The page at an old address, which redirects to the new one.
struct RedirectView: Sendable {
  var frame: FrameView
  var page: RedirectPage
}

let redirectSchema = ViewSchema<RedirectView>(
  "moved",
  [
    .including(frameSchema) { $0.frame },
    .optionalRecord("place", "the target of the redirect", linkSchema) { view in
      view.page.location.map(view.frame.context.link)
    },
    .list("parts", "redirected parts, with their targets", redirectedPartSchema) { view in
      view.page.parts.map {
        RedirectedPartView(part: $0, link: view.frame.context.link($0.location))
      }
    },
  ]
)

/// A part of a page that is now elsewhere.
struct RedirectedPartView: Sendable {
  var part: RedirectedPart
  var link: LinkView
}

let redirectedPartSchema = ViewSchema<RedirectedPartView>(
  "redirected part",
  [
    .text("id", "its old anchor, unique on the page") { $0.part.anchor },
    .text("label", "title of the target page") { $0.link.label },
    .text("href", "the target of the redirect") { $0.link.href },
    .hreflang { $0.link.targetLanguage },
    .lang { $0.link.labelLanguage },
  ]
)

extension PageContext {
  func frame(of page: RedirectPage) -> FrameView {
    var frame = FrameView(
      context: self,
      title: "This page has moved",
      description: page.location?.web == nil
        ? "What stood at this address is now elsewhere on this site."
        : "What stood at this address is now on another site.",
      above: [homeLink]
    )
    if page.location?.web == nil { frame.canonicalPath = page.location?.path }
    frame.refresh = page.sharedLocation.map(href)
    return frame
  }
}

extension PageContext {
  func href(_ location: RedirectDestination) -> String {
    location.web ?? href(location.path) + location.rest
  }

  /// A link to a new location, labelled with the title of what is there.
  func link(_ location: RedirectDestination) -> LinkView {
    let list = location.web != nil ? nil : site.lists.first { site.path(of: $0) == location.path }
    let label =
      location.record.map(site.title) ?? list.map { menuLink(.list($0.kind)).label }
      ?? location.words
    return LinkView(label: label, href: href(location))
  }
}
