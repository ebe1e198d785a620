package import Content
package import Exports
import Formats
package import SiteOutline

/// The redirects of a site, once its addresses are known.
package struct RedirectPlan: Sendable {
  /// Old addresses without a page, in order.
  package var pages: [RedirectPage] = []
  /// The parts that have been removed from a page that still exists.
  package var parts: [SitePath: [RedirectedPart]] = [:]
  /// Old addresses with a query, which only hosts can tell from the page without it.
  package var queries: [(from: SitePath, query: String, location: RedirectDestination)] = []
}

extension RedirectPlan {
  package var isEmpty: Bool { pages.isEmpty && queries.isEmpty }

  /// The redirects for hosts; those with a query come first, because an address without one covers
  /// all queries.
  package var hostRedirects: [HostRedirect] {
    let asked = queries.map {
      redirect(from: $0.from, query: $0.query, to: $0.location, isRespelled: false)
    }
    return asked
      + pages.compactMap { page in
        page.sharedLocation.map {
          redirect(from: page.path, query: nil, to: $0, isRespelled: page.isRespelled)
        }
      }
  }

  private func redirect(
    from path: SitePath,
    query: String?,
    to location: RedirectDestination,
    isRespelled: Bool
  ) -> HostRedirect {
    HostRedirect(
      from: path,
      query: query,
      to: location.web ?? location.address,
      isElsewhere: location.web != nil,
      isRespelled: isRespelled
    )
  }

  /// The old addresses that lead on now; a redirect to something unpublished waits for it.
  var addresses: Set<SiteAddress> {
    func address(_ path: SitePath, _ part: RedirectedPart) -> SiteAddress {
      SiteAddress(file: path.text, fragment: part.anchor)
    }
    let whole = pages.flatMap { page in
      page.parts.map { address(page.path, $0) }
        + (page.location == nil ? [] : [SiteAddress(file: page.path.text)])
    }
    let asked = queries.map { SiteAddress(file: $0.from.text, query: $0.query) }
    return Set(asked + whole + parts.flatMap { path, parts in parts.map { address(path, $0) } })
  }
}

extension RedirectPlan {
  /// The pages at old addresses, and the files that tell hosts of these, and of what is gone.
  package func plannedPages(on site: Site) -> [PagePlan] {
    let old = pages.filter(\.isPage).map { page in
      PagePlan(path: page.path, origin: "content/redirects.yml", subject: .redirect(page))
    }
    let hostFiles = HostFile.allCases.filter {
      $0 != .redirects || !isEmpty || !site.withdrawn.isEmpty
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
  package var query: String?
  package var anchor: String?
  /// The record; `nil` if the page is not a record's.
  package var record: RecordKey?
  /// The whole address, if it is on another site; `path` then means nothing.
  package var web: String?
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
  package var address: String { path.address + rest }

  /// The address for people, from the root of the site or on another one.
  package var words: String { web ?? "/\(address)" }

  /// The query and the anchor, with their marks.
  package var rest: String {
    (query.map { "?\($0)" } ?? "") + (anchor.map { "#\(percentEncodedFragment($0))" } ?? "")
  }
}
