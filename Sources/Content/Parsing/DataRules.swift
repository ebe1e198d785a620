package import Diagnostics

/// Rules about the declarations of datasets and measures.
extension Rule {
  package static let dataRules = [
    suppressionUnfit, completenessUnfit, periodUnfit, measureUnfit, mainPeriod,
  ]

  package static let suppressionUnfit = Rule(
    "suppression-unfit",
    .error,
    advice: "Name count columns and a threshold of at least 2; docs/content.md explains each key.",
    meaning: """
      The dataset declares how small counts are withheld, but the declaration does not fit its \
      columns or contradicts itself. Counts that could identify a person might be left \
      unprotected.
      """,
    example: RuleExample(
      "content/data/cases/dataset.yml",
      wrong: """
          columns: [year, decidd]
          below: 5
          round_to: 25
        """,
      right: """
          columns: [decided, recorded]
          below: 5
          round_to: 5
        """
    )
  )

  package static let periodUnfit = Rule(
    "period-unfit",
    .error,
    advice: "Give the column of periods a type that has an order; docs/content.md lists them.",
    meaning: """
      The column that names the periods has a type without an order in time, such as text. Charts \
      would draw the periods in the order of their letters, and compare the wrong ones.
      """,
    example: RuleExample(
      "content/data/cases/dataset.yml",
      wrong: "{name: year, title: Year, type: text}",
      right: "{name: year, title: Year, type: financial-year}"
    )
  )

  package static let measureUnfit = Rule(
    "measure-unfit",
    .error,
    advice: "Choose columns that suit the definition; docs/content.md lists which do.",
    meaning: """
      The definition of the measure does not suit the columns or periods that it uses. Its values \
      could not be computed, or would not mean what the page says.
      """,
    example: RuleExample(
      "content/measures/rate.yml",
      wrong: "main_period: 2019/20",
      right: "main_period: 2015/16"
    )
  )

  package static let mainPeriod = Rule(
    "main-period",
    .warning,
    advice: "Show the newest period that is not provisional, or say why another one comes first.",
    meaning: """
      Pages show another period first than the newest one whose value is final. Readers who are \
      not told why may think that it was chosen for its value.
      """,
    example: RuleExample(
      "content/measures/rate.yml",
      wrong: "main_period: 2014/15",
      right: "main_period: 2015/16"
    )
  )
}
