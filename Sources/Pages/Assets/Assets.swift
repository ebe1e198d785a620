import Content
import Templates

/// What every page loads: the style sheets of the templates, and the icon.
package struct Assets: Sendable {
  /// In the order in which pages load them.
  package var styleSheets: [StyleSheet] = []
  package var icon: SitePath?
  /// What pages load, under the addresses that their names give.
  var loaded: Set<SitePath> = []
  /// The other files, to which templates may link; their names stay.
  var plain: Set<SitePath> = []
  /// The files whose name changes with their bytes, so that a browser may keep them for good.
  package var fingerprinted: [SitePath] = []
}

/// A style sheet as it is published.
package struct StyleSheet: Hashable, Sendable {
  package var path: SitePath
  /// The hash that a browser holds the file against; nil where pages do not ask for that.
  package var integrity: String?
}

/// A style sheet as a page links to it.
struct StyleSheetView: Sendable {
  var href: String
  var integrity: String?
}

let styleSheetSchema = ViewSchema<StyleSheetView>(
  "style sheet",
  [
    .text("href", "its address") { $0.href },
    .optionalText("integrity", "the hash of its bytes, for the attribute `integrity`") {
      $0.integrity
    },
  ]
)
