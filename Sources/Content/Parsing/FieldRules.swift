package import Diagnostics

/// Rules about the keys and values of a record.
extension Rule {
  package static let fieldRules = [
    unknownKey, missingKey, wrongType, unknownChoice, badDate, badURL, badID, duplicateID,
    unfinishedText,
  ]

  package static let unknownKey = Rule(
    "unknown-key",
    .error,
    advice: "Remove the key, or correct its name.",
    meaning: """
      The key has no meaning here, often because its name is misspelt. Its value would be silently \
      left out of the site.
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

  package static let missingKey = Rule(
    "missing-key",
    .error,
    advice: "Add the key with its value.",
    meaning: """
      The record lacks a value that every record of its kind needs. Pages that show the record \
      would have a gap.
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

  package static let wrongType = Rule(
    "wrong-type",
    .error,
    advice: "Write the value in the form that the key expects.",
    meaning: """
      The value has a different type from the one the key expects, for instance a word instead of \
      a number, or a list instead of a single value. The program would have to guess what the \
      author meant.
      """,
    example: RuleExample(
      "content/reports/one/findings/wait.md",
      wrong: "order: first",
      right: "order: 1"
    )
  )

  package static let unknownChoice = Rule(
    "unknown-choice",
    .error,
    advice: "Use one of the values that the site declares.",
    meaning: """
      The key accepts a fixed set of values, and this is not one of them. The record would be \
      missing from the group or list in which readers look for it.
      """,
    example: RuleExample(
      "content/councils/north.md",
      wrong: "nation: englnd",
      right: "nation: england"
    )
  )

  package static let badDate = Rule(
    "bad-date",
    .error,
    advice: "Write a date as 2024-08-22, and an instant as 2024-08-22T09:30:00+01:00.",
    meaning: """
      The value is not a calendar date, or is not written in the expected format. Dates determine \
      the order of what readers see, and when a record is published.
      """,
    example: RuleExample(
      "content/reports/one/recommendations/01.md",
      wrong: "due: 2025-02-30",
      right: "due: 2025-02-28"
    )
  )

  package static let badURL = Rule(
    "bad-url",
    .error,
    advice: "Write a complete URL that starts with https:// or http://.",
    meaning: """
      The value should be the complete URL of a web page and is not. Readers who want to check the \
      source could not open it.
      """,
    example: RuleExample(
      "content/reports/one/index.md",
      wrong: "url: inspectorate.example/one",
      right: "url: https://inspectorate.example/one"
    )
  )

  package static let badID = Rule(
    "bad-id",
    .error,
    advice: "Write an id in lower-case letters, digits and single hyphens, such as time-to-court.",
    meaning: """
      An id becomes part of the URL of a page, and other records refer to it. Spaces, capitals and \
      other characters make a URL hard to type and easy to break.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "id: About Us",
      right: "id: about"
    )
  )

  package static let duplicateID = Rule(
    "duplicate-id",
    .error,
    advice: "Give each record of a kind its own id.",
    meaning: """
      Two records or other items of one kind have the same id. A reference to it would be \
      ambiguous, and readers might be sent to the wrong one.
      """,
    example: RuleExample(
      "content/pages/other.md",
      wrong: "id: about",
      right: "id: other"
    )
  )
}
