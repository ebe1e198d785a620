/// Rules about the history of a recommendation.
extension RuleExplanation {
  static let historyOrder = RuleExplanation(
    meaning: """
      An event of a recommendation stands after one that came later. The last event is what \
      pages give as the present state, so readers would be told an old one.
      """,
    example: RuleExample(
      "content/reports/one/recommendations/01.md",
      wrong: """
          - {date: 2025-03-01, status: accepted, by: A council, note: Yes.}
          - {date: 2025-02-01, status: started, by: A council, note: Begun.}
        """,
      right: """
          - {date: 2025-02-01, status: started, by: A council, note: Begun.}
          - {date: 2025-03-01, status: accepted, by: A council, note: Yes.}
        """
    )
  )

  static let futureDate = RuleExplanation(
    meaning: """
      An event, an answer or a change of a page has a date after the day of the build. Pages tell \
      what has happened, and a date to come is most often a slip. What is only to be shown \
      later has `publish_at`.
      """,
    example: RuleExample(
      "content/reports/one/recommendations/01.md",
      wrong: """
        history:
          - {date: 2062-03-01, status: accepted, by: A council, note: Yes.}
        """,
      right: """
        history:
          - {date: 2026-02-01, status: accepted, by: A council, note: Yes.}
        """
    )
  )

  static let illegalTransition = RuleExplanation(
    meaning: """
      The vocabulary of the site says which status may follow which, and this one may not \
      follow the one before it. Either a step is missing from the history or a status is \
      wrong, and readers cannot tell which.
      """,
    example: RuleExample(
      "content/reports/one/recommendations/01.md",
      wrong: """
        history:
          - {date: 2025-03-01, status: done, by: A council, note: Finished., \
        evidence: "https://council.example/"}
        """,
      right: """
        history:
          - {date: 2025-02-01, status: started, by: A council, note: Begun.}
          - {date: 2025-03-01, status: done, by: A council, note: Finished., \
        evidence: "https://council.example/"}
        """
    )
  )

  static let missingEvidence = RuleExplanation(
    meaning: """
      The vocabulary of the site says that this status needs evidence, and the event carries \
      none. Readers would have to take it on trust that the work was done.
      """,
    example: RuleExample(
      "content/reports/one/recommendations/01.md",
      wrong: """
          - {date: 2025-04-01, status: done, by: A council, note: Finished.}
        """,
      right: """
          - date: 2025-04-01
            status: done
            by: A council
            note: Finished.
            evidence: https://council.example/
        """
    )
  )
}
