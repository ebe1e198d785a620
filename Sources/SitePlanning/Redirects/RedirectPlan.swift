package import Content
import Exports
package import SiteOutline

/// What stands elsewhere than it did: the redirects of a site, once its addresses are known.
package struct RedirectPlan: Sendable {
  /// Old addresses that no page has any more, in their order.
  package var pages: [RedirectPage] = []
  /// The parts that have left a page that is still there.
  package var parts: [SitePath: [RedirectedPart]] = [:]
}

/// An old address, and where its readers go now.
package struct RedirectPage: Sendable {
  package var path: SitePath
  /// Where the whole page is now; nil where only parts of it are told of.
  package var location: NewPlace?
  package var parts: [RedirectedPart] = []
  /// The line of the redirect, or of the first of its parts.
  package var line: Int
}

/// A part of a page, by its anchor, and where it is now.
package struct RedirectedPart: Hashable, Sendable {
  package var anchor: String
  package var location: NewPlace
}

/// A page, or a place on one.
package struct NewPlace: Hashable, Sendable {
  package var path: SitePath
  package var anchor: String?
  /// Nil for a page that is no record.
  package var record: RecordKey?
}

extension RedirectPage {
  /// Whether a page can stand at the old address: no browser takes one for a table or an image.
  package var isPage: Bool { path.text.hasSuffix(".html") }

  /// Where a host may send everybody: not where the parts of a page have gone to different places.
  package var sharedLocation: NewPlace? { parts.isEmpty ? location : nil }
}

extension NewPlace {
  /// The address below the root of a host: `forces/durham/#figures`.
  package var address: String { path.address + (anchor.map { "#\($0)" } ?? "") }
}
