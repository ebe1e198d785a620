/// How the producer's workbooks become the tables of a dataset.
package struct ImportRecipe: Sendable {
  /// The first period that is read; `nil` for the first of the workbooks.
  package var firstPeriod: String?
  package var tables: [ImportTable]
  /// Names of bodies that are written otherwise in the workbooks, with the ids.
  package var bodies: [String: String]
  /// Names that are not bodies of the site.
  package var leftOutBodies: [String]
  package var marks: [String: ImportMark]
  /// The change from one period to the next, in per cent, that the report points out.
  package var jump: Int
}

/// One kind of sheet.
package struct ImportTable: Sendable {
  package var name: String
  /// The name of its sheets, in which `*` is any text and `?` any character.
  package var sheet: String
  package var bodyColumn: String
  package var periodColumn: String
  /// The column of the quarter or month, and how many a period has; `nil` for whole periods.
  package var part: (column: String, count: Int)?
  package var allowsNegativeParts: Bool
  package var conditions: [ImportCondition]
  package var leftOutColumns: [String]
  package var values: [ImportValue]
}

/// One column of the dataset: a sum over rows of a sheet.
package struct ImportValue: Sendable {
  package var column: String
  /// The column of the sheet, under each name that it has had.
  package var sum: [String]
  package var conditions: [ImportCondition]
}

/// Which rows count, by the text of a column.
package struct ImportCondition: Sendable {
  package var column: String
  package var texts: [String]
  /// Whether rows with the texts are left out, instead of being the only ones.
  package var isExclusion: Bool
}

/// The meaning of a text where a number is expected.
package enum ImportMark: String, CaseIterable, Sendable {
  /// The row does not count.
  case leftOut = "left-out"
  /// The value of the period is not known.
  case incomplete
}
