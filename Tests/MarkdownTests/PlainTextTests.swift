import Markdown
import Testing

struct PlainTextTests {
  @Test func wordsOfBlocksStandOnLines() {
    let markdown = """
      ![A map](map.png)

      ## Title *one*

      First `code` & [link](x)
      goes on[^1].

      | a | b |
      |---|---|
      | c | d |

      ```chart
      measure: x
      ```

          plain code

      - item <finding:bail> [](finding:bail) end

      [^1]: note
      """
    let (document, _) = parsed(markdown)
    let words = """
      A map
      Title one
      First code & link goes on.
      a b 
      c d 
      plain code
      item   end
      note
      """
    #expect(document.plainText == words)
    #expect(document.firstParagraph == "A map")
  }

  @Test func firstParagraphStandsByItselfAndHasWords() {
    let (document, _) = parsed(
      "> quoted\n\n- item\n\n<br>\n\n<b></b>\n\nThe first.\n\nThe second.\n"
    )
    #expect(document.firstParagraph == "The first.")
    #expect(parsed("## Only a heading\n").document.firstParagraph.isEmpty)
  }

  /// The plain text is decoded from the HTML, where some characters are references.
  @Test func wordsAreThoseTheAuthorWrote() {
    let (document, _) = parsed(
      "A \"b\" & <c@d.ef> 1 < 2 &amp;amp; [one](x)[](y)two *three*four <finding:x>!\n\n\t&lt;&\n"
    )
    #expect(document.plainText == "A \"b\" & c@d.ef 1 < 2 &amp; onetwo threefour !\n&lt;&")
    #expect(document.firstParagraph == "A \"b\" & c@d.ef 1 < 2 &amp; onetwo threefour !")
  }

  @Test(arguments: [
    ("", true), ("\n \n", true), ("<!-- x -->\n", true), ("[a]: b\n", true), ("a", false),
    ("[](b)", false),
  ])
  func documentWithoutOutputIsEmpty(markdown: String, isEmpty: Bool) {
    #expect(parsed(markdown).document.isEmpty == isEmpty)
  }

  @Test func blockAroundALinkIsItsParagraphOrRow() {
    let markdown = """
      [a](x) starts. Then [b](x)
      goes *on*.

      c [d](x) e

      | f | [g](x) |
      |---|---|
      | [h](x) | i |
      """
    let document = parsed(markdown).document
    #expect(
      document.links.map(document.block) == [
        "a starts. Then b goes on.", "a starts. Then b goes on.", "c d e", "f g", "h i",
      ]
    )
  }

  @Test func wordsOfLinksAndHeadingsEndWhereTheyEnd() {
    let markdown = """
      a[b *c* & d](x)e[](y)[f
      g](z) h ![i](j)[k](l)

      ## m[n](o)&p **q**
      """
    let document = parsed(markdown).document
    #expect(document.links.map(document.words) == ["b c & d", "", "f g", "", "k", "n"])
    #expect(document.headings.map(document.text) == ["mn&p q"])
    #expect(document.headings.map(document.anchor) == ["mn-p-q"])
    #expect(document.plainText == "ab c & def g h ik\nmn&p q")
    #expect(document.firstParagraph == "ab c & def g h ik")
  }
}
