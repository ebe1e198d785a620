package import Content
import Exports
import Formats
package import SiteOutline

/// The redirects of a site, once its addresses are known.
package struct RedirectPlan: Sendable {
  /// Old addresses without a page, in order.
  package var pages: [RedirectPage] = []
  /// The parts that have been removed from a page that still exists.
  package var parts: [SitePath: [RedirectedPart]] = [:]
}

extension RedirectPlan {
  /// The pages at old addresses, and the files that tell hosts of these, and of what is gone.
  package func plannedPages(on site: Site) -> [PagePlan] {
    let old = pages.filter(\.isPage).map { page in
      PagePlan(path: page.path, origin: "content/redirects.yml", subject: .redirect(page))
    }
    let hostFiles = HostFile.allCases.filter {
      $0 != .redirects || !pages.isEmpty || !site.withdrawn.isEmpty
    }
    return old
      + hostFiles.map { file in
        PagePlan(path: file.path, origin: "the file \(file.path.text)", subject: .host(file))
      }
  }
}

/// An old address and its new location.
package struct RedirectPage: Sendable {
  package var path: SitePath
  /// Whether the old address can be a page; otherwise only hosts redirect it.
  ///
  /// Browsers accept no page in place of a table or an image, and disks may not have room for it.
  package var isPage: Bool
  /// Whether the address differs from an existing one in case alone.
  package var isRespelled: Bool
  /// The new location of the whole page; `nil` if only parts of it are redirected.
  package var location: RedirectDestination?
  package var parts: [RedirectedPart] = []
  /// The line of the redirect, or of the first of its parts.
  package var line: Int
}

/// A part of a page, by its anchor, and its new location.
package struct RedirectedPart: Hashable, Sendable {
  package var anchor: String
  package var location: RedirectDestination
}

/// A page, or an anchor on one.
package struct RedirectDestination: Hashable, Sendable {
  package var path: SitePath
  package var anchor: String?
  /// The record; `nil` if the page is not a record's.
  package var record: RecordKey?
}

extension RedirectPage {
  init(path: SitePath, in occupied: OccupiedPaths, line: Int) {
    self.path = path
    isPage = path.text.hasSuffix(".html") && occupied.hasRoom(for: path)
    isRespelled = occupied.isRespelled(path)
    self.line = line
  }

  /// The new location for all readers; `nil` if parts of the page have different new locations.
  package var sharedLocation: RedirectDestination? { parts.isEmpty ? location : nil }
}

extension RedirectDestination {
  /// The address below the root of a host, percent-encoded: `forces/durham/#figures`.
  package var address: String {
    path.address + (anchor.map { "#\(percentEncodedFragment($0))" } ?? "")
  }
}
