package import Content

/// What stands elsewhere than it did: the redirects of a site, once its addresses are known.
package struct Moves: Sendable {
  /// Old addresses that no page has any more, in their order.
  package var pages: [MovedPage] = []
  /// The parts that have left a page that is still there.
  package var parts: [SitePath: [MovedPart]] = [:]
}

/// An old address, and where its readers go now.
package struct MovedPage: Sendable {
  package var path: SitePath
  /// Where the whole page is now; nil where only parts of it are told of.
  package var place: NewPlace?
  package var parts: [MovedPart] = []
  /// The line of the redirect, or of the first of its parts.
  package var line: Int
}

/// A part of a page, by its anchor, and where it is now.
package struct MovedPart: Hashable, Sendable {
  package var anchor: String
  package var place: NewPlace
}

/// A page, or a place on one.
package struct NewPlace: Hashable, Sendable {
  package var path: SitePath
  package var anchor: String?
  /// Nil for a page that is no record.
  package var record: RecordKey?
}

extension MovedPage {
  /// Whether a page can stand at the old address: no browser takes one for a table or an image.
  var isPage: Bool { path.text.hasSuffix(".html") }

  /// Where a host may send everybody: not where the parts of a page have gone to different places.
  var placeForAll: NewPlace? { parts.isEmpty ? place : nil }
}

extension NewPlace {
  /// The address below the root of a host: `forces/durham/#figures`.
  var address: String { path.address + (anchor.map { "#\($0)" } ?? "") }
}

extension PageContext {
  func href(_ place: NewPlace) -> String {
    href(place.path) + (place.anchor.map { "#\($0)" } ?? "")
  }

  /// A link to where something is now, by the title of what is there.
  func link(_ place: NewPlace) -> LinkView {
    let list = ListPage.allCases.first { site.path(of: $0) == place.path }
    let label =
      place.record.map(site.title) ?? list.map { menuLink($0.menuEntry).label }
      ?? "/\(place.address)"
    return LinkView(label: label, href: href(place))
  }
}
