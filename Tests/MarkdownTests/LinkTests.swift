import Diagnostics
import Markdown
import Markup
import Testing

struct LinkTests {
  @Test func webAddressesAreFinalAndMarked() {
    let markdown =
      "<https://a.uk/b?c=1&d> [x](HTTP://A.uk \"t\") www.c.uk ![y](https://a.uk/z.png)\n"
    check(
      markdown,
      html: """
        <p><a href="https://a.uk/b?c=1&amp;d" rel="external" class="external">https://a.uk/b?c=1&amp;d</a> \
        <a href="HTTP://A.uk" rel="external" class="external" title="t">x</a> \
        <a href="http://www.c.uk" rel="external" class="external">www.c.uk</a> \
        <img src="https://a.uk/z.png" alt="y"></p>

        """
    )
    #expect(parsed(markdown).document.links.isEmpty)
  }

  @Test func contactAddressesAreFinal() {
    check(
      "<a@b.uk> [t](tel:+441)\n",
      html: "<p><a href=\"mailto:a@b.uk\">a@b.uk</a> <a href=\"tel:+441\">t</a></p>\n"
    )
  }

  @Test func everythingElseWaitsForTheSite() {
    let markdown = """
      [a](finding:bail) [b](../x.md#y) [c](#d) [d](//e.uk/f) [e](page%20one \"T\") ![f](images/g.png)
      [h](made+up.scheme:x) [](k)
      """
    let (document, diagnostics) = parsed(markdown)
    #expect(
      document.links.map(\.destination) == [
        "finding:bail", "../x.md#y", "#d", "//e.uk/f", "page%20one", "images/g.png",
        "made+up.scheme:x", "k",
      ]
    )
    #expect(document.links.map(\.title) == [nil, nil, nil, nil, "T", nil, nil, nil])
    #expect(document.links.filter(\.isImage).map(\.destination) == ["images/g.png"])
    #expect(document.links.filter { !$0.hasText }.map(\.destination) == ["k"])
    #expect(diagnostics.isEmpty)
  }

  @Test func linkWithoutATextTakesTheTitleOfItsTarget() {
    check(
      "[](finding:bail) <finding:bail> [own](finding:bail) [![x](y)](z)\n",
      html: """
        <p><a href="finding:bail">Title</a> <a href="finding:bail">Title</a> \
        <a href="finding:bail">own</a> <a href="z"><img src="y" alt="x"></a></p>

        """
    )
  }

  @Test func linkWithoutATargetPrintsItsText() {
    check(
      "[a *b*](missing) ![c \"d\"](missing.png \"t\") [](missing) <missing:x>\n",
      html: "<p>a <em>b</em> c &quot;d&quot;  missing:x</p>\n"
    )
  }

  @Test func addressesAndTitlesAreEscaped() {
    let markdown = "[a](b \"<t> & 't'\") ![<b> \"q\"](c)\n"
    let document = parsed(markdown, options: MarkdownOptions(allowsRawHTML: true)).document
    let html = document.html { _ in
      ResolvedLink(href: "/é\"<x>'&y=%20", title: "<T>", isExternal: true)
    }
    #expect(
      html.text == """
        <p><a href="/%C3%A9%22%3Cx%3E&#x27;&amp;y=%20" rel="external" class="external" \
        title="&lt;t&gt; &amp; 't'">a</a> <img src="/%C3%A9%22%3Cx%3E&#x27;&amp;y=%20" \
        alt="&lt;b&gt; &quot;q&quot;"></p>

        """
    )
  }

  @Test func titleOfATargetIsEscaped() {
    let document = parsed("[](a)\n").document
    let html = document.html { _ in ResolvedLink(href: "/a", title: "<b> & \"c\"") }
    #expect(html.text == "<p><a href=\"/a\">&lt;b&gt; &amp; &quot;c&quot;</a></p>\n")
  }

  @Test func linksInAHeadingSurviveItsAnchor() {
    check(
      "[a](b)\n\n## [c](d) ![e](f)\n\n[g](h)\n",
      html: """
        <p><a href="b">a</a></p>
        <h2 id="c-e"><a href="d">c</a> <img src="f" alt="e"></h2>
        <p><a href="h">g</a></p>

        """
    )
  }

  @Test(arguments: [
    "[a](javascript:alert(1))", "[a](JaVaScRiPt:x)", "[a](&#106;avascript&colon;x)",
    "[a](<&#1;javascript:x>)", "[a](<java&#9;script:x>)", "[a](<java&NewLine;script:x>)",
    "[a](vbscript:x)", "[a](data:text/html,x)", "[a](file:///etc/passwd)",
    "[a][r]\n\n[r]: javascript:x",
    "![a](data:image/png;base64,x)",
  ])
  func unsafeAddressesAreRefused(markdown: String) {
    let (document, diagnostics) = parsed(markdown + "\n")
    #expect(diagnostics.map(\.rule) == [.unsafeURL])
    #expect(document.links.isEmpty)
    #expect(document.html { _ in nil }.text == "<p>a</p>\n")
  }

  @Test(arguments: [
    "[a](javascript%3Ax)", "[a](x/javascript:y)", "[a](#javascript:)", "[a](javascriptx:y)",
  ])
  func addressesThatRunNothingAreKept(markdown: String) {
    let (document, diagnostics) = parsed(markdown)
    #expect(diagnostics.isEmpty)
    #expect(document.links.count == 1)
  }

  @Test func resolverIsAskedOnceForEachLinkInOrder() {
    let document = parsed("[![a](1)](2) [b](3)\n\n[^n]: [d](5)\n\n[c](4)[^n]\n").document
    var asked: [String] = []
    _ = document.html { link in
      asked.append(link.destination)
      return nil
    }
    #expect(asked == document.links.map(\.destination))
    #expect(asked == ["2", "1", "3", "4", "5"])
  }
}

/// Tests of link locations, which are written `line:column+length` in Unicode scalars.
struct LinkPlaceTests {
  @Test(arguments: [
    ("see [a](b)\n", ["1:9+1"]),
    ("é🙂 [é](ü)\n", ["1:8+1"]),
    ("-\t[a](bc)\n", ["1:7+2"]),
    ("\t- no\n\n[a](b)\n", ["3:5+1"]),
    ("b [b](b) [b](b)\n", ["1:7+1", "1:14+1"]),
    ("`[a](b)` [a](b)\n", ["1:14+1"]),
    ("[a](<b c>) [d]( e 'f' )\n", ["1:6+3", "1:17+1"]),
    ("[a](b\\)c) [d](e(f)g) [h](&amp;i)\n", ["1:5+4", "1:15+5", "1:26+6"]),
    ("one\ntwo é [a](b)\nthree [c](d)\n", ["2:11+1", "3:11+1"]),
    ("> one\n> é [a](b)\n> - [c](d)\n", ["2:9+1", "3:9+1"]),
    ("> [a](\n> b)\n", ["2:3+1"]),
    (
      "| é | [a](b) |\n|---|---|\n| x | é [c](d) |\n| [a](b) | [a\\|e](f\\|g) |\n",
      ["1:11+1", "3:13+1", "4:7+1", "4:19+4"]
    ),
    ("text\n| [a](b) |\n|---|\n| [c](d) |\n", ["2:7+1", "4:7+1"]),
    ("[a][r] and [b](u) and [a][r]\n\né\n\n[r]: <u>\n", ["5:7+1", "1:16+1", "5:7+1"]),
    ("> [r]: u 'title'\n\n[r]\n", ["1:8+1"]),
    ("[r]: u\n[a][r] [b](c)\n", ["1:6+1", "2:12+1"]),
    ("<finding:bail> <finding:bail>\n", ["1:2+12", "1:17+12"]),
    ("[![é](b)](c) ![](d)\n", ["1:11+1", "1:7+1", "1:18+1"]),
    ("[**a**](b) [`c`](d) [e *f*](g)\n", ["1:9+1", "1:18+1", "1:29+1"]),
    ("[a](b\r\n) [c](d)\r\n\r\n[e](f)\r\n", ["1:5+1", "2:7+1", "4:5+1"]),
    ("x[^1] [a](b)\n\n[^1]: é [c](d)\n\n[e](f)\n", ["1:11+1", "5:5+1", "3:13+1"]),
    ("## é [a](b)\n\n[c](d)\n===\n", ["1:10+1", "3:5+1"]),
    ("- [ ] [a](b)\n- [x] é [c](d)\n", ["1:11+1", "2:13+1"]),
    ("[a]() [b](c)\n", ["1:5+1", "1:11+1"]),
  ])
  func addressesHaveTheirExactPlace(markdown: String, locations: [String]) {
    let document = parsed(markdown).document
    let found = document.links.map { link in
      let location = document.source.located(document.location(of: link))
      return "\(location.line):\(location.column)+\(location.length)"
    }
    #expect(found == locations)
  }

  @Test func placesCountFromTheStartOfTheFile() throws {
    let source = SourceText(path: "page.md", text: "---\ntitle: é\n---\n\né [a](b)\n")
    let (document, _) = parsed(source, from: 18)
    let location = document.source.located(
      document.location(of: try #require(document.links.first))
    )
    #expect(
      location
        == Diagnostics.SourceLocation(
          path: "page.md",
          line: 5,
          column: 7,
          length: 1,
          lineText: "é [a](b)"
        )
    )
    #expect(document.plainText == "é a")
  }
}
