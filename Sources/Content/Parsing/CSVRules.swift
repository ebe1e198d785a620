package import Diagnostics

/// Rules about the syntax of CSV files.
extension Rule {
  package static let csvRules = [csvSyntax, csvEmpty]

  package static let csvSyntax = Rule(
    "csv-syntax",
    .error,
    advice: """
      Correct the row; a cell that contains a comma, a quotation mark or a line break must be \
      quoted.
      """,
    meaning: """
      The file cannot be split into rows and cells, for instance because of an unterminated quote. \
      Any guess would put values into the wrong rows or columns.
      """,
    example: RuleExample(
      "content/data/cases/north.csv",
      wrong: """
        2015/16,"2000,150
        """,
      right: "2015/16,2000,150"
    )
  )

  package static let csvEmpty = Rule(
    "csv-empty",
    .error,
    advice: "Add the header row and the data, or delete the file.",
    meaning: """
      The file of a table is empty and lacks even a header row. Readers could not tell an empty \
      table from a lost one.
      """,
    example: RuleExample(
      "content/data/cases/north.csv",
      wrong: "",
      right: """
        year,recorded,decided
        2014/15,1000,100
        2015/16,2000,150
        """
    )
  )
}
