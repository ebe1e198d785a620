package import SiteOutline

/// A script that enhances a kind of page; the page is complete without it.
package enum PageScript: String, CaseIterable, Sendable {
  /// Searches the site, or finds an inspected body.
  case search
  /// Filters and sorts the register of recommendations.
  case register

  /// Whether it fetches a file of the site.
  var fetches: Bool { self == .search }

  /// Its path among the assets.
  package var asset: SitePath { .file("assets", "\(rawValue).js") }
}
