import Diagnostics
import Testing

/// The style sheets for paper, which cannot be scrolled.
struct PrintTests {
  private typealias StyleRule = (selector: String, body: String)

  /// The rules of the main style sheet: those for print, or all others.
  private func rules(forPrint: Bool) throws -> [StyleRule] {
    let file = try realSite().first { $0.path == "templates/assets/site.css" }
    let comment = /\/\*.*?\*\//.dotMatchesNewlines()
    let sheet = try #require(file).text.replacing(comment, with: "")
    var (isPrint, depth) = (false, 0)
    var lines: [Substring] = []
    for line in sheet.split(separator: "\n") {
      if depth == 0 { isPrint = line.hasPrefix("@media print") }
      if isPrint == forPrint { lines.append(line) }
      depth += line.count { $0 == "{" } - line.count { $0 == "}" }
    }
    let text = lines.joined(separator: "\n")
    return text.matches(of: /([^{}]*)\{([^{}]*)\}/).map {
      (selector: String($0.output.1).trimmed, body: String($0.output.2))
    }
  }

  @Test func whatScrollsOnTheScreenIsWholeOnPaper() throws {
    let scrolling = try rules(forPrint: false).filter {
      $0.body.contains("overflow-x: auto") || $0.body.contains("overflow-x: scroll")
    }
    let visible = try rules(forPrint: true).filter {
      $0.body.contains("overflow: visible")
    }
    #expect(!scrolling.isEmpty)
    for rule in scrolling {
      #expect(visible.contains { $0.selector.contains(rule.selector) }, "\(rule.selector)")
    }
  }

  @Test func nothingIsCutOnPaper() throws {
    let print = try rules(forPrint: true)
    let cuts = ["hidden", "auto", "scroll", "clip"].map { "overflow: \($0)" } + ["nowrap"]
    for cut in cuts {
      #expect(!print.contains { $0.body.contains(cut) }, "\(cut)")
    }
    #expect(print.contains { $0.selector == "pre" && $0.body.contains("white-space: pre-wrap") })
    #expect(print.contains { $0.selector == "body" && $0.body.contains("anywhere") })
    // The more columns a table has, the smaller is its text.
    let sizes = print.filter { $0.selector.contains("table:has(") && $0.body.contains("font-size") }
    #expect(sizes.count == 3)
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
