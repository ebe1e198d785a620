package import SiteOutline

/// One file of the published site, ready to be written or served.
package struct RenderedFile: Hashable, Sendable {
  package var path: SitePath
  package var bytes: [UInt8]
  /// The number of list items that its template iterated over.
  package var items = 0

  package init(path: SitePath, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
