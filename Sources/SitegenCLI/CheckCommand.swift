import ArgumentParser
import Content
import Diagnostics
import DisclosureCheck
import EmbargoAudit
import Formats
import Markup
import Pages
import SiteFiles
import SitePlanning
import Snapshots

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Report errors and warnings in the content, and write nothing.",
    discussion: """
      With --embargo, the site is also built as of now, one second before the end of each embargo, \
      and at its end. Before, a build must be the same, byte for byte, as one of a source from \
      which everything unpublished was deleted.

      With --disclosure, the published data files are read as an attacker would read them: each \
      withheld count is printed with the numbers that it can be. With --format json, the linear \
      problems are printed too, for other solvers.
      """
  )

  @Flag(
    name: .customLong("embargo"),
    help: "Also check that nothing shows before its embargo ends, and that the site builds then."
  )
  var checksEmbargoes = false

  @Flag(
    name: .customLong("disclosure"),
    help: "Also calculate what each withheld count can be, from what is published."
  )
  var checksDisclosure = false

  @OptionGroup var firstPublished: FirstPublishedOptions
  @OptionGroup var source: SourceOptions
  @OptionGroup var reporting: ReportOptions

  func run() async throws {
    let tree = try await source.tree()
    let options = BuildOptions(now: source.now ?? .clock, threads: source.threads)
    var diagnostics: [Diagnostic] = []
    let plan = await buildPlan(tree, options, into: &diagnostics)
    let comparison = compareWithRelease(plan, into: &diagnostics)
    diagnostics = diagnostics.located { tree[$0] }
    // While the content has errors, a comparison of builds says nothing.
    let isAudited = checksEmbargoes && !diagnostics.hasErrors
    let audit =
      isAudited
      ? await auditEmbargoes(of: plan, from: tree, options, known: diagnostics) : EmbargoAudit()
    diagnostics += audit.diagnostics
    let disclosure =
      checksDisclosure && !diagnostics.hasErrors ? checkDisclosure(of: plan, from: tree) : nil
    diagnostics += disclosure?.diagnostics.located { tree[$0] } ?? []
    let members = disclosure.map { [JSON.Member("disclosure", $0.json)] } ?? []
    try reporting.report(diagnostics, with: members)
    for leak in audit.leaks { printError("sitegen: \(leak.text)") }
    warnOfRepository(audit)
    if isAudited { try reporting.summarise(audit.summary) }
    if let disclosure { try report(disclosure) }
    if !diagnostics.hasErrors { try firstPublished.report(comparison, of: plan, reporting) }
    try reporting.summarise("\(counted(plan.pageCount, "page")), \(diagnosticCounts(diagnostics))")
    if reporting.isFailure(diagnostics) || !audit.leaks.isEmpty { throw ExitCode(1) }
  }

  /// Prints what each withheld count can be, unless it is in the JSON, and the summary.
  private func report(_ disclosure: DisclosureCheck) throws {
    if reporting.format == .text {
      for line in disclosure.lines { try printResult(line) }
    }
    try reporting.summarise(disclosure.summary)
  }

  /// Names the repository that contains the source, since it contains what is unpublished.
  ///
  /// Only its owner knows who can read it, so this is no failure.
  private func warnOfRepository(_ audit: EmbargoAudit) {
    guard audit.unpublishedCount > 0, let remote = gitRemote(of: source.source) else { return }
    printError(
      "sitegen: warning: whoever can read \(remote) can read what is unpublished: keep it private"
    )
  }
}

extension EmbargoAudit {
  /// The summary line: what was compared, and with what result.
  fileprivate var summary: String {
    if unpublishedCount == 0 { return "nothing is unpublished" }
    let builds = "\(counted(ends.count, "embargo", "embargoes")) ahead"
    let result = leaks.isEmpty ? "no build shows anything early" : counted(leaks.count, "leak")
    return "\(counted(unpublishedCount, "unpublished item")), \(builds), \(result)"
  }
}

extension EmbargoLeak {
  fileprivate var text: String {
    "leak as of \(moment.iso): \(message)" + (source.map { ", from \($0)" } ?? "")
      + "\n  help: \(help)"
  }
}
