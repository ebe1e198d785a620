package import Content
package import Exports

extension PageKind {
  /// The script that only some kinds of page have.
  fileprivate var script: PageScript? {
    switch self {
    case .search, .notFound, PageKind(record: .home), PageKind(list: .body): .search
    case PageKind(list: .recommendation), .recommendationsPart: .register
    default: nil
    }
  }
}

extension Assets {
  /// The scripts of a page, in loading order, as far as the templates include them: that of the quick
  /// exit if the site has one, and that of the page's kind.
  package func scripts(
    of kind: PageKind,
    on site: Site
  ) -> [(name: PageScript, file: LoadedFile)] {
    let names = [site.settings.exit.map { _ in PageScript.exit }, kind.script].compactMap(\.self)
    return names.compactMap { name in scripts[name].map { (name, $0) } }
  }
}
