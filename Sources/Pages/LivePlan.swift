package import Content
package import Diagnostics
import Exports
package import SitePlanning

/// The plan of a site while its files change: what a change does not concern is kept.
///
/// At every moment it is what `buildPlan` makes of the files, which a test holds it to.
package struct LivePlan: Sendable {
  package private(set) var plan: SitePlan
  package private(set) var diagnostics: [Diagnostic]
  private var files: ParsedFiles
  private var resolution: Resolution

  package init(_ tree: SourceTree, _ options: BuildOptions) async {
    files = ParsedFiles()
    diagnostics = []
    var tree = tree
    (plan, resolution) = await buildPlan(&tree, options, reusing: &files, into: &diagnostics)
  }

  /// Plans the site again after the files at some paths have changed, come or gone.
  ///
  /// An edit that only its own record can show costs the reading of that file, at any size of the site;
  /// after any other, all is resolved again, and the files that differ are read.
  package mutating func update(
    to tree: SourceTree,
    changed paths: [String],
    _ options: BuildOptions
  ) async {
    if updateRecords(at: paths, in: tree, options) { return }
    diagnostics = []
    var tree = tree
    (plan, resolution) = await buildPlan(&tree, options, reusing: &files, into: &diagnostics)
  }

  /// Whether the records of these files could be replaced alone.
  private mutating func updateRecords(
    at paths: [String],
    in tree: SourceTree,
    _ options: BuildOptions
  ) -> Bool {
    let texts = paths.compactMap { tree[$0] }
    let known = Set(paths)
    guard texts.count == paths.count, paths.count <= mostEdits,
      !diagnostics.contains(where: { known.contains($0.location.path) }),
      let edits = files.reread(texts),
      let next = resolution.replacing(edits, now: options.now)
    else { return false }
    resolution = next
    plan.show(next.site, at: options.now)
    // Texts with a pair are not edited so; the pages of a translation show words of the others.
    var reported: [Diagnostic] = []
    for (index, content) in next.translations(into: &reported).enumerated() {
      plan.translations[index].content = content
    }
    return true
  }
}

/// More changes at once are a checkout, not an edit, and all is resolved again.
private let mostEdits = 16
