package import Content
import Diagnostics
import SiteOutline

extension SitePlan {
  /// The source files that may be known to everyone, by their indices in the tree, in its order.
  ///
  /// It is an allowlist, so that anything new is excluded until somebody adds it. Never included
  /// are unpublished records, whose names alone may reveal too much; tables with withheld counts,
  /// which could be recovered by trying values until the hash matches, as could what a file names
  /// or declares that is unpublished; and files that no page is made from.
  package func publicInputs(of tree: SourceTree) -> [Int] {
    var paths = Set(site.images)
    paths.formUnion(siteFiles)
    paths.formUnion(site.recordKeys.map { site.head(of: $0).path })
    for dataset in site.datasets where dataset.suppression == nil {
      paths.formUnion(dataset.rows.map(\.path))
      if !dataset.revisions.isEmpty { paths.insert(dataset.revisionsPath) }
    }
    paths.subtract(site.partlyUnpublished)
    if site.redirects.contains(where: leadsToUnpublished) {
      paths.subtract(site.redirects.map(\.fromLocation.path))
    }
    return tree.files.indices.filter { position in
      let path = tree.files[position].path
      return path.hasPrefix("templates/") || paths.contains(original(of: path))
    }
  }

  private func leadsToUnpublished(_ redirect: Redirect) -> Bool {
    guard case .address(let address) = redirect.to else { return false }
    // That a record is withdrawn is no secret.
    if site.isWithdrawn(address) { return false }
    return SitePath(address.file).flatMap(site.unpublishedRecord) != nil
  }

  /// The path of the original of a file in a language of the site; every other path unchanged.
  private func original(of path: String) -> String {
    for translation in translations {
      let folder = "content/translations/\(translation.content.language.tag)/"
      if path.hasPrefix(folder) { return "content/" + path.dropFirst(folder.count) }
    }
    return path
  }
}

/// The files of the site as a whole.
private let siteFiles = [
  "content/glossary.yml", "content/redirects.yml", "content/site.yml", "content/sources.yml",
  "content/vocabulary.yml",
]
