package import Content
import SiteOutline

extension SitePlan {
  /// The addresses that readers may keep: of pages, with their fragments, of data files, feeds and
  /// images, and old addresses that lead on.
  ///
  /// Left out are addresses that `redirects.yml` could not contain.
  package var lastingAddresses: Set<SiteAddress> {
    var addresses = redirectPlan.addresses
    for page in pages where page.subject.isLasting(at: page.path) {
      let file = page.path.text
      addresses.insert(SiteAddress(file: file))
      for fragment in fragments(of: page) {
        addresses.insert(SiteAddress(file: file, fragment: fragment))
      }
    }
    return addresses.filter { SiteAddress($0.words) == $0 }
  }
}

extension PageSubject {
  /// Whether readers may keep the address of such a file.
  ///
  /// Nobody keeps that of a file for hosts, search engines or scripts, of an asset, or of a
  /// citation, which readers fetch from the page that it is for. A part of a long list goes when
  /// the list grows or shrinks.
  fileprivate func isLasting(at path: SitePath) -> Bool {
    switch self {
    case .notFound, .redirect, .citation, .host, .crawler, .searchIndex, .bodyPart,
      .measurePart(_, .table):
      false
    case .copy: path.folders.first == "images"
    default: true
    }
  }
}

extension SiteAddress {
  /// The address in the form that editors write.
  package var words: String {
    let path = SitePath(file)?.address ?? file
    return "/\(path)" + (query.map { "?\($0)" } ?? "") + (fragment.map { "#\($0)" } ?? "")
  }
}

/// The text of `content/addresses.txt` with some addresses: sorted, each on a line.
package func publishedAddressesText(_ addresses: Set<SiteAddress>) -> String {
  publishedAddressesNote + addresses.map { $0.words + "\n" }.sorted().joined()
}

private let publishedAddressesNote = """
  # Every address that this site has published. `sitegen release` adds to it, and removes none.

  """
