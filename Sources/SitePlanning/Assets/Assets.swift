import Content
package import Exports
package import SiteOutline

/// The files that pages load: style sheets of the templates, the icon, and scripts of some page
/// kinds.
package struct Assets: Sendable {
  /// The style sheets, in loading order.
  package var styleSheets: [LoadedFile] = []
  /// The scripts that the templates include; a page is complete without its script.
  package var scripts: [PageScript: LoadedFile] = [:]
  package var icon: SitePath?
  /// The files that pages load, under the addresses derived from their names.
  var loaded: Set<SitePath> = []
  /// All other files, to which templates may link; their names are unchanged.
  package var plain: Set<SitePath> = []
  /// The files whose name changes with their bytes, so that a browser may cache them permanently.
  package var fingerprinted: [SitePath] = []
}

/// A style sheet or a script as it is published.
package struct LoadedFile: Hashable, Sendable {
  package var path: SitePath
  /// The hash that a browser checks the file against; `nil` if integrity is off.
  package var integrity: String?
}
