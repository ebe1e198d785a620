/// Which rows of its datasets make one value of a measure, if body and period do not identify one.
package struct RowSelection: Sendable {
  /// A key column, and the one value of it that is used.
  package struct Condition: Hashable, Sendable {
    package var column: String
    package var value: String
  }

  /// The key columns over which rows are added.
  package var summed: [String] = []
  package var conditions: [Condition] = []
  /// The type of the years to which quarters and months are added; `nil` to keep the periods.
  package var yearType: ColumnType?
  /// What is added and chosen, as sentences for readers.
  package internal(set) var sentences: [String] = []

  /// Whether several rows can make one value.
  var isSum: Bool { !summed.isEmpty || yearType != nil }

  /// The period of the measure in which a period of its data is; itself unless periods are added.
  package func period(with part: String) -> String {
    guard let yearType, let months = CalendarPeriod(part)?.months else { return part }
    return yearType.year(of: months.lowerBound) ?? part
  }

  /// The periods of the measure for which a dataset has rows, oldest first.
  func periods(of dataset: Dataset) -> [String] {
    guard isSum || !conditions.isEmpty else { return dataset.periods }
    let used = Set(dataset.rows.filter { accepts($0, of: dataset) }.compactMap(\.period))
    var seen: Set<String> = []
    return dataset.periods.filter(used.contains).map(period).filter { seen.insert($0).inserted }
  }

  /// Whether a row meets the conditions about columns of its dataset.
  func accepts(_ row: DataRow, of dataset: Dataset) -> Bool {
    conditions.allSatisfy { condition in
      dataset.column(named: condition.column).map { row.cells[$0].text == condition.value } ?? true
    }
  }
}

extension Measure {
  /// What is counted, with what is added and chosen; several sentences if the rows are selected.
  package var fullScope: String {
    if selection.sentences.isEmpty { return scope }
    let end = scope.hasSuffix(".") ? "" : "."
    return ([scope + end] + selection.sentences).joined(separator: " ")
  }
}

extension Site {
  /// The rows of a dataset behind a value of a measure.
  func rows(
    of dataset: Reference<Dataset>,
    behind measure: Measure,
    _ body: Reference<Body>,
    in period: String
  ) -> [DataRow] {
    self[dataset].rows(of: body).filter { row in
      row.period.map(measure.selection.period) == period
        && measure.selection.accepts(row, of: self[dataset])
    }
  }
}

extension Dataset {
  /// The key columns besides the body and the period: with one, several rows have both.
  var furtherKeyColumns: [DataColumn] {
    let body = columns.last { $0.type == .body }?.name
    return key.compactMap(column).map { columns[$0] }.filter {
      $0.name != body && $0.name != periodColumn
    }
  }
}
