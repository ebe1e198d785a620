import ArgumentParser
import Content
import Diagnostics
import Markup
import Pages
import SiteFiles

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build the site into a folder.",
    discussion: """
      Nothing is written while the content has errors. Only files that differ are touched; what an \
      earlier build wrote and this one no longer makes is removed; files of others are left alone.
      """
  )

  @OptionGroup var source: SourceOptions
  @OptionGroup var reporting: ReportOptions

  @Option(
    name: .customLong("output"),
    help: "The folder to build into. By default: public/ in the source folder."
  )
  var output: String?

  @Flag(
    name: .customLong("integrity"),
    help: ArgumentHelp(
      "Let browsers check the style sheets against their hash.",
      discussion: "Such a site needs a host: opened from a disk, its pages have no styles."
    )
  )
  var hasIntegrity = false

  @Flag(
    name: .customLong("precompress"),
    help: "Write each text file as .br and .gz besides, for hosts that send these."
  )
  var isPrecompressed = false

  func run() async throws {
    let start = ContinuousClock.now
    let (plan, diagnostics) = try await withDisk {
      try await source.plan(delivery: .published(integrity: hasIntegrity))
    }
    reporting.report(diagnostics)
    if diagnostics.hasErrors {
      reporting.summarise("nothing was written: \(faultWords(diagnostics))")
      throw ExitCode(1)
    }
    let folder = output ?? "\(source.source)/public"
    let summary = try await withDisk { try await write(plan, to: folder) }
    for path in summary.kept {
      printError("sitegen: kept \(path.text), which somebody has changed since it was written")
    }
    let pages = plan.pages.count { $0.subject.kind != nil }
    let seconds = fixedText(start.duration(to: .now).seconds, decimals: 2)
    reporting.summarise(
      "\(counted(pages, "page")), \(counted(summary.written, "file")) changed, "
        + "\(summary.removed) removed, \(faultWords(diagnostics)), \(seconds) s: \(folder)"
    )
    try reporting.fail(on: diagnostics)
  }

  private func write(_ plan: SitePlan, to folder: String) async throws -> WriteSummary {
    var writer = try SiteWriter(output: folder, source: source.source)
    let isPrecompressed = isPrecompressed
    try writer.begin(
      paths: plan.pages.flatMap { page in
        [page.path] + (isPrecompressed ? compressedPaths(of: page.path) : [])
      }
    )
    return try await writeFiles(of: plan.pages, with: writer, threads: source.threads) { page in
      let file = render(page, of: plan)
      return try [file] + (isPrecompressed ? compressedFiles(of: file) : [])
    }
  }
}

/// `2 errors, 1 warning`; errors only where there are any.
func faultWords(_ diagnostics: [Diagnostic]) -> String {
  let found = diagnostics.inReportOrder
  let errors = found.count { $0.severity == .error }
  let warnings = counted(found.count - errors, "warning")
  return errors == 0 ? warnings : "\(counted(errors, "error")), \(warnings)"
}

extension Duration {
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
