import Diagnostics
import Markdown
import Markup
import Testing

struct HeadingTests {
  @Test func headingsHaveAnchorsOfTheirWords() {
    check(
      "## Time to *court*: 2024\n",
      html: "<h2 id=\"time-to-court-2024\">Time to <em>court</em>: 2024</h2>\n"
    )
  }

  @Test(arguments: [
    ("Time   to -- court!", "time-to-court"),
    ("Élan Ŵyth ÀÉ", "élan-ŵyth-àé"),
    ("Справедливость 2", "справедливость-2"),
    ("न्याय", "न्याय"),
    ("Victims' rights", "victims-rights"),
    ("`code` & <br>", "code"),
    ("***", "section"),
    ("🙂", "section"),
    ("A[^1]\n\n[^1]: note\n", "a"),
    ("[Bail](finding:bail) use", "bail-use"),
  ])
  func anchorsKeepLettersAndDigitsOfAnyScript(heading: String, anchor: String) {
    let document = parsed("## \(heading)\n").document
    #expect(document.headings.first.map(document.anchor) == anchor)
  }

  @Test func anchorsAreUniqueInTheDocument() {
    let document = parsed("## A\n\n## A 2\n\n## A\n\n## A\n\n##\n\n##\n").document
    let anchors = document.headings.map(document.anchor)
    #expect(anchors == ["a", "a-2", "a-3", "a-4", "section", "section-2"])
  }

  @Test func reservedAnchorsGoToNoHeading() {
    let options = MarkdownOptions(reservedAnchors: ["main", "main-2"])
    let document = parsed("## Main\n", options: options).document
    #expect(document.headings.map(document.anchor) == ["main-3"])
  }

  @Test func headingsAreGivenWithTheirPlaces() throws {
    let (document, _) = parsed("Text\n\n> ## The *é* one ##\n\nSetext\n------\n")
    #expect(document.headings.map(document.text) == ["The é one", "Setext"])
    #expect(document.headings.map(\.level) == [2, 2])
    let location = document.source.located(
      document.location(of: try #require(document.headings.first))
    )
    #expect(location.line == 3 && location.column == 3 && location.length == 17)
  }
}

struct TableTests {
  @Test func tablesScrollAndNameTheirColumnsAndRows() {
    check(
      """
      ## Rates

      | | Charged | Note |
      |:--|--:|:-:|
      | **Kent** | 7.1 | **a** |
      | Durham | **9** |

      """,
      html: """
        <h2 id="rates">Rates</h2>
        <div class="table-scroll" role="region" tabindex="0" aria-label="Table: Rates">
        <table>
        <thead>
        <tr>
        <td class="align-left"></td>
        <th scope="col" class="align-right">Charged</th>
        <th scope="col" class="align-center">Note</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <th scope="row" class="align-left">Kent</th>
        <td class="align-right">7.1</td>
        <td class="align-center"><strong>a</strong></td>
        </tr>
        <tr>
        <td class="align-left">Durham</td>
        <td class="align-right"><strong>9</strong></td>
        <td class="align-center"></td>
        </tr>
        </tbody>
        </table>
        </div>

        """
    )
  }

  @Test func onlyACellThatIsAllBoldNamesItsRow() {
    let html = parsed("|a|\n|-|\n| **b** c |\n| *d* |\n").document.html { _ in nil }.text
    #expect(!html.contains("scope=\"row\""))
    #expect(html.contains("<td><strong>b</strong> c</td>"))
  }

  @Test func tablesOfOnePageHaveNamesThatDiffer() {
    let table = "|a|\n|-|\n|b|\n\n"
    let markdown = "\(table)## A & \"B\"\n\n\(table)\(table)## C\n\n\(table)"
    let html = parsed(markdown).document.html { _ in nil }.text
    let labels = html.matches(of: /aria-label="(?<label>[^"]*)"/).map { String($0.label) }
    #expect(
      labels == [
        "Table 1", "Table: A &amp; &quot;B&quot;", "Table: A &amp; &quot;B&quot; (2)", "Table: C",
      ]
    )
  }
}

struct BlockTests {
  @Test func tasksAreNamedBoxes() {
    check(
      "- [ ] see [x](y)\n- [X] done\n- plain\n",
      html: """
        <ul>
        <li class="task"><input type="checkbox" disabled aria-label="Done"> see <a href="y">x</a></li>
        <li class="task"><input type="checkbox" disabled aria-label="Done" checked> done</li>
        <li>plain</li>
        </ul>

        """
    )
  }

  @Test func footnotesLeadThereAndBackFromEachUse() {
    check(
      "A[^n] b[^é] c[^n].\n\n[^n]: One\n\n    two\n\n[^é]: - item\n\n[^unused]: x\n",
      html: """
        <p>A<sup class="footnote-ref"><a href="#fn:1" id="fnref:1" role="doc-noteref">1</a></sup> \
        b<sup class="footnote-ref"><a href="#fn:2" id="fnref:2" role="doc-noteref">2</a></sup> \
        c<sup class="footnote-ref"><a href="#fn:1" id="fnref:1:2" role="doc-noteref">1</a></sup>.</p>
        <section class="footnotes" role="doc-endnotes" aria-label="Footnotes">
        <ol>
        <li id="fn:1">
        <p>One</p>
        <p>two <a href="#fnref:1" class="footnote-backref" role="doc-backlink" \
        aria-label="Back to reference 1">↩\u{FE0E}</a> <a href="#fnref:1:2" \
        class="footnote-backref" role="doc-backlink" \
        aria-label="Back to reference 1-2">↩\u{FE0E}<sup>2</sup></a></p>
        </li>
        <li id="fn:2">
        <ul>
        <li>item</li>
        </ul>
        <a href="#fnref:2" class="footnote-backref" role="doc-backlink" \
        aria-label="Back to reference 2">↩\u{FE0E}</a>
        </li>
        </ol>
        </section>

        """
    )
  }

  @Test func everyBackLinkHasItsReference() {
    let markdown = "a[^1] ![b[^1]](c.png)\n\n[^1]: d[^2]\n\n[^2]: e[^1]\n"
    let html = parsed(markdown).document.html { _ in nil }.text
    let targets = html.matches(of: /href="#(?<id>fn[^"]*)"/).map { String($0.id) }
    #expect(targets.count == 6)
    for target in targets { #expect(html.contains("id=\"\(target)\"")) }
  }

  @Test func wordsOfThePageFrameAreThoseOfItsLanguage() {
    let words = MarkdownWords(
      table: "Tabl",
      footnotes: "Troednodiadau",
      backToReference: "Yn ôl i gyfeiriad",
      taskDone: "Wedi'i wneud",
      paragraph: "Paragraff"
    )
    let markdown = "|a|\n|-|\n\n- [ ] b[^1]\n\n[^1]: c\n"
    let html = parsed(markdown, options: MarkdownOptions(words: words)).document.html { _ in nil }
    for label in ["Tabl 1", "Troednodiadau", "Yn ôl i gyfeiriad 1", "Wedi'i wneud"] {
      #expect(html.text.contains("aria-label=\"\(label)\""))
    }
  }

  @Test func fencedBlocksArePrintedAndFound() throws {
    let (document, _) = parsed(
      "Text\n\n- ~~~ chart  line \"x\"\n  measure: a<b\n  ~~~\n\n    indented\n"
    )
    #expect(document.codeBlocks.map(\.info) == ["chart  line \"x\""])
    #expect(document.codeBlocks.map(\.content) == ["measure: a<b\n"])
    let location = document.source.located(
      document.location(of: try #require(document.codeBlocks.first))
    )
    #expect(location.line == 3 && location.column == 3)
    let html = document.html { _ in nil }.text
    #expect(html.contains("<pre><code class=\"language-chart\">measure: a&lt;b\n</code></pre>"))
  }

  @Test func languageOfABlockIsEscaped() {
    check(
      "```\"><script>\n```\n",
      html: "<pre><code class=\"language-&quot;&gt;&lt;script&gt;\"></code></pre>\n"
    )
  }

  @Test func controlsThatMarkupForbidsAreReplaced() {
    check(
      "a\u{1}\u{B}\u{7F}b `\u{2}`\n",
      html: "<p>a\u{FFFD}\u{FFFD}\u{FFFD}b <code>\u{FFFD}</code></p>\n"
    )
  }
}
