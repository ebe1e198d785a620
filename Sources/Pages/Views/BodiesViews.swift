import Content
import Exports
import Markup
import SiteOutline
import Templates

/// A body in a list.
struct BodyCard: Sendable {
  var context: PageContext
  var reference: Reference<Body>

  fileprivate var name: String { context.site[reference].name }
}

private let bodyCardSchema = ViewSchema<BodyCard>(
  "body card",
  [
    .text("name", "its short name") { $0.name },
    .text("full_name", "its full name") { $0.context.site[$0.reference].fullName },
    .text("href", "its page") { $0.context.href(RecordKey($0.reference)) },
    .hreflang { $0.context.language.languageOfPage(of: RecordKey($0.reference)) },
    .lang { $0.context.language.languageOfName(of: RecordKey($0.reference)) },
  ]
)

private let innerGroupSchema = ViewSchema<BodyGroupView>(
  "inner group",
  [
    .optionalText("name", "what the bodies share") { $0.group.name },
    .text("id", "anchor of the group") { $0.id },
    .list("bodies", "the bodies", bodyCardSchema) { $0.cards },
  ]
)

/// A group of bodies in the list.
struct BodyGroupView: Sendable {
  var context: PageContext
  var group: BodyGroup
  var above = "group"

  fileprivate var id: String { "\(above)-\(slug(group.name ?? "all"))" }
  fileprivate var cards: [BodyCard] {
    let cards = group.bodies.map { BodyCard(context: context, reference: $0) }
    // The bodies are sorted by their names in the site's own language.
    return context.language.translation == nil ? cards : cards.sorted { $0.name < $1.name }
  }
}

private let bodyGroupSchema = ViewSchema<BodyGroupView>(
  "group",
  [
    .optionalText("name", "what the bodies share") { $0.group.name },
    .text("id", "anchor of the group") { $0.id },
    .text("count", "how many there are") { String($0.group.bodies.count) },
    .list("groups", "groups within it; if there are any, they contain all bodies", innerGroupSchema)
    {
      view in
      view.group.groups.map {
        BodyGroupView(context: view.context, group: $0, above: view.id)
      }
    },
    .list("bodies", "the bodies, if there are no groups within it", bodyCardSchema) {
      $0.group.groups.isEmpty ? $0.cards : []
    },
  ]
)

/// The page that lists all inspected bodies; of many, the pages with parts of the list, or a part.
struct BodiesView: Sendable {
  var frame: FrameView
  var part: BodyPart?

  fileprivate var context: PageContext { frame.context }
  fileprivate var groups: [BodyGroup] {
    if let part { return [BodyGroup(bodies: part.bodies)] }
    let site = context.site
    return site.hasManyBodies
      ? [] : site.nestedBodies(orElse: context.labels(.groupNotEstablished))
  }
}

let bodiesSchema = ViewSchema<BodiesView>(
  "bodies",
  [
    .including(frameSchema) { $0.frame },
    .text("count", "how many there are") { groupedText($0.context.site.bodies.count) },
    .text("singular", "the word for one") { $0.context.settings.bodies.singular },
    .text("plural", "the word for several") { $0.context.settings.bodies.plural },
    .list("groups", "the bodies by group; none if there are many", bodyGroupSchema) { view in
      view.groups.map { BodyGroupView(context: view.context, group: $0) }
    },
    .list("parts", "of many bodies, the pages with parts of the list", facetGroupSchema) { view in
      view.part == nil
        ? view.context.parts(in: [.group, .name], at: view.context.site.path(of:)) : []
    },
    .optionalText("extent", "how many of all are on the page, if not all") { view in
      view.part.map(view.context.extent)
    },
    .list("measures", "the measures by which they can be compared", linkSchema) { view in
      view.context.site.measures.references.map { view.context.link(RecordKey($0)) }
    },
  ]
)

extension PageContext {
  /// Links to the pages with parts of a list of all bodies, for each order that has any.
  ///
  /// These pages, and their addresses, are in the site's own language only.
  func parts(in orders: [BodyOrder], at path: (BodyPart) -> SitePath) -> [FacetGroupView] {
    let site = language.original
    return orders.compactMap { order in
      let links = site.bodyParts(in: order).map { part in
        FacetLinkView(
          name: part.name,
          href: href(path(part)),
          count: part.bodies.count
        )
      }
      let title = capitalised(site.orderWords(order))
      return links.isEmpty ? nil : FacetGroupView(id: order.address, title: title, links: links)
    }
  }

  /// How many of all bodies a part has: `412 of 22,000 schools`.
  func extent(of part: BodyPart) -> String {
    "\(groupedText(part.bodies.count)) of \(groupedText(site.bodies.count)) "
      + settings.bodies.plural
  }
}
