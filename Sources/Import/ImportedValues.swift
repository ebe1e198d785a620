import Content

/// The values of a dataset that workbooks have, as the texts of its cells.
struct ImportedValues {
  private(set) var texts: [ValueKey: String] = [:]
  /// The values of which a part of the period is missing.
  private(set) var incomplete: [ValueKey] = []
  /// The periods that no body has whole, by the name of the table.
  private(set) var unfinished: [String] = []

  /// Makes the values of what was read; a value that the dataset cannot have is a problem.
  init(_ reader: inout TableReader, _ dataset: Dataset) {
    var problems = reader.problems
    for (index, table) in reader.recipe.tables.enumerated() {
      let whole: UInt16 = (1 << UInt16(table.part?.count ?? 1)) - 1
      let seen = reader.seen.filter { $0.key.table == index }
      let finished = Set(seen.filter { $0.value == whole }.map(\.key.period))
      for period in Set(seen.map(\.key.period)).subtracting(finished).sorted() {
        unfinished.append("\(table.name): \(period)")
      }
      let places = seen.keys.filter { finished.contains($0.period) }
        .sorted { ($0.body, $0.period) < ($1.body, $1.period) }
      for place in places {
        for value in table.values {
          let key = ValueKey(body: place.body, period: place.period, column: value.column)
          add(key, reader, isWhole: seen[place] == whole, dataset, &problems)
        }
      }
    }
    reader.problems = problems
  }

  private mutating func add(
    _ key: ValueKey,
    _ reader: TableReader,
    isWhole: Bool,
    _ dataset: Dataset,
    _ problems: inout ImportProblems
  ) {
    guard let column = dataset.columns.first(where: { $0.name == key.column }) else { return }
    let sum = reader.sums[key]
    // A combination without a row did not occur; one whose rows do not count is not known.
    let isKnown = sum != nil || !reader.leftOut.contains(key)
    guard isWhole, isKnown, !reader.incomplete.contains(key) else {
      incomplete.append(key)
      texts[key] = MissingCode.notSupplied.mark
      if !column.missingCodes.contains(.notSupplied) {
        problems.report(
          "\(key.column) is incomplete for \(key.body) in \(key.period); "
            + "write `missing: [x]` in its column of dataset.yml"
        )
      }
      return
    }
    let total = sum ?? ExactSum()
    if total.isNegative {
      problems.report("\(key.column) is negative for \(key.body) in \(key.period)")
    }
    if [.count, .integer].contains(column.type), !total.isWhole {
      problems.report(
        "\(key.column) is not a whole number for \(key.body) in \(key.period): \(total.text)"
      )
    }
    texts[key] = total.text
  }
}
