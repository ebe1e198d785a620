import Markup
import Testing

@Suite struct PrinterTests {
  private func check(
    _ markup: Markup,
    _ expected: String,
    as dialect: MarkupDialect = .html,
    _ location: Testing.SourceLocation = #_sourceLocation
  ) {
    #expect(markup.printed(as: dialect).text == expected, sourceLocation: location)
  }

  @Test func textBetweenTagsIsEscapedButForQuotationMarks() {
    check(.element("p", text: "a < b > c & \"d\" 'e'"), "<p>a &lt; b &gt; c &amp; \"d\" 'e'</p>")
    check(.text("</script><!-- ]]>"), "&lt;/script&gt;&lt;!-- ]]&gt;")
    check("&amp;", "&amp;amp;")
  }

  @Test(arguments: [MarkupDialect.html, .xml])
  func attributesAreEscapedWithBothQuotationMarks(_ dialect: MarkupDialect) {
    let link = Markup.element("a", ["title": "<\"x\" & 'y'>"], text: "z")
    check(
      link,
      "<a title=\"&lt;&quot;x&quot; &amp; &#39;y&#39;&gt;\">z</a>",
      as: dialect
    )
  }

  @Test func anAttributeWithoutAValueIsLeftOut() {
    check(
      .element("a", ["href": "/x/", "rel": nil, "lang": "cy"], text: "x"),
      "<a href=\"/x/\" lang=\"cy\">x</a>"
    )
  }

  @Test(arguments: [MarkupDialect.html, .xml])
  func linkedDataNeverEndsItsElement(_ dialect: MarkupDialect) {
    check(
      .linkedData(#"{"name":"</script><!-- & \"x\""}"#),
      #"<script type="application/ld+json">{"name":"\u003c/script\u003e\u003c!-- \u0026 \"x\""}</script>"#,
      as: dialect
    )
  }

  @Test func anEmptyAttributeStays() {
    check(.element("img", ["src": "a.svg", "alt": ""]), "<img src=\"a.svg\" alt=\"\">")
  }

  @Test func attributesKeepTheirOrder() {
    check(.element("i", ["z": "1", "a": "2", "m": "3"]), "<i z=\"1\" a=\"2\" m=\"3\"></i>")
  }

  @Test func aBareAttributePrintsItsNameAndInXMLItsNameTwice() {
    guard case .element(var element) = Markup.element("details", text: "x") else {
      Issue.record("not an element")
      return
    }
    element.attributes.append(Attribute("open", nil))
    check(.element(element), "<details open>x</details>")
    check(.element(element), "<details open=\"open\">x</details>", as: .xml)
  }

  @Test(arguments: [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
  ])
  func aVoidElementHasNoEndTagInHTMLAndClosesItselfInXML(_ name: String) {
    check(.element(name), "<\(name)>")
    check(.element(name), "<\(name)/>", as: .xml)
  }

  @Test(arguments: ["p", "script", "svg", "td", "a"])
  func anyOtherEmptyElementHasAnEndTagInHTML(_ name: String) {
    check(.element(name), "<\(name)></\(name)>")
    check(.element(name), "<\(name)/>", as: .xml)
  }

  @Test func anEmptyShapeClosesItselfInHTMLToo() {
    check(.element("path", ["d": "M0 0"]), "<path d=\"M0 0\"/>")
  }

  @Test func theNamespaceOfAnSVGIsOnlyInXML() {
    let namespace = "http://www.w3.org/2000/svg"
    check(.element("svg", ["xmlns": namespace], []), "<svg></svg>")
    check(.element("svg", ["xmlns": namespace], []), "<svg xmlns=\"\(namespace)\"/>", as: .xml)
  }

  @Test func contentIsKeptInXMLWhateverTheName() {
    check(.element("link", text: "https://x/"), "<link>https://x/</link>", as: .xml)
  }

  @Test func fragmentsAddNothingOfTheirOwn() {
    check(.fragment(["a", .fragment([.element("b"), "c"]), .empty]), "a<b></b>c")
    #expect(Markup.empty.printed().isEmpty)
  }

  @Test func printedMarkupIsNotEscapedAgain() {
    let once = Markup.element("b", text: "&").printed()
    check(.element("p", [:], [.printed(once), "&"]), "<p><b>&amp;</b>&amp;</p>")
    #expect(PrintedMarkup.empty.isEmpty && !once.isEmpty)
  }

  @Test func printingAppendsToAPageUnderWay() {
    var page = Array("<!doctype html>".utf8)
    Markup.element("p", text: "é").print(into: &page)
    #expect(String(decoding: page, as: UTF8.self) == "<!doctype html><p>é</p>")
  }
}

@Suite struct EscapingTests {
  private func escaped(_ text: String) -> (attribute: String, content: String) {
    var attribute: [UInt8] = []
    var content: [UInt8] = []
    appendEscaped(text, to: &attribute)
    appendEscapedContent(text, to: &content)
    return (String(decoding: attribute, as: UTF8.self), String(decoding: content, as: UTF8.self))
  }

  @Test(arguments: (0x00...0x1F).map { UInt8($0) } + [0x7F])
  func aControlBecomesAReplacementCharacterButForTabAndLineEnds(_ byte: UInt8) {
    let control = String(UnicodeScalar(byte))
    let expected = [0x09, 0x0A, 0x0D].contains(byte) ? control : "\u{FFFD}"
    #expect(escaped("a\(control)b") == ("a\(expected)b", "a\(expected)b"))
  }

  @Test(arguments: ["\u{FFFE}", "\u{FFFF}"])
  func aScalarThatXMLForbidsBecomesAReplacementCharacter(_ scalar: String) {
    #expect(escaped("a\(scalar)b") == ("a\u{FFFD}b", "a\u{FFFD}b"))
    #expect(escaped(scalar + scalar) == ("\u{FFFD}\u{FFFD}", "\u{FFFD}\u{FFFD}"))
  }

  @Test(arguments: ["é", "ŵ", "界", "😀", "\u{FFFD}", "\u{FFBF}", "\u{FFFC}", "¾¿", "\u{10FFFD}"])
  func otherTextStaysAsItIs(_ text: String) {
    #expect(escaped(text) == (text, text))
  }
}
