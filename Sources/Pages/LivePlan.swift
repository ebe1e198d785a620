package import Content
package import Diagnostics
import Exports
package import SitePlanning

/// The plan of a site while its files change; an update keeps what a change does not affect.
///
/// It always equals the plan that `buildPlan` makes of the same files; a test checks this.
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

  /// Updates the plan after the files at some paths have been changed, added or removed.
  ///
  /// If an edit affects only the page of its own record, only that file is parsed and only that
  /// record is resolved, however large the site is. After any other edit, the changed files are
  /// parsed and everything is resolved again.
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

  /// Replaces only the records of these files; `false` if that is not possible.
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
    // Records with a translation are never replaced alone, but translated pages show texts of the
    // other records.
    var reported: [Diagnostic] = []
    for (index, content) in next.translations(into: &reported).enumerated() {
      plan.translations[index].content = content
    }
    return true
  }
}

/// The most files changed at once that count as an edit; more are a checkout, after which
/// everything is resolved again.
private let mostEdits = 16
