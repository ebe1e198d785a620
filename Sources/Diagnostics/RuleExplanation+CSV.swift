/// Rules about the tables of datasets.
extension RuleExplanation {
  static let csvSyntax = RuleExplanation(
    meaning: """
      The file cannot be split into rows and cells, for instance because a quotation mark has \
      no partner. Any reading of it would put values into the wrong rows or columns.
      """,
    example: RuleExample(
      table,
      wrong: """
        2015/16,"2000,150
        """,
      right: "2015/16,2000,150"
    )
  )

  static let csvEmpty = RuleExplanation(
    meaning: """
      The file of a table has nothing in it, not even a header row. Readers could not tell an \
      empty table from one that was lost on its way.
      """,
    example: RuleExample(
      table,
      wrong: "",
      right: """
        year,recorded,decided
        2014/15,1000,100
        2015/16,2000,150
        """
    )
  )

  static let csvHeader = RuleExplanation(
    meaning: """
      The header row and the columns that dataset.yml declares are not the same. Values could \
      be taken for those of another column, and every figure made from them would be wrong.
      """,
    example: RuleExample(
      table,
      wrong: "year,recorded,decidd",
      right: "year,recorded,decided"
    )
  )

  static let csvRagged = RuleExplanation(
    meaning: """
      A row has more cells or fewer than the header, often because a number has a comma in it. \
      It is then unclear which value belongs to which column.
      """,
    example: RuleExample(
      table,
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

  static let csvValue = RuleExplanation(
    meaning: """
      The cell holds something that the type of its column does not allow, such as a count \
      below zero. No figure can be made from it.
      """,
    example: RuleExample(
      table,
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

  static let csvRange = RuleExplanation(
    meaning: """
      The number is below or above what dataset.yml declares as possible for its column. It is \
      most likely a slip, such as a digit too many, and would mislead readers in every chart.
      """,
    example: RuleExample(
      table,
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

  static let csvMissingCode = RuleExplanation(
    meaning: """
      The cell is blank, or holds a code for a missing value that its column does not allow. \
      Readers are always told why a value is missing, and here nobody can say it.
      """,
    example: RuleExample(
      table,
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

  static let csvDuplicateKey = RuleExplanation(
    meaning: """
      Two rows have the same values in the key columns, which should name a row once. If the \
      rows differ, nobody knows which is true; if not, sums would count one of them twice.
      """,
    example: RuleExample(
      table,
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

  static let csvRelation = RuleExplanation(
    meaning: """
      Two or more values of one row contradict what dataset.yml declares about them, for \
      instance that a part is never more than the whole. At least one of them is wrong.
      """,
    example: RuleExample(
      table,
      wrong: "2016/17,2000,2001",
      right: "2016/17,2000,200"
    )
  )

  /// The table of the one body of the fixtures.
  private static let table = "content/data/cases/north.csv"
}
