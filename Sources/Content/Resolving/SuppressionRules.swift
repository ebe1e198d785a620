package import Diagnostics

/// The rules about withheld counts.
extension Rule {
  package static let suppressionRules = [suppressionUnsafe, disclosure, withheldStated]

  package static let suppressionUnsafe = Rule(
    "suppression-unsafe",
    .error,
    advice: "Publish fewer sums: remove the column that reveals it, or the dataset.",
    meaning: """
      A withheld count can be computed from the published counts and sums. The people it counts \
      would be as exposed as if it had been published.
      """,
    example: RuleExample(
      "content/data/cases/dataset.yml",
      wrong: """
          columns: [decided]
          below: 5
          totals: [bodies]
        """,
      right: """
          columns: [decided]
          below: 5
          # The sum over all councils is no longer published anywhere.
        """
    )
  )

  package static let disclosure = Rule(
    "disclosure",
    .error,
    advice: """
      Declare the sum, so that other counts are withheld with it, or say under `harmless` why it \
      reveals nothing.
      """,
    meaning: """
      The values of a dataset are tied to each other in a way that the contract does not declare: a \
      sum that holds in every row, a row that is the total of others, a rate beside its counts, a \
      total in another dataset. Readers see it too, and compute the counts that are withheld.
      """,
    example: RuleExample(
      "content/data/cases/dataset.yml",
      wrong: """
        relations: [decided <= recorded]
        """,
      right: """
        relations: [decided <= recorded, recorded = decided + waiting]
        """
    )
  )

  package static let withheldStated = Rule(
    "withheld-stated",
    .error,
    advice: "Remove the number from the text, or the whole sentence.",
    meaning: """
      A text names a body and states a count of it that is withheld from the data. The people it \
      counts would be as exposed as if the data had it.
      """,
    example: RuleExample(
      "content/councils/north.md",
      wrong: "In 2014/15 it decided 3 cases.",
      right: "In 2014/15 it decided few cases."
    )
  )
}
