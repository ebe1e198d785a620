import Diagnostics
import Markdown
import Testing

/// What an author wrote is on the page, or is reported.
struct TextCheckTests {
  private func report(_ text: String) -> [String] {
    parsed(text, options: MarkdownOptions(openBlocks: ["chart"])).diagnostics.map { found in
      "\(found.location.line):\(found.location.column) \(found.rule.id)"
    }
  }

  @Test(arguments: [
    ("|a|b|\n|-|-|\n|1|2|3|", "3:6"), ("|a|\n|-|\n|1 \\| 2|\n|`x|y`|", "4:5"),
    ("> |a|\n> |-|\n> |1|2|", "3:6"), ("a|b\n-|-\n1|2|3 and more", "3:5"),
    ("Text[^a].\n\n[^a]: Note.\n[^b]: Another note.", "4:1"),
    ("Text[^a].\n\n[^a]: Note.\n\n[^A]: The same label.", "5:1"),
    ("[x]: https://a.example/words", "1:1"), ("1. a\n2. b\n4. c", "3:1"),
    ("- a\n\n  3) b\n  5) c", "4:3"),
    ("[one][a]\n\n[a]: https://a.example\n[a]: https://b.example", "4:1"),
    ("[one][a]\n\n[a]: https://a.example 'Title'\n[b c]: /d", "4:1"),
  ])
  func lostTextIsReportedAtItsLocation(text: String, location: String) {
    #expect(report(text) == ["\(location) lost-text"], "\(text)")
  }

  @Test(arguments: [
    "|a|b|\n|-|-|\n|1|2|  |", "|a|b|\n|-|-|\n|1|", "|a|\n|-|\n|`x\\|y`|",
    "Text[^a] and[^a].\n\n[^a]: A note\n    with two lines.", "[//]: # (A comment)",
    "[a], [b][], [c][A]\n\n[a]: /a\n[b]: /b", "`[^1]` and\n\n    [x]: y",
    "1. one\n2. two\n\n   more\n", "&nbsp;caf&eacute; &#8364;5 &amp; \\*so\\*",
    "un*frigging*believable",
    "<https://a.example/words> www.b.example c@d.example", "# A # b #\n\nSet\n===",
    "![A quay](../images/quay.svg \"Title\")", "```chart\nrecipe: trend\n```",
    "Text\n[not]: a definition", "~~gone~~ __bold__ _it_ ***both***", "* a\n  1) b\n     + c",
    "1. a\n1. b\n1. c", "3. a\n4. b\n\n5. c\n   1. d\n   2. e\n6. f", "0. a\n1. b",
    "- [x] done\n- [ ] open", "A  \nbreak\\\nbreak", "Line\r\nends\r\n\r\n1. here",
  ])
  func whatIsOnThePageIsNotReported(text: String) {
    #expect(report(text).filter { !$0.contains("heading-level") }.isEmpty, "\(text)")
  }

  @Test(arguments: [
    ("[a](b c)", "1:3"), ("See [a] (https://b.example).", "1:7"), ("[a] (page:b)", "1:3"),
    ("Text[^9].", "1:5"), ("**not bold", "1:1"), ("so** it", "1:3"), ("A ``code", "1:3"),
    ("[a][b]", "1:3"), ("[[wiki]]", "1:1"), ("{{< figure >}}", "1:1"), ("{% include %}", "1:1"),
    ("##Heading", "1:1"), ("##\u{A0}Heading", "1:1"), ("Text\n\n-\u{A0}item", "3:1"),
    ("1.\u{A0}item", "1:1"), ("> #\u{A0}Heading", "1:3"), ("|a|b|\n|-|-|-|", "1:1"),
    ("::: note", "1:1"), ("```\ncode", "1:1"), ("Text\n\n~~~~\ncode\n~~~", "3:1"),
    ("```Chart\na\n```", "1:1"), ("```{chart}\na\n```", "1:1"), ("- ```\n  code", "1:3"),
    ("~~not gone", "1:1"), ("• one\n• two", "1:1"), ("It saw:\n2. one\n3. two", "2:1"),
    ("a) one\nb) two", "1:1"), ("Twice.\n---", "2:1"), ("We count:\n-", "2:1"), ("##", "1:1"),
    ("|a|b|\n|-|-|\n|1|2|\nText after it", "4:1"), ("\u{200B}## Heading", "1:1"),
    ("## Heading {#id}", "1:12"), ("{: .note}", "1:1"), ("An ^[inline note]", "1:5"),
    ("!!! note", "1:1"), ("[](https://a.example/)", "1:4"), ("> [!NOTE]", "1:3"),
    ("[one](https://a.example/b) and [two](https://a.example/b c)", "1:36"),
    ("![a] (../images/b.svg)", "1:4"),
    ("Text[^1].\n\n[^1]:", "3:1"), ("Text[^1].\n\n[^1]:\n\nThe note.", "3:1"),
    ("Text[^1].\n\n[^1]: A note.\n\n  More of it.", "5:3"),
    ("Text[^1].\n\n[^1]: A note.\n\n    More.\n\n   And more.\n", "7:4"),
    ("Term\n: its meaning", "2:1"), ("[TOC]", "1:1"), ("$$\nx = 1\n$$", "1:1"),
    ("So ==marked== it", "1:4"), ("One *word", "1:5"), ("- *word", "1:3"), ("**bold* text", "1:2"),
    ("So `it was", "1:4"),
    ("The people`s office", "1:5"), ("One _word is", "1:5"), ("One word_ is", "1:5"),
    ("A (*word) in brackets", "1:4"), ("`a` and `b", "1:9"), ("Is *this\n\n- _that", "1:4"),
    ("Text.\n\n    It was seen by all.\n\nText.", "3:5"),
    ("Text.\n\n    - one thing here\n    - two", "3:5"), ("    1. It was seen", "1:5"),
    ("Text.\n\n    ## What was seen", "3:5"), ("    | a | b |", "1:5"),
    ("- One\n\n      The item went on here.", "3:7"), ("    See [this](page:about)", "1:5"),
  ])
  func markupOnThePageIsReported(text: String, location: String) {
    #expect(report(text).first == "\(location) literal-markup", "\(text): \(report(text))")
  }

  @Test(arguments: [
    "<https://a.example/[x](y)>", "CO~2~ at 20~25 degrees", "Heading\n---\n\nText.",
    "It was\n1998. And\nmore.", "One\nline – with a dash\nand (b) more",
    "\\[a\\](b c)", "\\[a](b c)", "[a]\\(b c)", "Text\\[^9].", "\\**not bold", "2\\*\\*3",
    "`](` and `**`",
    "    ](", "```\n](\n```", "[sic] (see below)", "a ** b", "\\##Heading", "#hashtag #1",
    "-5 degrees", "1.5 metres", "a - b", "\\::: note", "````\n```\n````", "~5 and ~~ 6",
    "a == b and a=b", "it costs $5", "5 * 3", "5 *3", "snake_case and a_b", "Name: ____",
    "12* or so*", "Rating 5*", "*.csv and _1",
    "12*\n\n*Without the islands.", "|a|\n|-|\n|*none|\n|_|", "\\*Note, and *Note* too", "word\\_",
    "people\\`s words", "`a *b _c`", "_ and * alone", "x_ and _y",
    "Text[^1].\n\n[^1]: A note.\n\n    More.\nand more.\n\nText.",
    "Text[^1].\n\n[^1]: A note\n  of two lines.\n\n[^1b]\n\n[^1b]:\n    Another",
    "```\n    It was seen by all.\n```", "    make site\n    make test",
    "    title: It was seen by all.",
    "    let a = one two three.", "    a b c d", "    200 pages changed and kept",
    "[a](<b c>)", "array\\[\\[0]]", "- a\n\n  ```\n  code\n  ```\n", "> ```\n> code\n> ```",
  ])
  func whatIsMeantIsNotReported(text: String) {
    #expect(report(text).isEmpty, "\(text): \(report(text))")
  }

  @Test(arguments: [
    ("2019. The force changed.", "<p>2019. The force changed.</p>\n"),
    ("2019. One.\n2021. Two.", "<p>2019. One.</p>\n<p>2021. Two.</p>\n"),
    ("> 1984. A *book*.", "<blockquote>\n<p>1984. A <em>book</em>.</p>\n</blockquote>\n"),
    ("12. An item.", "<ol start=\"12\">\n<li>An item.</li>\n</ol>\n"),
  ])
  func sentenceThatBeginsWithAYearIsNoList(text: String, html: String) {
    check(text, html: html)
    #expect(report(text).isEmpty)
  }

  @Test func codesAreNoTasksUnlessTheSiteAsksForThem() {
    let options = MarkdownOptions(allowsTaskLists: false)
    check("- [x] not supplied", html: "<ul>\n<li>[x] not supplied</li>\n</ul>\n", options: options)
    let found = parsed("- [ ] to do", options: options).diagnostics
    #expect(found.map(\.rule) == [.literalMarkup])
  }
}
