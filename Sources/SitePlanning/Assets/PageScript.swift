import Content
package import Exports

extension PageKind {
  /// The script that pages of the kind load where the templates have it.
  package var script: PageScript? {
    switch self {
    case .search: .search
    case PageKind(list: .recommendation), .recommendationsPart: .register
    default: nil
    }
  }
}

extension Assets {
  /// The script of a kind of page.
  package func script(of kind: PageKind) -> (name: PageScript, file: LoadedFile)? {
    guard let name = kind.script, let file = scripts[name] else { return nil }
    return (name, file)
  }
}
