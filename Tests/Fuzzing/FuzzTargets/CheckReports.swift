import Content
import Diagnostics

extension FuzzBench {
  /// Holds each fault to a place that there is, and makes every report of them.
  func checkReports(of diagnostics: [Diagnostic], in tree: SourceTree) throws(BrokenPromise) {
    for diagnostic in diagnostics {
      try checkPlace(of: diagnostic, in: tree[diagnostic.place.path])
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

  private func checkPlace(
    of diagnostic: Diagnostic,
    in file: SourceText?
  ) throws(BrokenPromise) {
    let place = diagnostic.place
    func fault() -> String { "no place for [\(diagnostic.rule.rawValue)] \(place)" }
    try hold(place.line >= 1 && place.column >= 1 && place.length >= 1, fault())
    try hold(!diagnostic.message.isEmpty, fault())
    let words = diagnostic.message + (diagnostic.help ?? "")
    try hold(!words.contains(where: \.isNewline), "more than a line: [\(diagnostic.rule)] \(words)")
    guard let file, !place.lineText.isEmpty || place.line > 1 else { return }
    let line = file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .dropFirst(place.line - 1).first
    guard var line else { throw BrokenPromise(fault()) }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    let text = String(decoding: line, as: UTF8.self)
    try hold(text == place.lineText, fault())
    try hold(place.column <= text.unicodeScalars.count + 1, fault())
    try hold(place.length <= max(1, text.unicodeScalars.count + 1 - place.column), fault())
  }
}
