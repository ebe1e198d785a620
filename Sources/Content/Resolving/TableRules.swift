package import Diagnostics

/// Rules about the rows and cells of a table.
extension Rule {
  package static let tableRules = [
    csvHeader, csvRagged, csvValue, csvRange, csvMissingCode, csvDuplicateKey, csvRelation,
  ]

  package static let csvHeader = Rule(
    "csv-header",
    .error,
    advice: """
      Make the header row equal to the columns that dataset.yml declares, separated by commas.
      """,
    meaning: """
      The header row differs from the columns that dataset.yml declares. Values could be assigned \
      to the wrong column, and every value derived from them would be wrong.
      """,
    example: RuleExample(
      "content/data/cases/north.csv",
      wrong: "year,recorded,decidd",
      right: "year,recorded,decided"
    )
  )

  package static let csvRagged = Rule(
    "csv-ragged",
    .error,
    advice: "Give each row as many cells as the header has.",
    meaning: """
      A row has more or fewer cells than the header, often because a number contains a comma, so \
      which value belongs to which column is ambiguous. Or it is not a row of data: a blank row \
      above others, a note, a total, or the header once more.
      """,
    example: RuleExample(
      "content/data/cases/north.csv",
      wrong: """
        year,recorded,decided
        2014/15,1000,100
        2015/16,2,000,150
        """,
      right: """
        year,recorded,decided
        2014/15,1000,100
        2015/16,2000,150
        """
    )
  )

  package static let csvValue = Rule(
    "csv-value",
    .error,
    advice: "Write the value in the format of the column's type, without thousands separators.",
    meaning: """
      The cell contains a value that the type of its column does not allow, such as a negative \
      count. Nothing can be computed from it.
      """,
    example: RuleExample(
      "content/data/cases/north.csv",
      wrong: """
        year,recorded,decided
        2014/15,1000,100
        2015/16,2000,-15
        """,
      right: """
        year,recorded,decided
        2014/15,1000,100
        2015/16,2000,15
        """
    )
  )

  package static let csvRange = Rule(
    "csv-range",
    .error,
    advice: "Correct the value, or the range that dataset.yml declares.",
    meaning: """
      The number is outside the range that dataset.yml declares for its column. It is most likely \
      a slip, such as an extra digit, and would mislead readers in every chart.
      """,
    example: RuleExample(
      "content/data/cases/north.csv",
      wrong: """
        year,recorded,decided
        2014/15,1000,100
        2015/16,200000,150
        """,
      right: """
        year,recorded,decided
        2014/15,1000,100
        2015/16,2000,150
        """
    )
  )

  package static let csvMissingCode = Rule(
    "csv-missing-code",
    .error,
    advice: "Use a missing code that dataset.yml allows for the column; never leave a cell blank.",
    meaning: """
      The cell is blank, or contains a missing code that its column does not allow. Pages always \
      tell readers why a value is missing, and here the reason is unknown.
      """,
    example: RuleExample(
      "content/data/cases/north.csv",
      wrong: """
        year,recorded,decided
        2014/15,1000,100
        2015/16,2000,[c]
        """,
      right: """
        year,recorded,decided
        2014/15,1000,100
        2015/16,2000,[x]
        """
    )
  )

  package static let csvDuplicateKey = Rule(
    "csv-duplicate-key",
    .error,
    advice: "Keep one of the rows; the key columns must identify each row.",
    meaning: """
      Two rows have the same values in the key columns, which should identify a row. If the rows \
      differ, the correct one is unknown; if they are equal, sums would count the row twice.
      """,
    example: RuleExample(
      "content/data/cases/north.csv",
      wrong: """
        2014/15,1000,100
        2015/16,2000,150
        2014/15,1000,100
        """,
      right: """
        2014/15,1000,100
        2015/16,2000,150
        """
    )
  )

  package static let csvRelation = Rule(
    "csv-relation",
    .error,
    advice: "Correct one of the values; dataset.yml declares how they relate.",
    meaning: """
      Values of one row contradict a relation that dataset.yml declares, for instance that a part \
      is never more than the whole. At least one of them is wrong.
      """,
    example: RuleExample(
      "content/data/cases/north.csv",
      wrong: "2016/17,2000,2001",
      right: "2016/17,2000,200"
    )
  )
}
