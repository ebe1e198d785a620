import ArgumentParser
import Diagnostics
import Formats

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
  ///
  /// `members` are what a command adds to the JSON.
  ///
  /// - Throws: `OutputFailure`.
  func report(_ diagnostics: [Diagnostic], with members: [JSON.Member] = []) throws {
    switch format {
    case .text: printError(textReport(diagnostics, style: style), terminator: "")
    case .json:
      try printResult(jsonReport(diagnostics).with(members).text, terminator: "")
    case .sarif:
      let report = sarifReport(diagnostics, toolVersion: sitegenVersion)
      try printResult(report.text, terminator: "")
    }
  }

  /// Prints the summary line, to standard error if diagnostics are printed in a machine-readable
  /// format.
  ///
  /// - Throws: `OutputFailure`.
  func summarise(_ summary: String) throws {
    if isQuiet { return }
    if format == .text { try printResult(summary) } else { printError(summary) }
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

/// A count with its noun, such as `0 warnings` or `1 warning`.
func counted(_ count: Int, _ word: String) -> String {
  "\(count) \(word)\(count == 1 ? "" : "s")"
}

/// A count such as `2 errors, 1 warning`; errors are left out if there are none.
func diagnosticCounts(_ diagnostics: [Diagnostic]) -> String {
  let found = diagnostics.inReportOrder
  let errors = found.count { $0.severity == .error }
  let warnings = counted(found.count - errors, "warning")
  return errors == 0 ? warnings : "\(counted(errors, "error")), \(warnings)"
}

/// Ends a command that has printed its result, if the content has errors.
///
/// - Throws: `ExitCode` 1.
func failOnErrors(among diagnostics: [Diagnostic]) throws {
  guard diagnostics.hasErrors else { return }
  printError("sitegen: the content has errors; `sitegen check` prints them")
  throw ExitCode(1)
}

extension JSON {
  /// The object with members added at its end.
  fileprivate func with(_ added: [Member]) -> JSON {
    guard case .object(let members) = self else { return self }
    return .object(members + added)
  }
}
