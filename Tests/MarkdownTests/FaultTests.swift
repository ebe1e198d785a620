import Diagnostics
import Markdown
import Markup
import TestSupport
import Testing

struct FaultTests {
  @Test(arguments: ["raw-html", "unsafe-url", "image-without-text", "heading-level"])
  func faultIsReportedWithItsPlace(rule: String) throws {
    let markdown = try #require(cases[rule])
    let (_, diagnostics) = parsed(markdown)
    #expect(Set(diagnostics.map(\.rule.id)) == [rule])
    try expectGolden(textReport(diagnostics), "\(rule).txt")
  }

  private let cases = [
    "raw-html": """
    é <b class="x">bold</b> and <i>é</i>, </u> alone

    | é | <br> |
    |---|------|
    | x | é <br> |

    > <div class="a very long tag that would fill the whole line and more than that">
    > text
    > </div>

    - <!-- note --> x <!-- of
      two lines -->

    ![<b>alt</b>](x.png)

    """,
    "unsafe-url": """
    é [a](javascript:alert(1)) and [b][r]

    | é | ![c](DATA:x) |
    |---|---|

    <file:///x>

    [r]: <JavaScript:y>

    [r2]: javascript:x
    [d][r2]

    """,
    "image-without-text": """
    é ![](a.png) ![ ](https://b.uk/c.png) ![d](e.png)
    [![](f.png)](g) ![][r]

    [r]: h.png

    """,
    "heading-level": """
    ### Too deep

    # Title again

    ## Two

    #### É four ####

    #### Fine

    Setext
    ======

    """,
  ]

  @Test func addressThatCannotBeFoundHasThePlaceOfItsBlock() {
    let (_, diagnostics) = parsed("é\n\n> [a][r]\n\n[r]: &#106;avascript:x\n")
    #expect(diagnostics.map(\.location.line) == [3])
    #expect(diagnostics.map(\.location.column) == [3])
  }

  @Test func rawHTMLIsNotPrinted() {
    check(
      "a <b>c</b>\n\n<div>\nx\n</div>\n\n<!-- y -->\n\n![<i>z</i>](q)\n",
      html: "<p>a c</p>\n<p><img src=\"q\" alt=\"z\"></p>\n"
    )
  }

  @Test func allowedRawHTMLIsPrintedAsWritten() {
    let markdown = "a <b>c</b>\n\n<div>\nx & y\n</div>\n"
    let options = MarkdownOptions(allowsRawHTML: true)
    check(markdown, html: "<p>a <b>c</b></p>\n<div>\nx & y\n</div>\n", options: options)
    #expect(parsed(markdown, options: options).diagnostics.isEmpty)
  }

  @Test func invalidUTF8BecomesReplacementCharacters() {
    let bytes: [UInt8] = [0x61, 0xFF, 0x5B, 0x78, 0x5D, 0x28, 0x79, 0x29, 0xC3]
    let (document, _) = parsed(SourceText(path: "page.md", bytes: bytes), from: 0)
    let html = document.html { _ in ResolvedLink(href: "/y", title: "") }
    #expect(html.text == "<p>a\u{FFFD}<a href=\"/y\">x</a>\u{FFFD}</p>\n")
  }
}
