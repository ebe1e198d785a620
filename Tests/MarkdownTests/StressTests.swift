import Diagnostics
import Markup
import TestSupport
import Testing

@testable import Markdown

struct StressTests {
  @Test(.timeLimit(.minutes(1)), arguments: pathological)
  func pathologicalInputReturns(input: Pathological) {
    let (document, _) = parsed(input.markdown)
    let html = document.html { ResolvedLink(href: $0.destination, title: "") }
    #expect(html.bytes.count <= 200 * input.markdown.utf8.count + 1000)
  }

  /// The library has process-wide state; see `strikethroughTurn`.
  @Test func parsesInParallelAsOneByOne() async {
    let texts = [
      "a ~~b~~ *~c~* http://d.uk/e www.f.uk g@h.uk [i](j) ~k",
      "plain *words* with https://a.uk and `code` www.b.uk.",
      "| ~~a~~ | http://b.uk |\n|---|---|\n| www.c.uk | **~~d~~** |\n",
      "- [x] ~a~\n- [ ] [^1]\n\n[^1]: www.b.uk ~~c~~\n",
    ].map { String(repeating: $0 + "\n\n", count: 20) }
    let alone = texts.map(html)
    let together = await withTaskGroup(of: (Int, [UInt8]).self) { group in
      for run in 0..<400 { group.addTask { (run % 4, html(texts[run % 4])) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(together.count == 400)
    #expect(together.allSatisfy { $0.1 == alone[$0.0] })
    let text = String(decoding: alone[0], as: UTF8.self)
    #expect(text.contains("<del>b</del>") && text.contains("<a href=\"http://www.f.uk\""))
  }

  /// Spends most of its time in the library, so that parses overlap.
  @Test func findsAllLinksInParallel() async {
    let text = String(repeating: "plain *words* https://a.uk, www.b.uk.\n\n", count: 100)
    let bytes = Array(text.utf8)
    let counts = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<4000 {
        group.addTask {
          var count = 0
          SyntaxTree(bytes, from: 0).walk { node, isEntering in
            if isEntering, node.kind == .link { count += 1 }
          }
          return count
        }
      }
      return await group.reduce(into: Set<Int>()) { $0.insert($1) }
    }
    #expect(counts == [200])
  }

  /// The trees of a thread share an arena, and a large tree leaves its memory to the next.
  @Test func treesThatLiveAtOnceKeepTheirTexts() {
    func words(of tree: borrowing SyntaxTree) -> String {
      var words = ""
      tree.walk { node, isEntering in
        if isEntering, node.kind == .text { words += node.string(.literal) }
      }
      return words
    }
    for size in [1, 200_000, 1] {
      let text = String(repeating: "long ", count: size).dropLast() + "*e*"
      let long = SyntaxTree(Array(text.utf8), from: 0)
      for _ in 0..<100 {
        let short = SyntaxTree(Array("short *e*".utf8), from: 0)
        #expect(words(of: short) == "short e")
      }
      #expect(words(of: long) == text.filter { $0 != "*" })
    }
  }

  @Test func parsesAnyBytes() {
    var random = SeededGenerator(seed: 42)
    let pieces = [
      "[", "](", ")", "![", "]: ", "[^1]", "[^1]: ", "|", "\n", "\n\n", "> ", "- [x] ", "<", ">",
      "*",
      "**", "~~", "`", "```\n", "é", "\u{1F642}", "\t", "&amp;", "\\", "javascript:", "http://",
      "www.a",
      "|-|\n", "## ", "<b>", "a", "\r\n", "\u{0}", "    ",
    ]
    for _ in 0..<500 {
      let length = Int.random(in: 1...60, using: &random)
      let markdown = (0..<length).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let (document, diagnostics) = parsed(markdown)
      let html = document.html { ResolvedLink(href: $0.destination, title: "") }
      #expect(String(validating: html.bytes, as: UTF8.self) != nil)
      for location in diagnostics.map(\.location) + document.links.map(document.location) {
        #expect(location.line >= 1 && location.column >= 1)
      }
    }
  }
}

private func html(_ markdown: String) -> [UInt8] {
  parsed(markdown).document.html { ResolvedLink(href: $0.destination, title: "") }.bytes
}

struct Pathological: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var markdown: String

  init(_ name: String, _ markdown: String) {
    testDescription = name
    self.markdown = markdown
  }
}

private func many(_ text: String, _ count: Int = 50_000) -> String {
  String(repeating: text, count: count)
}

private let pathological = [
  Pathological("brackets", many("[")),
  Pathological("bracket pairs", many("[a](b")),
  Pathological("image brackets", many("![")),
  Pathological("nested quotes", many("> ", 2000) + "a"),
  Pathological("nested lists", (0..<300).map { many("  ", $0) + "- a\n" }.joined()),
  Pathological("emphasis", many("*a _b ")),
  Pathological("strikethrough", many("~~a ")),
  Pathological("backticks", (1...300).map { "e" + many("`", $0) }.joined()),
  Pathological("links by reference", "[a]: u\n\n" + many("[a] ", 20_000) + many("[x](u) ", 5000)),
  Pathological("links with one address", many("[x](y) ", 20_000)),
  Pathological("links that end nowhere", many("](", 50_000) + "[a][b]\n\n[b]: c\n"),
  Pathological("definitions that end nowhere", many("]:") + "[a](b"),
  Pathological("headings with one name", many("## a\n\n", 20_000)),
  Pathological("raw tags", many("<b>", 2000)),
  Pathological("entities", many("&eacute;")),
  Pathological("quote marks", "](\n" + many(">")),
  Pathological(
    "wide table",
    "|" + many("a|", 2000) + "\n|" + many("-|", 2000) + "\n" + many("|\n", 50)
  ),
  Pathological("footnotes", many("[^1]", 5000) + "\n\n[^1]: a\n"),
]
