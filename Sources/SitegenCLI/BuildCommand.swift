import ArgumentParser
import Content
import Diagnostics
import Digests
import Exports
import Markup
import Pages
import SiteFiles
import SiteOutline
import SitePlanning
import Snapshots

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build the site into a folder.",
    discussion: """
      Nothing is written while the content has errors or, with --strict, warnings. Only files that \
      differ are written. Files that an earlier build wrote and that are no longer needed are \
      removed; if somebody has changed such a file, nothing is written. Other files are kept.

      A site as of a moment that is still ahead says so on each page, tells search engines to \
      leave, and is refused by sitegen verify --public. So does a review copy, which contains the \
      unpublished records, or those of one report for a named person:

        sitegen build --review --since HEAD~1
        sitegen build --review --for "A. Reader" --only report:the-report-2031 --output review-a
      """
  )

  @OptionGroup var firstPublished: FirstPublishedOptions
  @OptionGroup var source: SourceOptions
  @OptionGroup var reporting: ReportOptions
  @OptionGroup var review: ReviewOptions

  @Option(
    name: .customLong("output"),
    help: "The folder to build into. By default: public/ or review/ in the source folder."
  )
  var output: String?

  @Flag(
    name: .customLong("integrity"),
    help: ArgumentHelp(
      "Let browsers check style sheets against their hashes.",
      discussion: "Such a site needs a host: its pages have no styles when opened from a disk."
    )
  )
  var hasIntegrity = false

  @Flag(
    name: .customLong("precompress"),
    help: "Also write each text file as .br and .gz, for hosts that serve these."
  )
  var isPrecompressed = false

  @Flag(
    name: .customLong("profile"),
    help: ArgumentHelp(
      "Print the time by stage and by kind of page, and the slowest pages.",
      discussion: "The site is rendered even if nothing has changed."
    )
  )
  var isProfiled = false

  func run() async throws {
    let start = ContinuousClock.now
    let options = self.options
    let folder = output ?? "\(source.source)/\(review.folder)"
    try checkFolder(folder, for: options.audience)
    let log = try options.audience.reviewCopy?.recipient.map { person in
      (person: person, file: try AccessLog(review.log ?? "\(source.source)/access-log.csv"))
    }
    let profile = isProfiled ? BuildProfile() : nil
    profile?.begin(.read)
    var (tree, inputs) = try await read(for: options.audience)
    if profile == nil, let last = await cached(inputs, in: folder, now: options.now) {
      try reporting.report([])
      try summarise(last.pages, .nothing, [], since: start, folder, options.audience)
      return
    }
    let (plan, comparison, diagnostics) = try await plan(&tree, inputs, options, profile)
    try reporting.report(diagnostics)
    if reporting.isFailure(diagnostics) {
      try reporting.summarise("nothing was written: \(diagnosticCounts(diagnostics))")
      throw ExitCode(1)
    }
    // Said before anything is written.
    try firstPublished.report(comparison, of: plan, reporting)
    let shown = shownOptions(for: options.audience)
    let record = BuildRecord(plan, from: tree, inputs.digests, options: shown)
    // The sources are no longer needed while pages are written; free their memory.
    (tree, inputs.digests) = (SourceTree([]), [])
    profile?.begin(.write)
    let line = ProgressLine(
      total: plan.pages.count,
      since: start,
      isShown: !reporting.isQuiet && errorsAreForAScreen
    ) {
      printError($0, terminator: "")
    }
    // Before an error is printed, too.
    defer { line.end() }
    let summary = try await write(plan, to: folder, record) { page, make in
      defer { line.advance(at: .now) }
      return try profile?.measure(page, make) ?? make()
    }
    line.end()
    // Otherwise the next build must report the warnings again.
    if diagnostics.isEmpty, !review.isReview {
      await BuildCache.remember(in: folder, inputs, of: plan, summary, threads: source.threads)
    }
    if let log {
      let manifest = Digest(of: try readFile("\(folder)/\(manifestPath.text)"))
      try log.file.add(log.person, at: .clock, manifest: manifest)
    }
    try summarise(plan.pageCount, summary, diagnostics, since: start, folder, options.audience)
    if let profile { printError(profile.text(threads: source.threads), terminator: "") }
    // Exit without deallocating the plan: freeing a large site record by record takes time for
    // nothing.
    withExtendedLifetime(plan) { Self.exit() }
  }

  /// The last build, if this one would give the same site.
  ///
  /// A review copy also depends on the version with which it is compared.
  private func cached(
    _ inputs: BuildInputs,
    in folder: String,
    now: Instant
  ) async -> BuildCache? {
    guard firstPublished.path == nil, !review.isReview else { return nil }
    return await BuildCache.lookup(in: folder, inputs, now: now, threads: source.threads)
  }

  private func read(
    for audience: Audience
  ) async throws -> (tree: SourceTree, inputs: BuildInputs) {
    let tree = try await source.tree()
    let inputs = await BuildInputs(
      tree,
      program: programPath,
      // The notice names the instant, on which a site for everyone depends by the day only.
      options: shownOptions(for: audience) + [audience.notice].compactMap(\.self),
      threads: source.threads
    )
    return (tree, inputs)
  }

  private func plan(
    _ tree: inout SourceTree,
    _ inputs: BuildInputs,
    _ options: BuildOptions,
    _ profile: BuildProfile?
  ) async throws -> (
    plan: SitePlan, comparison: ReleaseComparison?, diagnostics: [Diagnostic]
  ) {
    var diagnostics: [Diagnostic] = []
    var options = options
    let copy = options.audience.reviewCopy
    // It is marked once it has been compared.
    if copy != nil { options.audience = .everyone }
    var plan = await buildPlan(
      consuming: &tree,
      options,
      beginning: { profile?.begin($0) },
      into: &diagnostics
    )
    if let copy {
      if !reporting.isFailure(diagnostics) { try await plan.makeReview(copy, source) }
      return (plan, nil, inputs.located(diagnostics, in: tree, from: source.source))
    }
    let comparison = compareWithRelease(plan, into: &diagnostics)
    return (plan, comparison, inputs.located(diagnostics, in: tree, from: source.source))
  }

  /// The options of a build that starts now.
  private var options: BuildOptions {
    let clock = Instant.clock
    let moment = source.now ?? clock
    let copy = review.copy(of: source.source)
    return BuildOptions(
      now: moment,
      threads: source.threads,
      unpublished: copy?.scope ?? .none,
      delivery: .published(integrity: hasIntegrity),
      audience: copy.map(Audience.reviewers) ?? Audience(asOf: moment, clock: clock)
    )
  }

  /// The options that affect the output, sorted.
  private func shownOptions(for audience: Audience) -> [String] {
    (hasIntegrity ? [integrityOption] : []) + audience.options
      + (isPrecompressed ? [precompressOption] : [])
  }

  private func summarise(
    _ pages: Int,
    _ summary: WriteSummary,
    _ diagnostics: [Diagnostic],
    since start: ContinuousClock.Instant,
    _ folder: String,
    _ audience: Audience
  ) throws {
    let seconds = fixedText(start.duration(to: .now).seconds, decimals: 2)
    try reporting.summarise(
      "\(counted(pages, "page")), \(counted(summary.written, "file")) changed, "
        + "\(summary.removed) removed, \(diagnosticCounts(diagnostics)), \(seconds) s: \(folder)"
    )
    if let notice = audience.notice { try reporting.summarise(notice) }
  }

  private func write(
    _ plan: SitePlan,
    to folder: String,
    _ record: BuildRecord,
    watching watch:
      @escaping @Sendable (PagePlan, () throws -> [RenderedFile]) throws -> [RenderedFile]
  ) async throws -> WriteSummary {
    var writer = try SiteWriter(output: folder, source: source.source)
    let isPrecompressed = isPrecompressed
    try writer.begin(
      paths: plan.pages.flatMap { page in
        [page.path] + (isPrecompressed ? compressedPaths(of: page.path) : [])
      },
      record: record
    )
    return try await writeFiles(of: plan.indicesByCost, with: writer, threads: source.threads) {
      [writer] index in
      let page = plan.pages[index]
      return try watch(page) {
        let file = render(page, of: plan)
        return try [file] + (isPrecompressed ? writer.compressedFiles(of: file) : [])
      }
    }
  }
}

/// The names in the manifest of the build options that affect the output.
let integrityOption = "integrity"
let precompressOption = "precompress"

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
