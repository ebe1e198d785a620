import Markup
import TestSupport
import Testing

@testable import Snapshots

/// The words that two texts share.
struct WordDifferenceTests {
  private func marked(_ old: String, _ new: String) -> String {
    wordDifference(from: old, to: new).map { run in
      switch run.kind {
      case .same: run.text
      case .removed: "[-\(run.text)-]"
      case .added: "{+\(run.text)+}"
      }
    }.joined(separator: " ")
  }

  @Test(arguments: [
    ("a b c", "a b c", "a b c"), ("a b c", "a x c", "a [-b-] {+x+} c"), ("", "a", "{+a+}"),
    ("a b", "", "[-a b-]"), ("a  b", "a\nb", "a b"),
  ])
  func wordsAreMarked(old: String, new: String, expected: String) {
    #expect(marked(old, new) == expected)
  }

  @Test func eachTextCanBeReadFromTheDifference() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      let texts = (0..<2).map { _ in
        (0..<Int.random(in: 0...12, using: &generator)).map { _ in
          ["a", "b", "c"].randomElement(using: &generator) ?? ""
        }.joined(separator: " ")
      }
      let runs = wordDifference(from: texts[0], to: texts[1])
      let old = runs.filter { $0.kind != .added }.map(\.text).joined(separator: " ")
      let new = runs.filter { $0.kind != .removed }.map(\.text).joined(separator: " ")
      #expect(old == texts[0] && new == texts[1])
    }
  }

  @Test func longUnchangedRunIsCut() {
    let words = (1...40).map(String.init).joined(separator: " ")
    let runs = shortened(wordDifference(from: "x \(words) y", to: "z \(words) y"))
    #expect(runs.map(\.text) == ["x", "z", "1 2 3 4 5 6 …"])
  }
}

/// The blocks of printed markup.
struct TextBlockTests {
  private func blocks(_ html: String) -> [TextBlock] {
    textBlocks(of: PrintedMarkup(bytes: Array(html.utf8)))
  }

  @Test func textIsUnescapedAndOnOneLine() {
    let found = blocks("<p>a &amp;lt; b\n  c</p>\n<p>d<br>e</p>")
    #expect(found.map(\.text) == ["a &lt; b c", "d e"])
  }

  @Test func attributesAreRead() {
    let found = blocks(
      "<h2 id='x y'>T</h2><p><a title=\"a > b\" href=/c>d</a><img src=e alt=f></p>"
    )
    #expect(found.map(\.anchor) == ["x y", ""])
    #expect(found.map(\.text) == ["T", "d[f]"])
    #expect(found.map(\.links) == [[], ["/c", "e"]])
  }

  @Test func numbersAndScriptsAreLeftOut() {
    let html = """
      <p id="p:a"><a class="paragraph-number" href="#p:a">1</a> A.<sup class="footnote-ref">\
      <a href="#f">1</a></sup></p><script>if (a < b) {}</script><!-- <p>no</p> -->
      """
    #expect(blocks(html) == [TextBlock(element: "p", anchor: "p:a", text: "A.")])
  }

  @Test func itemsOfANumberedListAreMarked() {
    let found = blocks("<ol><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ol><ul><li>d</li></ul>")
    #expect(found.map(\.text) == ["a", "b", "c", "d"])
    #expect(found.map(\.marks) == [["numbered 0"], [], ["numbered 0"], []])
  }

  @Test func itemIsItsFirstParagraph() {
    let found = blocks("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>")
    #expect(found.map(\.element) == ["li", "p", "li"])
    #expect(found.map(\.text) == ["a", "b", "c"])
  }

  @Test(arguments: [
    "<", "</", "<p", "<p id", "<p id=", "<p id=\"", "<!--", "a<b", "&", "<>", "< p",
  ])
  func brokenMarkupIsRead(html: String) {
    _ = blocks(html)
  }
}
