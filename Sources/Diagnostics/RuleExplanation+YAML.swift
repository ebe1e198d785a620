/// Rules about front matter and other YAML, and the values that stand in it.
extension RuleExplanation {
  static let yamlSyntax = RuleExplanation(
    meaning: """
      The text breaks the grammar of YAML, so that nobody can say which values it holds. Nothing \
      of it is read, and other faults in it stay unseen until it is mended.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "title: About: this site",
      right: """
        title: "About: this site"
        """
    )
  )

  static let frontMatterMissing = RuleExplanation(
    meaning: """
      A Markdown file begins with its front matter: the title and what else is known of the \
      record. Without it, or where it is not closed, the text has no name to be shown under.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "Only text.",
      right: """
        ---
        title: About
        description: About this site.
        ---
        Only text.
        """
    )
  )

  static let duplicateKey = RuleExplanation(
    meaning: """
      One key stands twice in the same mapping. Only one of its values could be used, and it \
      would be chance which of them readers see.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: """
        title: About
        title: Again
        """,
      right: "title: About"
    )
  )

  static let unknownKey = RuleExplanation(
    meaning: """
      The key means nothing where it stands, often because its name is misspelt. Its value would \
      be left out of the site without a word.
      """,
    example: RuleExample(
      "content/reports/one/findings/wait.md",
      wrong: """
        sumary: Mistyped
        summary: They wait long.
        """,
      right: "summary: They wait long."
    )
  )

  static let missingKey = RuleExplanation(
    meaning: """
      The record lacks a value that every record of its kind has to give. Pages that show the \
      record would have a gap there.
      """,
    example: RuleExample(
      "content/reports/one/findings/wait.md",
      wrong: """
        theme: people
        order: 1
        """,
      right: """
        theme: people
        summary: They wait long.
        order: 1
        """
    )
  )

  static let wrongType = RuleExplanation(
    meaning: """
      The value is of another form than the key asks for: a word for a number, say, or a list \
      for a single value. What the author meant by it would have to be guessed.
      """,
    example: RuleExample(
      "content/reports/one/findings/wait.md",
      wrong: "order: first",
      right: "order: 1"
    )
  )

  static let unknownChoice = RuleExplanation(
    meaning: """
      The key allows a few values, and this is none of them. The record would be missing from \
      the group or the list in which readers look for it.
      """,
    example: RuleExample(
      "content/councils/north.md",
      wrong: "nation: englnd",
      right: "nation: england"
    )
  )

  static let badDate = RuleExplanation(
    meaning: """
      The value is no day of the calendar, or is written in another way than dates are written \
      here. Dates order what readers see, and may decide when a record is published.
      """,
    example: RuleExample(
      "content/reports/one/recommendations/01.md",
      wrong: "due: 2025-02-30",
      right: "due: 2025-02-28"
    )
  )

  static let badURL = RuleExplanation(
    meaning: """
      The value should be the address of a page on the web and is not a whole one. Readers who \
      want to look at the source for themselves could not get there.
      """,
    example: RuleExample(
      "content/reports/one/index.md",
      wrong: "url: inspectorate.example/one",
      right: "url: https://inspectorate.example/one"
    )
  )

  static let badID = RuleExplanation(
    meaning: """
      An id becomes part of the address of a page, and other records refer to it. With blanks, \
      capitals or other signs in it, such an address is hard to type and easy to break.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "id: About Us",
      right: "id: about"
    )
  )
}
