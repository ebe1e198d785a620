import Content
import Diagnostics
import Formats

extension FuzzBench {
  /// Checks that the location of each diagnostic exists, and produces every kind of report.
  func checkReports(of diagnostics: [Diagnostic], in tree: SourceTree) throws(BrokenPromise) {
    let diagnostics = diagnostics.located { tree[$0] }
    for diagnostic in diagnostics {
      try checkLocation(of: diagnostic, in: tree[diagnostic.location.path])
    }
    for style in [ReportStyle.plain, .coloured] {
      let report = textReport(diagnostics, style: style)
      try hold(report.isEmpty == diagnostics.isEmpty, "a report has other words than faults")
    }
    let ordered = diagnostics.inReportOrder
    try hold(
      ordered.inReportOrder == ordered,
      "the order of a report depends on that of the faults"
    )
    try hold(!jsonReport(diagnostics).text.isEmpty, "a report as JSON is empty")
    try hold(!sarifReport(diagnostics, toolVersion: "1").text.isEmpty, "a SARIF report is empty")
  }

  private func checkLocation(
    of diagnostic: Diagnostic,
    in file: SourceText?
  ) throws(BrokenPromise) {
    let location = diagnostic.location
    func fault() -> String { "no place for [\(diagnostic.rule.id)] \(location)" }
    try hold(location.line >= 1 && location.column >= 1 && location.length >= 1, fault())
    try hold(!diagnostic.message.isEmpty, fault())
    let words = diagnostic.message + (diagnostic.help ?? "")
    try hold(
      !words.contains(where: \.isNewline),
      "more than a line: [\(diagnostic.rule.id)] \(words)"
    )
    guard let file, !location.lineText.isEmpty || location.line > 1 else { return }
    let line = file.bytes[file.textStart...].split(
      separator: UInt8(ascii: "\n"),
      omittingEmptySubsequences: false
    )
    .dropFirst(location.line - 1).first
    guard var line else { throw BrokenPromise(fault()) }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    let text = String(decoding: line, as: UTF8.self)
    try hold(text == location.lineText, fault())
    try hold(location.column <= text.unicodeScalars.count + 1, fault())
    try hold(location.length <= max(1, text.unicodeScalars.count + 1 - location.column), fault())
  }
}
