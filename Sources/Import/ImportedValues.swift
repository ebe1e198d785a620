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
      let coverage = reader.coverage.filter { $0.key.table == index && !isTotal($0.key.body) }
      let finished = Set(coverage.filter(\.value.isWhole).map(\.key.period))
      for period in Set(coverage.keys.map(\.period)).subtracting(finished).sorted() {
        unfinished.append("\(table.name): \(period)")
      }
      let places = coverage.keys.filter { finished.contains($0.period) }
        .sorted { ($0.body, $0.period) < ($1.body, $1.period) }
      for place in places {
        for value in table.values {
          let key = ValueKey(body: place.body, period: place.period, column: value.column)
          let isWhole = coverage[place]?.isWhole == true
          add(key, reader, isWhole: isWhole, dataset, &problems)
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
    guard texts[key] == nil else {
      let message = "\(key.column) of \(key.period) is in the sheets of two tables of the recipe"
      return problems.report("\(message); import one of them")
    }
    let place = "\(key.column) of \(key.body) in \(key.period)"
    if let code = code(of: key, reader, isWhole: isWhole) {
      if code == .notSupplied { incomplete.append(key) }
      texts[key] = code.mark
      if !column.missingCodes.contains(code) {
        let codes = (column.missingCodes + [code]).map(\.rawValue).joined(separator: ", ")
        let what = code == .notSupplied ? "incomplete" : "\(code.mark), \(code.words),"
        problems.report(
          "\(key.column) is \(what) for \(key.body) in \(key.period); write `missing: [\(codes)]` in"
            + " its column of dataset.yml"
        )
      }
      return
    }
    var total = reader.sums[key] ?? ExactSum()
    if let decimals = column.decimals { total = total.rounded(to: decimals) }
    if total.isNegative {
      problems.report("\(place) is negative: \(total.text)")
    }
    if column.type.isWhole, !total.isWhole {
      problems.report("\(place) is not a whole number: \(total.text)")
    }
    texts[key] = total.text
  }

  /// The code of a value that is not known; parts that are not applicable add nothing.
  private func code(of key: ValueKey, _ reader: TableReader, isWhole: Bool) -> MissingCode? {
    let codes = reader.codes[key] ?? []
    if let code = MissingCode.allCases.first(where: { codes.contains($0) && $0 != .notApplicable })
    {
      return code
    }
    if !isWhole { return .notSupplied }
    if reader.sums[key] != nil { return nil }
    if codes.contains(.notApplicable) { return .notApplicable }
    // A combination without a row did not occur; one whose rows do not count is not known.
    return reader.leftOut.contains(key) ? .notSupplied : nil
  }
}
