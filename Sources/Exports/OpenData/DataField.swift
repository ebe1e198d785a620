package import Content

/// A column of a published file, as used by everything that describes the file.
package struct DataField: Hashable, Sendable {
  package var name: String
  package var title: String
  package var description: String?
  package var type: FieldType
  /// The type of its cells in the content model: `financial-year`, `count`.
  package var kind: String
  package var unit: String?
  /// The codes that may occur in place of a value.
  package var missing: [MissingCode] = []
  package var minimum: Int?
  package var maximum: Int?
  package var choices: [String] = []
  /// A regular expression that each cell matches.
  package var pattern: String?
  /// Whether a cell may be blank.
  package var isOptional = false

  /// Whether every row has a value.
  package var isRequired: Bool { missing.isEmpty && !isOptional }

  /// The missing code in a cell, if it has one in place of a value.
  package func missingCode(in cell: String) -> MissingCode? {
    cell.hasPrefix("[") ? missing.first { $0.mark == cell } : nil
  }

  /// The codes that may occur in place of a value, with their meanings.
  package var missingWords: String {
    missing.map { "\($0.mark) \($0.words)" }.joined(separator: "; ")
  }
}

/// The types of Table Schema that columns of a site use.
///
/// Source: https://datapackage.org/standard/table-schema/#field-types
package enum FieldType: String, Sendable {
  case string, integer, number, date, year

  package var isNumeric: Bool { self == .integer || self == .number }
}

extension DataField {
  /// Makes a column of a dataset, with every code that its contract allows or its rows contain.
  package init(_ column: DataColumn, of dataset: Dataset, at index: Int) {
    let found = Set(dataset.rows.compactMap { $0.cells[index].value.missingCode })
    // Counts that are rounded for publication may be outside the range that applies to exact
    // counts.
    let isRounded = dataset.suppression?.roundsTo != nil
    self.init(
      name: column.name,
      title: column.title,
      description: column.description,
      type: column.type.fieldType,
      kind: column.type.rawValue,
      unit: column.unit ?? (column.type == .percent ? "%" : nil),
      missing: MissingCode.allCases.filter {
        column.missingCodes.contains($0) || found.contains($0)
      },
      minimum: isRounded ? nil : column.minimum ?? (column.type == .count ? 0 : nil),
      maximum: isRounded ? nil : column.maximum,
      choices: column.type == .choice ? column.choices : [],
      pattern: column.type.pattern,
      isOptional: column.isOptional
    )
  }
}

extension DataField {
  /// The column that names the incomplete numbers of a row; its name is not that of another column.
  static func incomplete(besides columns: [DataColumn]) -> DataField {
    var name = "incomplete"
    while columns.contains(where: { $0.name == name }) { name += "_" }
    return DataField(
      name: name,
      title: "Incomplete",
      description: "The columns of the row whose numbers are known to be incomplete. They are"
        + " published as supplied, and no figure of this site uses them.",
      type: .string,
      kind: ColumnType.text.rawValue,
      isOptional: true
    )
  }
}

extension ColumnType {
  fileprivate var fieldType: FieldType {
    switch self {
    case .count, .integer: .integer
    case .number, .percent: .number
    case .date: .date
    case .year: .year
    case .financialYear, .financialQuarter, .quarter, .month, .text, .url, .choice, .body:
      .string
    }
  }

  /// The form of its periods, if they are texts.
  fileprivate var pattern: String? {
    switch self {
    case .financialYear: "[0-9]{4}/[0-9]{2}"
    case .financialQuarter: "[0-9]{4}/[0-9]{2}-Q[1-4]"
    case .quarter: "[0-9]{4}-Q[1-4]"
    case .month: "[0-9]{4}-(0[1-9]|1[0-2])"
    default: nil
    }
  }
}
