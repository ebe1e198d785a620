package import Content
package import Diagnostics
package import Exports
package import SitePlanning

/// The inputs of a build besides its files.
package struct BuildOptions: Sendable {
  /// The instant as of which the site is built.
  package var now: Instant
  /// The maximum number of threads; the result does not depend on it.
  package var threads: Int
  /// The unpublished records that are included.
  package var unpublished: UnpublishedScope
  package var delivery: Delivery
  /// Who the site is for; any other than everyone is stated on each page.
  package var audience: Audience

  package init(
    now: Instant,
    threads: Int,
    unpublished: UnpublishedScope = .none,
    delivery: Delivery = .published(integrity: false),
    audience: Audience = .everyone
  ) {
    self.now = now
    self.threads = threads
    self.unpublished = unpublished
    self.delivery = delivery
    self.audience = audience
  }
}

/// Builds the plan of a site from files in memory.
///
///     SourceTree ─parse▶ ParsedSite ─resolve▶ Site ─plan▶ SitePlan ─render▶ RenderedFile
///
/// `diagnostics` receives the diagnostics of every stage; if it contains an error, nothing may be
/// written.
///
/// `begin` is called when each stage begins, for profiling.
package func buildPlan(
  _ tree: SourceTree,
  _ options: BuildOptions,
  beginning begin: (BuildStage) -> Void = { _ in },
  into diagnostics: inout [Diagnostic]
) async -> SitePlan {
  var (tree, files) = (tree, ParsedFiles())
  return await buildPlan(&tree, options, reusing: &files, beginning: begin, into: &diagnostics)
    .plan
}

/// The plan of a site that is built once.
///
/// It needs two thirds of the memory, because each Markdown file is released as soon as it has been
/// parsed. The locations of diagnostics in these files are compact: `located(in:)` adds lines and
/// excerpts.
package func buildPlan(
  consuming tree: inout SourceTree,
  _ options: BuildOptions,
  beginning begin: (BuildStage) -> Void = { _ in },
  into diagnostics: inout [Diagnostic]
) async -> SitePlan {
  var files = ParsedFiles(keepsSources: false)
  return await buildPlan(&tree, options, reusing: &files, beginning: begin, into: &diagnostics)
    .plan
}

/// A stage of the build, from files to a plan.
package enum BuildStage: String, CaseIterable, Sendable {
  case read, parse, resolve, translate, plan, write
}

/// The plan of a site and its resolution, reusing the files that were parsed for an earlier plan.
func buildPlan(
  _ tree: inout SourceTree,
  _ options: BuildOptions,
  reusing files: inout ParsedFiles,
  beginning begin: (BuildStage) -> Void = { _ in },
  into diagnostics: inout [Diagnostic]
) async -> (plan: SitePlan, resolution: Resolution) {
  begin(.parse)
  let parsed = await parse(
    &tree,
    reusing: &files,
    threads: options.threads,
    into: &diagnostics
  )
  let fileDiagnostics = diagnostics
  begin(.resolve)
  let resolution = await resolve(
    parsed,
    now: options.now,
    threads: options.threads,
    unpublished: options.unpublished,
    into: &diagnostics
  )
  if options.unpublished == .all, !resolution.site.unpublished.isEmpty {
    diagnostics += await unpublishedReferences(parsed, options)
  }
  begin(.translate)
  let translations = resolution.translations(into: &diagnostics)
  begin(.plan)
  var plan = plan(
    resolution.site,
    translations: translations,
    templates: parsed.templates,
    sharedTemplates: tree.sharedTemplates,
    images: resolution.site.images.compactMap { tree[$0] },
    now: options.now,
    delivery: options.delivery,
    into: &diagnostics
  )
  plan.mark(for: options.audience)
  if parsed.isIncomplete { diagnostics = fileDiagnostics }
  diagnostics = diagnostics.located { [tree] path in
    tree[path].flatMap { $0.bytes.isEmpty ? nil : $0 }
  }
  return (plan, resolution)
}

/// The references to unpublished records, which are errors in a build, as warnings: editors and
/// reviewers see those records too.
private func unpublishedReferences(
  _ parsed: ParsedSite,
  _ options: BuildOptions
) async -> [Diagnostic] {
  var found: [Diagnostic] = []
  _ = await resolve(parsed, now: options.now, threads: options.threads, into: &found)
  return found.filter { $0.rule == .heldReference }.map { diagnostic in
    var warning = diagnostic
    warning.severity = .warning
    return warning
  }
}
