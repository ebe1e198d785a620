import ArgumentParser
import Diagnostics
import Pages
import SitePlanning

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Report errors and warnings in the content, and write nothing."
  )

  @OptionGroup var source: SourceOptions
  @OptionGroup var reporting: ReportOptions

  func run() async throws {
    let (plan, diagnostics) = try await source.plan()
    try reporting.report(diagnostics)
    try reporting.summarise("\(counted(plan.pageCount, "page")), \(diagnosticCounts(diagnostics))")
    if reporting.isFailure(diagnostics) { throw ExitCode(1) }
  }
}
