/// Rules about records that refer to each other.
extension RuleExplanation {
  static let unknownID = RuleExplanation(
    meaning: """
      The name refers to a record, and no record of that kind has this id. The page would \
      promise readers something that the site does not hold.
      """,
    example: RuleExample(
      "content/reports/one/findings/wait.md",
      wrong: "theme: pepole",
      right: "theme: people"
    )
  )

  static let duplicateID = RuleExplanation(
    meaning: """
      Two things of one kind have the same id. A reference to it could mean either of them, and \
      readers might be led to the wrong one.
      """,
    example: RuleExample(
      "content/pages/other.md",
      wrong: "id: about",
      right: "id: other"
    )
  )

  static let oneSidedReference = RuleExplanation(
    meaning: """
      A finding and a recommendation belong together, but only one of them names the other. \
      Readers would learn of the tie on one page, and miss it on the other.
      """,
    example: RuleExample(
      "content/reports/one/recommendations/01.md",
      wrong: "findings: not-established",
      right: "findings: [wait]"
    )
  )

  static let findingWithoutRecommendation = RuleExplanation(
    meaning: """
      The vocabulary of the site says that a finding of this kind always has a recommendation, \
      and this one has none. Readers would not learn what is to be done about it.
      """,
    example: RuleExample(
      "content/reports/one/findings/wait.md",
      wrong: """
        kind: cause
        theme: people
        summary: They wait long.
        order: 1
        """,
      right: """
        kind: cause
        theme: people
        summary: They wait long.
        order: 1
        recommendations: [1]
        """
    )
  )

  static let orphan = RuleExplanation(
    meaning: """
      Nothing on the site leads to this page, image, source or dataset, or makes use of it. \
      Readers would never come across it, and an editor may keep it up to date in vain.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: """
        title: About
        description: About this site.
        ---
        """,
      right: """
        title: About
        description: About this site.
        ---
        There is [more to read](page:lost).
        """
    )
  )

  static let heldReference = RuleExplanation(
    meaning: """
      A record that is public refers to one that is held back. The reference would lead \
      nowhere, and would tell readers of something that is not to be known yet.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "See [this](page:secret).",
      right: "There will be more to see."
    )
  )

  static let duplicateAddress = RuleExplanation(
    meaning: """
      Two files of the built site would have the same address. Only one of them could be \
      written, and readers would never see the other.
      """,
    example: RuleExample(
      "content/pages/findings.md",
      wrong: "title: Findings",
      right: """
        id: how-findings-are-made
        title: Findings
        """
    )
  )
}
