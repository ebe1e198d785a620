/// Rules about texts in Markdown, all of them on one page of the fixtures.
extension RuleExplanation {
  static let rawHTML = RuleExplanation(
    meaning: """
      The text holds HTML, and this site does not allow it. HTML in a text can break the page \
      around it, and the program cannot check its links, headings and images.
      """,
    example: RuleExample(
      page,
      wrong: "A line with <b>raw</b> HTML.",
      right: "A line with **bold** words."
    )
  )

  static let unsafeURL = RuleExplanation(
    meaning: """
      The address starts with a scheme that can do more than open a page, such as run a script. \
      A link must never do to readers what they do not expect.
      """,
    example: RuleExample(
      page,
      wrong: "Read [this](javascript:alert).",
      right: "Read [this](https://office.example/tables)."
    )
  )

  static let brokenLink = RuleExplanation(
    meaning: """
      The link leads to a file, an image or a kind of record that the site does not have. \
      Readers who follow it would find nothing there.
      """,
    example: RuleExample(
      page,
      wrong: "Read [this](../reports/two/index.md).",
      right: "Read [this](../reports/one/index.md)."
    )
  )

  static let brokenAnchor = RuleExplanation(
    meaning: """
      The link names a heading that its page does not have. Readers would land at the top of \
      the page and have to look for the passage themselves.
      """,
    example: RuleExample(
      page,
      wrong: """
        ## Licence

        See [that](#license).
        """,
      right: """
        ## Licence

        See [that](#licence).
        """
    )
  )

  static let imageWithoutText = RuleExplanation(
    meaning: """
      The image has no words that can stand in its place. Readers who cannot see it, or whose \
      browser does not load it, would learn nothing of what it shows.
      """,
    example: RuleExample(
      page,
      wrong: "![](../images/quay.svg)",
      right: "![A quay with two cranes](../images/quay.svg)"
    )
  )

  static let headingLevel = RuleExplanation(
    meaning: """
      A heading is of a level that does not fit those before it. Many who use a screen reader \
      find their way by the levels of headings, and a skipped level looks like a lost part.
      """,
    example: RuleExample(
      page,
      wrong: """
        ## First

        #### Third
        """,
      right: """
        ## First

        ### Third
        """
    )
  )

  private static let page = "content/pages/about.md"
}
