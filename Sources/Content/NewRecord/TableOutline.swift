/// What a table of the producer suggests for the contract of a new dataset.
package struct TableOutline: Sendable {
  /// The newest period of the table, as the dataset writes it.
  package var period: String
  package var periodType: ColumnType
  package var columns: [Column]
  /// The text of `import.yml`; `nil` if there is no table.
  package var recipe: String?

  /// A column of numbers.
  package struct Column: Sendable {
    package var name: String
    package var title: String
    package var type: ColumnType

    package init(name: String, title: String, type: ColumnType) {
      (self.name, self.title, self.type) = (name, title, type)
    }
  }

  package init(
    period: String,
    periodType: ColumnType,
    columns: [Column] = [Column(name: "total", title: "Total", type: .count)],
    recipe: String? = nil
  ) {
    self.period = period
    self.periodType = periodType
    self.columns = columns
    self.recipe = recipe
  }

  /// The name of the column of periods.
  package var periodName: String {
    switch periodType {
    case .quarter, .financialQuarter: "quarter"
    case .month: "month"
    default: "year"
    }
  }

  var periodTitle: String { periodName.prefix(1).uppercased() + periodName.dropFirst() }
}
