package import SiteOutline

/// A script that adds to a kind of page what it cannot have without; the page is whole without it.
package enum PageScript: String, CaseIterable, Sendable {
  /// Searches the site.
  case search
  /// Filters and sorts the register of recommendations.
  case register

  /// Whether it gets a file of the site by itself.
  var fetches: Bool { self == .search }

  /// Where it stands among the assets.
  package var asset: SitePath { .file("assets", "\(rawValue).js") }
}
