import YAML
import Content
import Diagnostics
import Exports
import Pages
import SitePlanning
import TestSupport
import Testing

/// Input that would make a build hang or run out of memory is rejected at its location, before a
/// library reads it.
struct LimitTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var path: String
    var text: String
    /// The start of the diagnostic: path, line and column.
    var fault: String

    var testDescription: String { name }
  }

  private static let page = "---\ntitle: Two\ndescription: Two.\n---\n"

  static let cases = [
    Case(
      name: "a text of 3 MB",
      path: "content/pages/two.md",
      text: page + String(repeating: "Words and words.\n\n", count: 170_000),
      fault:
        "content/pages/two.md:1:1: error: the file has 3060 KB, the limit `text` is 2000 KB"
    ),
    Case(
      name: "a line of 10 MB",
      path: "content/data/crime/durham.csv",
      text: "year,recorded,charged\n" + String(repeating: "1", count: 10_000_000),
      fault:
        "content/data/crime/durham.csv:2:1: error: the line is longer than 100 KB, the limit `line`"
    ),
    Case(
      name: "a line whose limit lies in a dash",
      path: "content/pages/two.md",
      text: page + "a" + String(repeating: "–", count: 40_000),
      fault: "content/pages/two.md:5:1: error: the line is longer than 100 KB, the limit `line`"
    ),
    Case(
      name: "a limit under which nothing could be read",
      path: "content/site.yml",
      text: "limits: {line: 0}\n",
      fault: "content/site.yml:1:10: error: \"line\" must be at least 1, found 0"
    ),
    Case(
      name: "a table of 100,000 columns",
      path: "content/data/crime/durham.csv",
      text: String(repeating: "a,", count: 100_000),
      fault: "content/data/crime/durham.csv:1:2002: error: the row has more than 1000 cells"
    ),
    Case(
      name: "a Markdown table of 30,000 columns",
      path: "content/pages/two.md",
      text: page + String(repeating: "|a", count: 30_000) + "\n"
        + String(repeating: "|-", count: 30_000),
      fault: "content/pages/two.md:5:2001: error: the row has more than 1000 cells"
    ),
    Case(
      name: "instructions without an end",
      path: "content/pages/two.md",
      text: page + "a " + String(repeating: "<?", count: 40_000),
      fault:
        "content/pages/two.md:5:2003: error: the file has more than 1000 processing instructions"
    ),
    Case(
      name: "sections of CDATA without an end",
      path: "content/pages/two.md",
      text: page + "a " + String(repeating: "<![CDATA[\n", count: 5_000),
      fault: "content/pages/two.md:1005:1: error: the file has more than 1000"
    ),
    Case(
      name: "aliases of aliases",
      path: "content/pages/two.md",
      text: "---\ntitle: &a [x, x]\n"
        + (1...40).map {
          "k\($0): &a\($0) [*a\($0 == 1 ? "" : "\($0 - 1)"), *a\($0 == 1 ? "" : "\($0 - 1)")]\n"
        }
        .joined() + "---\n",
      fault: "content/pages/two.md:42:18: error: the file has more than 30 aliases"
    ),
    Case(
      name: "brackets in brackets",
      path: "content/glossary.yml",
      text: "a: " + String(repeating: "[", count: 90_000),
      fault: "content/glossary.yml:1:104: error: brackets are nested more than 100 deep"
    ),
    Case(
      name: "lists in lists",
      path: "content/glossary.yml",
      text: String(repeating: "- ", count: 40_000),
      fault: "content/glossary.yml:1:201: error: a line is indented by more than 200 columns"
    ),
    Case(
      name: "settings with brackets in brackets",
      path: "content/site.yml",
      text: "title: " + String(repeating: "{a: ", count: 20_000),
      fault: "content/site.yml:1:408: error: brackets are nested more than 100 deep"
    ),
    Case(
      name: "sections in sections of a template",
      path: "templates/page.html",
      text: String(repeating: "{{#has_body}}", count: 5_000),
      fault: "templates/page.html:"
    ),
    Case(
      name: "NUL",
      path: "content/pages/two.md",
      text: page + "A\u{0}B\n",
      fault: "content/pages/two.md:5:2: error: the file contains the control character U+0000"
    ),
    Case(
      name: "an override of direction in front matter",
      path: "content/pages/two.md",
      text: "---\ntitle: Two \u{2066}\ndescription: Two.\n---\n",
      fault: "content/pages/two.md:2:12: error: U+2066 changes the display order"
    ),
    Case(
      name: "a bell in the words of a site",
      path: "content/vocabulary.yml",
      text: "themes: \u{7}\n",
      fault: "content/vocabulary.yml:1:9: error: the file contains the control character U+0007"
    ),
  ]

  @Test(.timeLimit(.minutes(20)), arguments: cases)
  func isRefusedAtItsPlace(input: Case) async throws {
    let built = await build(try base(with: "-- \(input.path) --\n" + input.text + "\n"))
    let report = textReport(built.diagnostics)
    #expect(report.contains(input.fault), "\(report.prefix(600))")
    #expect(report.utf8.count < 100_000)
  }

  @Test func limitsCanBeRaised() async throws {
    let columns = String(repeating: "|a", count: 1500) + "\n" + String(repeating: "|-", count: 1500)
    let wide = "-- content/pages/two.md --\n" + Self.page + columns + "\n"
    let refused = await build(try base(with: wide))
    #expect(refused.diagnostics.contains { $0.rule == .overLimit })
    let files = edited(try base(with: wide), "content/site.yml") { text in
      text += "limits: {columns: 2000}\n"
    }
    let raised = await build(files)
    #expect(!raised.diagnostics.contains { $0.rule == .overLimit })
    #expect(raised.files["two/index.html"] != nil)
  }

  /// The other errors of a file are still reported, and no false ones.
  @Test func hiddenCharactersAndTemplatesBringNoFaultsOfOthers() async throws {
    let turned = await diagnostics(
      of: try base(
        with: """
          -- content/pages/about.md --
          ---
          title: About \u{202E}
          description: About this site.
          ---
          [Nothing](page:nothing)

          """
      )
    )
    #expect(turned.map(\.rule) == [.hiddenCharacter, .unknownID])
    let wide = String(repeating: "|", count: 2000)
    let template = await diagnostics(of: try base(with: "-- templates/page.html --\n\(wide)\n"))
    #expect(template.map(\.rule) == [.overLimit])
  }

  /// Files that are not text may contain anything and have any size.
  @Test func assetsAndStrayFilesAreNotRead() async throws {
    let bytes = [0, 1, 2] + [UInt8](repeating: 0x7C, count: 200_000)
    let others = ["templates/assets/a.woff2", "templates/assets/b/c.js", "content/notes.bin"]
    let built = await build(
      try baseFiles() + others.map { SourceText(path: $0, bytes: bytes) }
    )
    #expect(!built.diagnostics.hasErrors)
    #expect(built.files["assets/a.woff2"] == bytes && built.files["assets/b/c.js"] == bytes)
    #expect(built.diagnostics.map(\.rule).contains(.unexpectedFile))
  }

  /// Ordinary texts are not mistaken for an attack.
  @Test func ordinaryTextsAreRead() async throws {
    let text = """
      -- content/glossary.yml --
      one:
        term: R&D
        meaning: |
          \(String(repeating: "Some *words* and [a link](https://a.example/). ", count: 60))
          a ? b : c & d
      -- content/pages/two.md --
      \u{FEFF}---\r
      title: "שלום \u{200F}(Two)"\r
      description: &same Two.\r
      lead: *same\r
      ---\r
      \(String(repeating: "> ", count: 30))Deep\tquotation.\r
      """
    let built = await build(try base(with: text + "\n"))
    #expect(
      !built.diagnostics.contains { [.overLimit, .hiddenCharacter, .yamlSyntax].contains($0.rule) }
    )
    #expect(try built.text("two/index.html").contains("שלום"))
  }
}
