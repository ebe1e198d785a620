import Content
package import Exports
package import SiteOutline
import Templates

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
  var plain: Set<SitePath> = []
  /// The files whose name changes with their bytes, so that a browser may keep them for good.
  package var fingerprinted: [SitePath] = []
}

/// A style sheet or a script as it is published.
package struct LoadedFile: Hashable, Sendable {
  package var path: SitePath
  /// The hash that a browser holds the file against; nil where pages do not ask for that.
  package var integrity: String?
}

/// A style sheet or a script as a page links to it.
struct LoadedFileView: Sendable {
  var href: String
  var integrity: String?
}

let styleSheetSchema = loadedFileSchema("style sheet")
let scriptSchema = loadedFileSchema("script")

private func loadedFileSchema(_ name: String) -> ViewSchema<LoadedFileView> {
  ViewSchema(
    name,
    [
      .text("href", "its address") { $0.href },
      .optionalText("integrity", "the hash of its bytes, for the attribute `integrity`") {
        $0.integrity
      },
    ]
  )
}
