import ArgumentParser
import Diagnostics
import Formats

import SiteFiles

/// The format in which diagnostics are printed.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, sarif
}

/// The options of every command that reports on the content.
struct ReportOptions: ParsableArguments {
  @Flag(name: .customLong("strict"), help: "Fail on warnings too.")
  var isStrict = false

  @Option(
    name: .customLong("format"),
    help: "Print diagnostics as text to standard error, or as json or sarif to standard output."
  )
  var format = ReportFormat.text

  @Flag(name: .customLong("quiet"), help: "Print no summary.")
  var isQuiet = false
}

extension ReportOptions {
  /// Prints the diagnostics to the right stream for their format.
  func report(_ diagnostics: [Diagnostic]) {
    switch format {
    case .text: printError(textReport(diagnostics, style: style), terminator: "")
    case .json: print(jsonReport(diagnostics).text, terminator: "")
    case .sarif:
      print(sarifReport(diagnostics, toolVersion: sitegenVersion).text, terminator: "")
    }
  }

  /// Prints the summary line, to standard error if diagnostics are printed in a machine-readable
  /// format.
  func summarise(_ summary: String) {
    if isQuiet { return }
    if format == .text { print(summary) } else { printError(summary) }
  }

  /// Whether any of the diagnostics makes the command fail.
  func isFailure(_ diagnostics: [Diagnostic]) -> Bool {
    diagnostics.hasErrors || (isStrict && !diagnostics.isEmpty)
  }

  private var style: ReportStyle {
    let refusesColour = environment["NO_COLOR"]?.isEmpty == false
    return errorsAreForAScreen && !refusesColour ? .coloured : .plain
  }
}

/// Whether standard error is a terminal that supports escape sequences.
var errorsAreForAScreen: Bool {
  errorsGoToATerminal && environment["TERM"] != "dumb"
}

/// A count with its noun, such as `1 warning` or `2 warnings`.
func counted(_ count: Int, _ word: String) -> String {
  "\(count) \(word)\(count == 1 ? "" : "s")"
}

/// Runs the part of a command that uses the disk; I/O errors end the command with exit code 2.
///
/// - Throws: `ExitCode` 2, and any error of `work` that is not an I/O error.
func withDisk<Result>(_ work: () async throws -> Result) async throws -> Result {
  do {
    return try await work()
  } catch let error as SiteFilesError {
    printError("sitegen: \(error)")
    throw ExitCode(2)
  }
}
