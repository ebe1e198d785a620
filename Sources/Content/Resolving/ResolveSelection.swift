package import Diagnostics

/// Resolves which rows make a value of a measure; it is an error if several rows have the same body
/// and period, and the measure does not say which to use.
func resolveSelection(
  of measure: Measure,
  _ names: Measure.Names,
  _ site: Site,
  into diagnostics: inout [Diagnostic]
) -> RowSelection {
  var check = SelectionCheck(measure: measure, names: names, site: site)
  if names.rows.isUnreadable { return check.selection }
  check.checkKeys()
  names.rows.summed.forEach { check.checkSum(over: $0) }
  names.rows.conditions.forEach { check.checkCondition($0) }
  check.checkYears()
  diagnostics += check.diagnostics
  return check.selection
}

private struct SelectionCheck {
  let names: Measure.Names
  /// The datasets of the measure, each with the name that leads to it.
  let datasets: [(dataset: Dataset, name: Name)]
  /// The columns of counts that are added, by dataset.
  let counted: [[Int]]
  /// The key columns besides body and period, of all datasets.
  let columns: [DataColumn]
  var selection: RowSelection
  var diagnostics: [Diagnostic] = []

  init(measure: Measure, names: Measure.Names, site: Site) {
    self.names = names
    var found: [(Reference<Dataset>, Name)] = []
    let written = [
      (measure.numerator, names.numerator), (measure.denominator, names.denominator),
      (measure.settled, names.settled), (measure.value, names.value),
      (measure.limits?.lower, names.limits?.lower), (measure.limits?.upper, names.limits?.upper),
    ]
    for case (let column?, let name?) in written
    where !found.contains(where: { $0.0 == column.dataset }) {
      found.append((column.dataset, name))
    }
    datasets = found.map { (site[$0.0], $0.1) }
    counted = found.map { dataset, _ in
      let columns = measure.columns.filter { $0.dataset == dataset }
      return (columns.isEmpty ? [measure.settled].compactMap(\.self) : columns).map(\.column)
    }
    columns = datasets.flatMap(\.dataset.furtherKeyColumns)
    selection = measure.selection
  }

  /// Reports key columns of which the measure does not say what to do with their rows.
  mutating func checkKeys() {
    let named = (names.rows.summed + names.rows.conditions.map(\.column)).map(\.id)
    let settled = Set(named)
    // A misspelt column has its own error.
    guard named.allSatisfy(columns.map(\.name).contains) else { return }
    for (dataset, name) in datasets {
      let open = dataset.furtherKeyColumns.filter { !settled.contains($0.name) }
      guard let first = open.first else { continue }
      let list = open.map { "\"\($0.name)\"" }.joined(separator: " and ")
      let index = dataset.column(named: first.name)
      let value = index.flatMap { index in dataset.rows.first?.cells[index].text } ?? "…"
      report(
        "\"\(dataset.head.id)\" has several rows for a body and a period: its key also has \(list)",
        at: name.location,
        help: names.rows.canAdd
          ? "write `sum_over: [\(open.map(\.name).joined(separator: ", "))]` to add them, or"
            + " `where: {\(first.name): \(value)}` to use one"
          : "write `where: {\(first.name): \(value)}` to use one of them"
      )
    }
  }

  mutating func checkSum(over name: Name) {
    guard let column = column(name) else { return }
    if names.rows.conditions.contains(where: { $0.column.id == name.id }) {
      report(
        "\"\(name.id)\" is in `sum_over` and in `where`",
        at: name.location,
        help: "keep one of them"
      )
    } else if !column.type.isListed, !column.type.isNumeric, column.type != .date {
      report(
        "rows cannot be added over \"\(name.id)\", of type \(column.type.rawValue): whether one is"
          + " missing is not known",
        at: name.location,
        help: "declare the column as `type: choice`, and list its values under `choices`"
      )
    } else if let total = column.choices.first(where: isTotalName) {
      report(
        "`sum_over` would add \"\(total)\" to its parts",
        at: name.location,
        help: "write `where: {\(name.id): \(total)}`, or remove the totals from the table"
      )
    } else {
      checkTotals(in: column, at: name.location)
    }
    let rest = column.type.isListed ? "; a sum that lacks one is not shown" : ""
    selection.sentences.append("Rows are added over \"\(column.title)\"\(rest).")
  }

  /// Reports a choice whose rows are totals of others, whatever its name: all would be added twice.
  private mutating func checkTotals(in column: DataColumn, at location: SourceLocation) {
    for ((dataset, _), counted) in zip(datasets, counted) {
      let found = dataset.total(among: column, counted: counted) {
        selection.accepts($0, of: dataset)
      }
      guard let (total, parts) = found else { continue }
      let list = parts.map { "\"\($0)\"" }.joined(separator: " and ")
      let isWhole = parts.count + 1 == column.choices.count
      report(
        "`sum_over` would add \"\(total)\" to its parts \(list)",
        at: location,
        help: (isWhole ? "write `where: {\(column.name): \(total)}`, or " : "")
          + "remove the rows of \"\(total)\" and its choice from the table"
      )
      return
    }
  }

  mutating func checkCondition(_ condition: RowNames.Condition) {
    guard let column = column(condition.column) else { return }
    let value = condition.value.id
    selection.sentences.append("\(column.title): \(value).")
    let holding = datasets.map(\.dataset).filter { $0.column(named: column.name) != nil }
    for dataset in holding where !dataset.hasFaultyTable && !dataset.isPartial {
      let index = dataset.column(named: column.name)
      let values = Set(dataset.rows.compactMap { row in index.map { row.cells[$0].text } })
      if values.contains(value) { continue }
      report(
        "no row of \"\(dataset.head.id)\" has the \(column.name) \"\(value)\"",
        at: condition.value.location,
        help: suggestion(for: value, among: values.sorted(), what: "values")
      )
    }
  }

  /// Reports periods that cannot be added to the years of the measure.
  mutating func checkYears() {
    guard let year = selection.yearType, let location = names.rows.yearType else { return }
    var isSum = false
    for (dataset, _) in datasets {
      let type = dataset.columns.first { $0.name == dataset.periodColumn }?.type
      if let type, type == year { continue }
      isSum = true
      if let count = type?.monthCount, count < 12 { continue }
      report(
        "the periods of \"\(dataset.head.id)\", of type \(type?.rawValue ?? "none"), cannot be"
          + " added to a \(year.rawValue)",
        at: location,
        help: "use a dataset whose period column is a quarter or a month"
      )
    }
    guard isSum else { return }
    selection.sentences.append("Years are sums of their parts; one that lacks a part is not shown.")
  }

  /// The key column that a name means.
  private mutating func column(_ name: Name) -> DataColumn? {
    if let column = columns.first(where: { $0.name == name.id }) { return column }
    guard !datasets.isEmpty else { return nil }
    report(
      "\"\(name.id)\" is not a key column besides body and period",
      at: name.location,
      help: suggestion(for: name.id, among: columns.map(\.name), what: "such columns")
    )
    return nil
  }

  private mutating func report(_ message: String, at location: SourceLocation, help: String) {
    diagnostics.report(.measureRows, message, at: location, help: help)
  }
}

/// The rule about the rows of a measure.
extension Rule {
  package static let measureRowRules = [measureRows]

  package static let measureRows = Rule(
    "measure-rows",
    .error,
    advice: "Say with `sum_over` or `where` in the measure which rows make a value.",
    meaning: """
      Several rows of the dataset have the same body and period, and the measure does not say \
      which of them to use or how to add them. One row would be shown as if it were the whole.
      """,
    example: RuleExample(
      "content/measures/rate.yml",
      wrong: "denominator: cases.recorded",
      right: """
        denominator: cases.recorded
        sum_over: [kind]
        """
    )
  )
}
