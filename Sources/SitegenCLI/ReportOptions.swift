import ArgumentParser
import Diagnostics
import Formats

import SiteFiles

/// How faults are printed.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, sarif
}

/// The options of every command that reports on the content.
struct ReportOptions: ParsableArguments {
  @Flag(name: .customLong("strict"), help: "Fail on warnings too.")
  var isStrict = false

  @Option(
    name: .customLong("format"),
    help: "Print faults as text to standard error, or as json or sarif to standard output."
  )
  var format = ReportFormat.text

  @Flag(name: .customLong("quiet"), help: "Print no summary.")
  var isQuiet = false
}

extension ReportOptions {
  /// Prints the faults where they belong.
  func report(_ diagnostics: [Diagnostic]) {
    switch format {
    case .text: printError(textReport(diagnostics, style: style), terminator: "")
    case .json: print(jsonReport(diagnostics).text, terminator: "")
    case .sarif:
      print(sarifReport(diagnostics, toolVersion: sitegenVersion).text, terminator: "")
    }
  }

  /// Prints the line of summary; beside faults for machines it goes to standard error.
  func summarise(_ summary: String) {
    if isQuiet { return }
    if format == .text { print(summary) } else { printError(summary) }
  }

  /// Ends the command with the exit code of faults in the content, when there are any that count.
  ///
  /// - Throws: `ExitCode` 1.
  func fail(on diagnostics: [Diagnostic]) throws {
    let hasFaults = diagnostics.hasErrors || (isStrict && !diagnostics.isEmpty)
    if hasFaults { throw ExitCode(1) }
  }

  private var style: ReportStyle {
    let refusesColour = environment["NO_COLOR"]?.isEmpty == false
    return errorsAreForAScreen && !refusesColour ? .coloured : .plain
  }
}

/// Whether standard error is a terminal that knows escape sequences.
var errorsAreForAScreen: Bool {
  errorsGoToATerminal && environment["TERM"] != "dumb"
}

/// `1 warning`, `2 warnings`.
func counted(_ count: Int, _ word: String) -> String {
  "\(count) \(word)\(count == 1 ? "" : "s")"
}

/// Runs the part of a command that uses the disk; what the disk says ends it with exit code 2.
///
/// - Throws: what the part throws that is not of the disk, and `ExitCode` 2.
func withDisk<Result>(_ work: () async throws -> Result) async throws -> Result {
  do {
    return try await work()
  } catch let error as SiteFilesError {
    printError("sitegen: \(error)")
    throw ExitCode(2)
  }
}
