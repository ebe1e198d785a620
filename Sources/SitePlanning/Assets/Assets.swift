import Content
package import Exports
package import SiteOutline

/// What pages load: the style sheets of the templates, the icon, and the scripts of some kinds of page.
package struct Assets: Sendable {
  /// In the order in which pages load them.
  package var styleSheets: [LoadedFile] = []
  /// Those that the templates bring along; a page is whole without its script.
  package var scripts: [PageScript: LoadedFile] = [:]
  package var icon: SitePath?
  /// What pages load, under the addresses that their names give.
  var loaded: Set<SitePath> = []
  /// The other files, to which templates may link; their names stay.
  package var plain: Set<SitePath> = []
  /// The files whose name changes with their bytes, so that a browser may keep them for good.
  package var fingerprinted: [SitePath] = []
}

/// A style sheet or a script as it is published.
package struct LoadedFile: Hashable, Sendable {
  package var path: SitePath
  /// The hash that a browser holds the file against; nil where pages do not ask for that.
  package var integrity: String?
}
