import Markdown
import Markup
import Testing

/// Tests of paragraph numbers and anchors, and of documents embedded in a page.
struct ParagraphTests {
  private let text = """
    First words of the paragraph, and more[^1].

    - not this

    ![](/only.png)

    > nor this

    First words of the paragraph, again.

    ## A [head](#p:first)

    | a |
    |---|
    | b |

    [^1]: A note.
    """
  private let numbering = MarkdownOptions(numbersParagraphs: true)

  @Test func paragraphsHaveAnchorsOfTheirFirstWords() {
    let paragraphs = parsed(text, options: numbering).document.paragraphs
    let first = "p:first-words-of-the-paragraph-"
    #expect(paragraphs.map(\.anchor) == [first + "and", nil, first + "again"])
    #expect(paragraphs.map(\.number) == [1, 1, 2])
    #expect(parsed(text).document.paragraphs.isEmpty)
  }

  @Test func anchorsOutliveEditsBeforeAndWithin() {
    func anchor(_ text: String) -> String? {
      parsed(text, options: numbering).document.paragraphs.last?.anchor
    }
    let first = anchor("One two three four five six seven.\n")
    #expect(first == anchor("New.\n\n# Head\n\nOne *two* three four five six, and other words.\n"))
    #expect(first != anchor("One two three four five seven.\n"))
  }

  @Test func paragraphsThatBeginAlikeAreToldApartByMoreWords() {
    func anchors(_ text: String) -> [String?] {
      parsed(text, options: numbering).document.paragraphs.map(\.anchor)
    }
    let (one, two) = ("a b c d e f one.", "A b c d e f, two three.")
    #expect(anchors("\(one)\n\n\(two)") == ["p:a-b-c-d-e-f", "p:a-b-c-d-e-f-two"])
    let more = anchors("\(one)\n\na b c d e f four.\n\n\(two)\n\n\(two)\n\n\(two)")
    let same = "p:a-b-c-d-e-f-two-three"
    #expect(more.suffix(4) == ["p:a-b-c-d-e-f-four", "p:a-b-c-d-e-f-two", same, same + "-2"])
    #expect(anchors("a b.\n\nA b\n\na b c") == ["p:a-b", "p:a-b-2", "p:a-b-c"])
  }

  /// An anchor is an address, so any Unicode whitespace between words gives the same one.
  @Test(arguments: [
    ("One\u{A0}two\u{2003}three", "p:one-two-three"), ("Un\u{E9} deux", "p:un\u{E9}-deux"),
    ("&#32;&#769;one two", "p:\u{301}one-two"), ("one &#769;two three", "p:one-two-three"),
    ("a b c d e f \u{E9}", "p:a-b-c-d-e-f"),
  ])
  func wordsAreThoseOfUnicode(text: String, anchor: String) {
    #expect(parsed(text, options: numbering).document.paragraphs.map(\.anchor) == [anchor])
  }

  @Test func numbersArePrintedWhereThePageAsksForThem() {
    let document = parsed("Words.\n\nWords.\n", options: numbering).document
    func html(_ placement: Placement) -> String {
      document.html(placement: placement, resolving: { _ in nil }).text
    }
    #expect(html(Placement()) == "<p>Words.</p>\n<p>Words.</p>\n")
    let number = { (id: String, number: String) in
      "<p id=\"\(id)\"><a class=\"paragraph-number\" href=\"#\(id)\" "
        + "aria-label=\"Paragraph \(number)\">\(number)</a> Words.</p>\n"
    }
    #expect(
      html(Placement(idPrefix: "f:", numberPrefix: "4."))
        == number("f:p:words", "4.1") + number("f:p:words-2", "4.2")
    )
  }

  @Test func partOfAPageSharesNoIDAndNoNameWithOthers() {
    let document = parsed(text, options: numbering).document
    let placement = Placement(idPrefix: "f4:", headingShift: 2, labelPrefix: "Finding 4, ")
    let html = document.html(placement: placement, resolving: { _ in nil }).text
    #expect(html.contains("<h4 id=\"f4:a-head\">A head</h4>"))
    #expect(html.contains("aria-label=\"Finding 4, Table: A head\""))
    #expect(html.contains("aria-label=\"Finding 4, Footnotes\""))
    #expect(html.contains("href=\"#f4:fn:1\" id=\"f4:fnref:1\""))
    #expect(html.contains("<li id=\"f4:fn:1\">") && html.contains("href=\"#f4:fnref:1\""))
  }
}
