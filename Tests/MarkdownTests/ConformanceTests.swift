import CCMarkGFM
import Diagnostics
import Foundation
import Markup
import Synchronization
import TestSupport
import Testing

@testable import Markdown

/// One example of a suite.
struct SpecificationExample: Decodable, Sendable, CustomTestStringConvertible {
  var example: Int
  var section: String
  var extensions: [String]
  var markdown: String
  var html: String

  var testDescription: String { "\(section) \(example)" }
}

private func examples(_ name: String) -> [SpecificationExample] {
  guard let file = specificationFolder?.appending(path: "gfm/\(name).json"),
    let data = try? Data(contentsOf: file)
  else { return [] }
  return (try? JSONDecoder().decode([SpecificationExample].self, from: data)) ?? []
}

/// Examples whose expected HTML differs from ours, with the reason; the library agrees with us on
/// each.
private let written: [String: [Int: String]] = [
  "gfm-spec": [
    279: "disabled in the suite: other order of the attributes",
    280: "disabled in the suite: other order of the attributes",
    610: "written without the autolink extension",
    614: "written without the autolink extension",
    616: "written without the autolink extension",
    619: "written without the autolink extension",
    620: "written without the autolink extension",
    653: "raw HTML is refused or printed as is, never filtered by tag",
  ],
  "extensions": [
    17: "a single tilde strikes nothing out",
    18: "a single tilde strikes nothing out",
    20: "asks for any output at all",
    22: "raw HTML is refused or printed as is, never filtered by tag",
    23: "written for a later version of the library",
  ],
  "regression": [
    10: "a single tilde strikes nothing out",
    11: "a single tilde strikes nothing out",
    13: "written for a later version of the library",
  ],
]

/// Compares our HTML with the suites and with the library's own renderer.
///
/// Deliberate additions and rejections are undone first; see `Normalising.swift`.
@Suite(.enabled(if: specificationFolder != nil, "the suites of the specification are not here"))
struct ConformanceTests {
  @Test(arguments: [("gfm-spec", 673), ("extensions", 28), ("regression", 19)])
  func everyExampleIsRead(name: String, count: Int) {
    #expect(examples(name).count == count)
  }

  @Test(arguments: examples("gfm-spec"))
  func rendersTheSpecification(example: SpecificationExample) {
    expectConformance(example, of: "gfm-spec")
  }

  @Test(arguments: examples("extensions"))
  func rendersTheExtensions(example: SpecificationExample) {
    expectConformance(example, of: "extensions")
  }

  @Test(arguments: examples("regression"))
  func rendersTheRegressions(example: SpecificationExample) {
    expectConformance(example, of: "regression")
  }

  /// The examples in which Markdown drops words: unused definitions, and a cell too many.
  @Test func lostTextIsReportedWhereItIsLost() {
    let found = examples("gfm-spec").filter { example in
      var diagnostics: [Diagnostic] = []
      let source = SourceText(path: "example.md", text: example.markdown)
      _ = parseMarkdown(source, from: 0, options: MarkdownOptions(), into: &diagnostics)
      return diagnostics.contains { $0.rule == .lostText }
    }
    let lost = [173, 176, 177, 179, 188, 204, 297, 545, 552, 553, 571, 573, 575, 579, 600]
    #expect(found.map(\.example) == lost)
  }

  private func expectConformance(_ example: SpecificationExample, of suite: String) {
    let ours = withoutAdditions(html(example.markdown))
    #expect(ours == likeOurs(libraryHTML(example.markdown)))
    let isException = written[suite]?[example.example] != nil
    #expect((ours == likeOurs(example.html)) != isException)
  }
}

/// Our HTML, with each link resolved to the address as written.
private func html(_ markdown: String) -> String {
  var diagnostics: [Diagnostic] = []
  let document = parseMarkdown(
    SourceText(path: "example.md", text: markdown),
    from: 0,
    options: MarkdownOptions(allowsRawHTML: true),
    into: &diagnostics
  )
  return document.html { ResolvedLink(href: $0.destination, title: "") }.text
}

/// The HTML of the library's own renderer with the same extensions.
private func libraryHTML(_ markdown: String) -> String {
  _ = library
  return strikethroughTurn.withLock { _ in
    let parser = cmark_parser_new(parserOptions | CMARK_OPT_VALIDATE_UTF8)
    defer { cmark_parser_free(parser) }
    for name in ["table", "autolink", "tasklist", "strikethrough"] {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    cmark_parser_feed(parser, markdown, markdown.utf8.count)
    let root = cmark_parser_finish(parser)
    defer { cmark_node_free(root) }
    guard let text = cmark_render_html(root, CMARK_OPT_UNSAFE, nil) else { return "" }
    defer { free(text) }
    return String(cString: text)
  }
}
