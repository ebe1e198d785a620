import Diagnostics
import Exports
import Markup
import Pages
import SitePlanning

extension Edition {
  /// Adds what only the preview shows to a page: a badge, the diagnostics, and the script that
  /// reloads it.
  ///
  /// It is inserted into the bytes of the page as it is served; the published site never contains
  /// it.
  func furnished(_ page: [UInt8], with notes: PageNotes?) -> [UInt8] {
    var parts: [Markup] = [.element("link", ["rel": "stylesheet", "href": "/-/preview.css"])]
    if let reason = notes?.unpublishedBecause {
      let words = "Not published: \(reason)"
      parts.append(.element("p", ["class": "sitegen-held", "role": "status"], text: words))
    }
    if let notes { parts.append(notes.bar) }
    if !diagnostics.isEmpty || notice != nil { parts.append(diagnosticPanel) }
    let script = Markup.element(
      "script",
      ["src": "/-/preview.js", "data-edition": String(number), "data-server": server]
    )
    parts.append(script)
    let furniture = parts.flatMap { $0.printed().bytes }
    let end = Array("</body>".utf8)
    let starts = (0...max(0, page.count - end.count)).reversed()
    let position = starts.first { page[$0...].starts(with: end) } ?? page.count
    return Array(page[..<position]) + furniture + Array(page[position...])
  }

  /// The notice, and each diagnostic as in the terminal: location, message, excerpt, caret and help.
  private var diagnosticPanel: Markup {
    let errors = diagnostics.count { $0.severity == .error }
    let title =
      if notice != nil {
        "Not updated: this is the last version"
      } else if errors == 0 {
        "Warnings"
      } else {
        plan == nil ? "The site cannot be built" : "Not built: this is the last good version"
      }
    let texts = [notice].compactMap(\.self) + diagnostics.map { textReport([$0]) }
    // Warnings do not cover the page: their panel is closed at first.
    let details = Markup.element(
      "details",
      errors == 0 && notice == nil ? [:] : ["open": ""],
      [.element("summary", text: "\(title) (\(texts.count))")]
        + texts.map { .element("pre", text: $0) }
    )
    return .element(
      "aside",
      ["class": "sitegen-diagnostics", "aria-label": "Errors and warnings in the content"],
      [details]
    )
  }
}

extension PageNotes {
  /// The panel that shows where the page comes from and can check its accessibility.
  fileprivate var bar: Markup {
    let source = provenance.source.map { "\($0.path):\($0.line)" }
    var facts = [fact("Source", [source ?? "generated"])]
    if !provenance.templates.isEmpty { facts.append(fact("Template", provenance.templates)) }
    if !provenance.data.isEmpty { facts.append(fact("Data", foldedPaths(provenance.data))) }
    facts.append(fact("Rendered in", ["\(fixedText(madeIn / .milliseconds(1), decimals: 1)) ms"]))
    let details = Markup.element(
      "details",
      ["class": "sitegen-about"],
      [
        .element("summary", text: "About this page"), .element("dl", [:], facts.flatMap { $0 }),
        .element(
          "button",
          ["type": "button", "class": "sitegen-check"],
          text: "Check accessibility"
        ),
        .element("div", ["class": "sitegen-report", "role": "status"]),
      ]
    )
    return .element("aside", ["class": "sitegen-bar", "aria-label": "Preview"], [details])
  }

  /// A label with its values.
  ///
  /// If there are more than three, all but the first are collapsed.
  private func fact(_ name: String, _ values: [String]) -> [Markup] {
    let entries = values.map { Markup.element("dd", [:], [.element("code", text: $0)]) }
    guard entries.count > 3 else { return [.element("dt", text: name)] + entries }
    let summary = Markup.element("summary", text: "and \(entries.count - 1) more")
    let rest = values.dropFirst().map { Markup.element("li", [:], [.element("code", text: $0)]) }
    let folded = Markup.element("details", [:], [summary, .element("ul", [:], rest)])
    return [.element("dt", text: name), entries[0], .element("dd", [:], [folded])]
  }
}
