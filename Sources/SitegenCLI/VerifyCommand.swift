import ArgumentParser
import Content
import Diagnostics
import Digests
import Exports
import Pages
import SiteFiles
import SiteOutline
import SitePlanning

struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that a built site is unchanged.",
    discussion: """
      Each file is compared with its hash in manifest.json. With --source, the inputs are compared \
      too, and the site is rebuilt in memory as of the instant of its build: the same version of \
      sitegen produces the same bytes from the same source. See docs/verifying.md.

        sitegen verify public
        sitegen verify public --source .

      With --public, a site that must not be published is refused: one that was built as of a \
      moment that is still ahead, or that carries a mark such as NOT-PUBLIC.txt. Run it before \
      each publication:

        sitegen verify --public public

      Exit codes: 0 the site is unchanged; 1 a file differs or is missing, or, with --strict, the \
      folder contains other files, or, with --public, the site must not be published; 2 I/O error; \
      64 wrong usage.
      """
  )

  @Argument(help: "The folder of the built site.")
  var folder = "public"

  @Option(
    name: .customLong("source"),
    help: "The folder from which the site should have been built."
  )
  var source: String?

  @Option(name: .customLong("templates"), help: "The folder of templates with which it was built.")
  var templates: String?

  @Option(name: .customLong("threads"), help: "The number of threads.")
  var threads: Int = processorCount

  @Flag(name: .customLong("strict"), help: "Also fail on files that sitegen did not build.")
  var isStrict = false

  @Flag(name: .customLong("public"), help: "Also fail on a site that must not be published.")
  var mustBePublic = false

  func validate() throws {
    if templates != nil && source == nil {
      throw ValidationError("--templates needs --source")
    }
    if threads < 1 { throw ValidationError("--threads must be at least 1") }
  }

  func run() async throws {
    let found = try verifySite(at: folder)
    var report = VerificationReport(of: found, isStrict: isStrict)
    report.describeReview(found, clock: .clock)
    if mustBePublic { report.refuseIfNotPublic(found, clock: .clock) }
    try printResult(report.lines.joined(separator: "\n"))
    if let source {
      let comparison = try await compare(found, with: source)
      try printResult(comparison.lines.joined(separator: "\n"))
      report.holds = report.holds && comparison.holds
    }
    if !report.holds { throw ExitCode(1) }
  }

  /// Compares a site with the one that a source makes.
  private func compare(
    _ found: Verification,
    with source: String
  ) async throws -> VerificationReport {
    guard let record = found.record else {
      let words = "the manifest does not say what the site was built from: build it again"
      return VerificationReport(lines: [words], holds: false)
    }
    let tree = try await readSourceTree(at: source, templates: templates, threads: threads)
    var diagnostics: [Diagnostic] = []
    let audience = Audience(asOf: record.now, options: record.options)
    let copy = audience.reviewCopy
    let options = BuildOptions(
      now: record.now,
      threads: threads,
      unpublished: copy?.scope ?? .none,
      delivery: .published(integrity: record.options.contains(integrityOption)),
      audience: copy == nil ? audience : .everyone
    )
    var plan = await buildPlan(tree, options, into: &diagnostics)
    if let copy, !diagnostics.hasErrors {
      var earlier = SourceOptions()
      (earlier.source, earlier.templates) = (source, templates)
      (earlier.now, earlier.threads) = (record.now, threads)
      try await plan.makeReview(copy, earlier)
    }
    return try await VerificationReport(
      built: record,
      found.files,
      source: BuildRecord(plan, from: tree, options: record.options),
      made: diagnostics.hasErrors ? nil : hashes(of: plan, record)
    )
  }

  private func hashes(
    of plan: SitePlan,
    _ record: BuildRecord
  ) async throws -> DigestTable<SitePath> {
    let isPrecompressed = record.options.contains(precompressOption)
    let made = await concurrentMap(plan.pages, threads: threads) { page in
      Result {
        let file = render(page, of: plan)
        let files = try [file] + (isPrecompressed ? compressedFiles(of: file) : [])
        return files.map { ($0.path, Digest(of: $0.bytes)) }
      }
    }
    return DigestTable(try made.flatMap { try $0.get() })
  }
}
