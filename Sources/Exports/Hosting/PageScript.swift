package import SiteOutline

/// A script that enhances pages; each page is complete without it.
package enum PageScript: String, CaseIterable, Sendable {
  /// Replaces a page in the history when a reader leaves by the quick exit.
  case exit
  /// Searches the site, or finds an inspected body.
  case search
  /// Filters and sorts the register of recommendations.
  case register

  /// Whether it fetches a file of the site.
  var fetches: Bool { self == .search }

  /// Its path among the assets.
  package var asset: SitePath { .file("assets", "\(rawValue).js") }
}
