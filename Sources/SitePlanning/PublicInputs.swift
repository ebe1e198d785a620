package import Content
import Diagnostics

extension SitePlan {
  /// The files of the source that everyone may know of, by their places in the tree, in its order.
  ///
  /// A list of what is public, so that what is new is left out until someone thinks of it. Never among them:
  /// what is held back, whose name alone may say too much; a table with withheld counts, which can be found
  /// by trying until the hash fits; and what no page is made from.
  package func publicInputs(of tree: SourceTree) -> [Int] {
    var paths = Set(site.images)
    paths.formUnion(siteFiles)
    paths.formUnion(site.recordKeys.map { site.head(of: $0).path })
    for dataset in site.datasets where dataset.suppression == nil {
      paths.formUnion(dataset.rows.map(\.path))
    }
    return tree.files.indices.filter { position in
      let path = tree.files[position].path
      return path.hasPrefix("templates/") || paths.contains(original(of: path))
    }
  }

  /// The path of the file whose words a translation has; every other path as it is.
  private func original(of path: String) -> String {
    for translation in translations {
      let folder = "content/translations/\(translation.content.language.tag)/"
      if path.hasPrefix(folder) { return "content/" + path.dropFirst(folder.count) }
    }
    return path
  }
}

/// What belongs to the whole site.
private let siteFiles = [
  "content/glossary.yml", "content/redirects.yml", "content/site.yml", "content/sources.yml",
  "content/vocabulary.yml",
]
