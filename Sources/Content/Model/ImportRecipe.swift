/// How the producer's workbooks become the tables of a dataset.
package struct ImportRecipe: Sendable {
  /// The first period that is read; `nil` for the first of the workbooks.
  package var firstPeriod: String?
  package var tables: [ImportTable]
  /// Names of bodies that are written otherwise in the workbooks, with the ids.
  package var bodies: [String: String]
  /// The encoding and the delimiter of a csv; `nil` if they are detected.
  package var (encoding, delimiter): (String?, String?)
  /// Names that are not bodies of the site.
  package var leftOutBodies: [String]
  /// The names of rows that are sums over all bodies, with the other names that these include.
  package var totals: [String: [String]]
  /// How much a sum may differ from a stated total, which may be rounded.
  package var tolerance: String
  package var marks: [String: ImportMark]
  /// The change from one period to the next, in per cent, that the report points out.
  package var jump: Int
  package var release: ReleaseFacts
}

/// One kind of sheet.
package struct ImportTable: Sendable {
  package var name: String
  /// The name of its sheets, in which `*` is any text and `?` any character.
  package var sheet: String
  package var bodyColumn: String
  /// `nil` if the headings of the columns to add contain the periods.
  package var periodColumn: String?
  /// The column of the quarter or month of a year.
  package var part: (column: String, kind: PeriodPart)?
  package var allowsNegativeParts: Bool
  package var conditions: [ImportCondition]
  package var leftOutColumns: [String]
  package var values: [ImportValue]
}

/// One column of the dataset: a sum over rows of a sheet.
package struct ImportValue: Sendable {
  package var column: String
  /// The column of the sheet, under each name that it has had; `{period}` in a name is the period
  /// of the column.
  package var sum: [String]
  package var conditions: [ImportCondition]
  /// The factor from the unit of the sheet to that of the dataset, as decimal text.
  package var factor: String?
  /// Which rows state the sum, if any do.
  package var total: [ImportCondition]
}

extension ImportValue {
  /// What a name of a column has in place of a period.
  package static let periodMark = "{period}"

  /// Whether the sheet has a column for each period.
  package var hasPeriodInHeading: Bool { sum.contains { $0.contains(Self.periodMark) } }
}

/// Which rows count, by the text of a column.
package struct ImportCondition: Hashable, Sendable {
  package var column: String
  package var texts: [String]
  /// Whether rows with the texts are left out, instead of being the only ones.
  package var isExclusion: Bool
}

/// The meaning of a text where a number is expected.
package enum ImportMark: Hashable, Sendable {
  /// The row does not count.
  case leftOut
  /// There is no value, for the reason of the code.
  case missing(MissingCode)
}
