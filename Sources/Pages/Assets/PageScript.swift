import SiteOutline

/// A script that adds to a kind of page what it cannot have without; the page is whole without it.
package enum PageScript: String, CaseIterable, Sendable {
  /// Searches the site.
  case search
  /// Filters and sorts the register of recommendations.
  case register

  /// Whether it gets a file of the site by itself.
  var fetches: Bool { self == .search }

  /// Where it stands among the assets.
  var asset: SitePath { .file("assets", "\(rawValue).js") }
}

extension PageKind {
  /// The script that pages of the kind load where the templates have it.
  package var script: PageScript? {
    switch self {
    case .search: .search
    case .recommendations, .recommendationsPart: .register
    default: nil
    }
  }
}

extension Assets {
  /// The script of a kind of page.
  func script(of kind: PageKind) -> (name: PageScript, file: LoadedFile)? {
    guard let name = kind.script, let file = scripts[name] else { return nil }
    return (name, file)
  }
}
