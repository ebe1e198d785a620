import Content
package import Exports

extension PageKind {
  /// The script that pages of the kind load if the templates include it.
  package var script: PageScript? {
    switch self {
    case .search, .notFound, PageKind(record: .home), PageKind(list: .body): .search
    case PageKind(list: .recommendation), .recommendationsPart: .register
    default: nil
    }
  }
}

extension Assets {
  /// The script of a page kind.
  package func script(of kind: PageKind) -> (name: PageScript, file: LoadedFile)? {
    guard let name = kind.script, let file = scripts[name] else { return nil }
    return (name, file)
  }
}
