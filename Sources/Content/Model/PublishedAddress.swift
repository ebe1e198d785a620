package import Diagnostics

/// An address that a release of the site has published.
package struct PublishedAddress: Sendable {
  package var address: SiteAddress
  /// Its line in `content/addresses.txt`.
  package var location: SourceLocation
}

/// The file with every address that was ever published.
package let publishedAddressesPath = "content/addresses.txt"
