import ArgumentParser
import Content
import Diagnostics
import Exports
import Pages
import SiteFiles
import SitePlanning

/// The options of every command that reads a site.
struct SourceOptions: ParsableArguments {
  @Option(name: .customLong("source"), help: "The folder that contains content/ and templates/.")
  var source = "."

  @Option(
    name: .customLong("templates"),
    help: "A folder of templates to use; files in the source's own templates/ take precedence."
  )
  var templates: String?

  @Option(
    name: .customLong("now"),
    help: ArgumentHelp(
      "Build as of this instant: 2024-08-22T09:30:00+01:00, or a date.",
      discussion: "Records embargoed until later are unpublished. By default: the current time.",
      valueName: "instant"
    )
  )
  var now: Instant?

  @Option(
    name: .customLong("threads"),
    help: "The number of threads; the result does not depend on it."
  )
  var threads: Int = processorCount

  func validate() throws {
    if threads < 1 { throw ValidationError("--threads must be at least 1") }
  }
}

extension Instant: ExpressibleByArgument {
  package init?(argument: String) {
    self.init(argument)
  }
}

extension SourceOptions {
  /// Reads the files of the site.
  ///
  /// - Throws: `SiteFilesError`.
  func tree() async throws -> SourceTree {
    try await readSourceTree(at: source, templates: templates, threads: threads)
  }

  /// The files of the site after a change, with the paths of those that differ.
  ///
  /// - Throws: `SiteFilesError`.
  func reread(
    _ tree: SourceTree,
    after change: FolderChange
  ) async throws -> (tree: SourceTree, changed: [String]) {
    try await SiteFiles.reread(
      tree,
      after: change,
      at: source,
      templates: templates,
      threads: threads
    )
  }

  /// Reads the site and plans it as published now, or for an audience.
  ///
  /// The result includes the diagnostics of the content; I/O errors are thrown.
  ///
  /// - Throws: `SiteFilesError`.
  func plan(
    unpublished: UnpublishedScope = .none,
    audience: Audience? = nil
  ) async throws -> (plan: SitePlan, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let clock = Instant.clock
    let moment = now ?? clock
    let options = BuildOptions(
      now: moment,
      threads: threads,
      unpublished: unpublished,
      audience: audience ?? Audience(asOf: moment, clock: clock)
    )
    let plan = await buildPlan(try await tree(), options, into: &diagnostics)
    return (plan, diagnostics)
  }
}
