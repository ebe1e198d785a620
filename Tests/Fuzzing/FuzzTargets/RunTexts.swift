import Content
import Diagnostics
import Markdown
import Markup
import Pages
import SitePlanning
import Templates

extension FuzzBench {
  /// Parses and renders a text, and checks that its markup is well-formed.
  func runMarkdown(_ input: [UInt8]) throws(BrokenPromise) {
    // Other input is rejected earlier.
    guard isUTF8(input) else { return }
    let source = SourceText(path: "content/pages/two.md", bytes: input)
    var diagnostics: [Diagnostic] = []
    let options = MarkdownOptions(openBlocks: ["chart"], numbersParagraphs: true)
    let document = parseMarkdown(source, from: 0, options: options, into: &diagnostics)
    let locations = diagnostics.map(\.location) + document.links.map(document.location)
    for location in locations.map(source.located) {
      try hold(
        location.line >= 1 && location.column >= 1 && location.length >= 1,
        "no place: \(location)"
      )
    }
    _ = document.headings.map(document.location) + document.codeBlocks.map(document.location)
    try hold(!document.plainText.contains("\u{0}"), "words hold a NUL")
    try hold(
      Set(document.anchors).count == document.anchors.count,
      "two anchors are the same: \(document.anchors)"
    )
    let html = document.html(
      placement: Placement(idPrefix: "f:", headingShift: 2, labelPrefix: "1, ", numberPrefix: "1."),
      resolving: { ResolvedLink(href: $0.destination, title: "T") },
      filling: { $0.content.isEmpty ? nil : PrintedMarkup(bytes: Array("<hr>\n".utf8)) }
    )
    try hold(html.bytes.count <= 200 * input.count + 2000, "\(html.bytes.count) bytes of markup")
    try checkMarkup(html.bytes)
    try checkReport(of: diagnostics)
  }

  /// Compiles templates for a report and renders its page with them.
  func runTemplate(_ input: [UInt8]) throws(BrokenPromise) {
    var diagnostics: [Diagnostic] = []
    let set = TemplateSet(parsing: templates(in: input), into: &diagnostics)
    let template = set.compile("report", for: PageKind(record: .report).shape, into: &diagnostics)
    for location in diagnostics.map(\.location) {
      try hold(
        location.line >= 1 && location.column >= 1 && location.length >= 1,
        "no place: \(location)"
      )
    }
    try checkReport(of: diagnostics)
    guard let template, let view = view(of: report, in: plan) else { return }
    var output: [UInt8] = []
    template.render(view, into: &output)
    try hold(isUTF8(output) || !isUTF8(input), "the page is not UTF-8")
  }

  private func checkReport(of diagnostics: [Diagnostic]) throws(BrokenPromise) {
    let report = textReport(diagnostics)
    try hold(report.isEmpty == diagnostics.isEmpty, "a report has other words than faults")
  }

  /// The templates of an input by name; the first is that of the page itself.
  private func templates(in input: [UInt8]) -> [String: SourceText] {
    var (name, lines) = ("report", [ArraySlice<UInt8>]())
    var found: [String: SourceText] = [:]
    func close() {
      let bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
      found[name] = SourceText(path: "templates/\(name).html", bytes: bytes)
    }
    let (opening, closing) = (Array("-- ".utf8), Array(" --".utf8))
    for line in input.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.count > 6, line.starts(with: opening), line.suffix(3).elementsEqual(closing) {
        close()
        name = String(decoding: line.dropFirst(3).dropLast(3), as: UTF8.self)
        lines = []
      } else {
        lines.append(line)
      }
    }
    close()
    return found
  }
}
