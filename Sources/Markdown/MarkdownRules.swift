package import Diagnostics

/// Rules about Markdown texts.
extension Rule {
  package static let markdownRules = [
    rawHTML, unsafeURL, imageWithoutText, headingLevel, lostText, literalMarkup,
  ]

  package static let rawHTML = Rule(
    "raw-html",
    .error,
    advice: "Write it in Markdown, or allow raw HTML in site.yml.",
    meaning: """
      The text contains HTML, which this site does not allow. HTML in a text can break the page \
      around it, and the program cannot check its links, headings and images.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "A line with <b>raw</b> HTML.",
      right: "A line with **bold** words."
    )
  )

  package static let unsafeURL = Rule(
    "unsafe-url",
    .error,
    advice: """
      Link to an https, http, mailto or tel address, or to a record, a file or an anchor of this \
      site.
      """,
    meaning: """
      The URL has a scheme that can do more than open a page, such as run a script. A link must \
      not do anything that readers do not expect.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "Read [this](javascript:alert).",
      right: "Read [this](https://office.example/tables)."
    )
  )

  package static let imageWithoutText = Rule(
    "image-without-text",
    .error,
    advice: "Describe the image between the square brackets.",
    meaning: """
      The image has no alternative text. Readers who cannot see it, or whose browser does not load \
      it, would not learn what it shows.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "![](../images/quay.svg)",
      right: "![A quay with two cranes](../images/quay.svg)"
    )
  )

  package static let headingLevel = Rule(
    "heading-level",
    .error,
    advice: "Start with level-two headings (##) and do not skip a level on the way down.",
    meaning: """
      The level of the heading does not follow from the headings before it. Many screen reader \
      users navigate by heading levels, and a skipped level looks like a missing section.
      """,
    example: RuleExample(
      "content/pages/about.md",
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

  package static let lostText = Rule(
    "lost-text",
    .warning,
    advice: "Give the text a place in the Markdown, or delete it.",
    meaning: """
      Something that the author wrote is not on the page: a cell of a table that has no column, a \
      footnote or an address that nothing refers to or that is defined twice, or another word that \
      Markdown drops. A `|` within a cell is written `\\|`; a comment is written `[//]: # (…)`.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "| Avon | many | few |",
      right: "| Avon | many |"
    )
  )

  package static let literalMarkup = Rule(
    "literal-markup",
    .warning,
    advice:
      "Correct the markup; if readers are to see the characters, put a backslash before them.",
    meaning: """
      Readers see characters with which the author meant to mark a link, a footnote, bold text, a \
      heading, a list, a table or code. Markdown did not take them for markup, often because of a \
      space that is missing, superfluous, or a no-break space. Or spaces before a text make it \
      code, which is written between two fences if it is meant.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "Read [the report](https://office.example/the report).",
      right: "Read [the report](https://office.example/the-report)."
    )
  )
}
