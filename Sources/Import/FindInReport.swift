import Content

/// What stands out in the values of an import.
extension ImportReport {
  /// Finds the bodies without a row, at all or in a period that the workbooks have.
  mutating func findMissingRows(_ values: ImportedValues, _ site: Site, _ dataset: Dataset) {
    let found = Dictionary(grouping: values.texts.keys, by: \.body)
      .mapValues { Set($0.map(\.period)) }
    let known = Set(dataset.rows.compactMap { $0.body.map { site[$0].head.id } })
    let periods = Set(values.texts.keys.map(\.period)).sorted()
    let gone = Set(vanished)
    for body in site.bodies.sorted(by: { $0.head.id < $1.head.id }) {
      let id = body.head.id
      guard let own = found[id] else {
        // Without any rows, each body may be meant.
        if known.contains(id) || known.isEmpty { bodiesWithoutRow.append(id) }
        continue
      }
      for period in periods where !own.contains(period) && body.lifetime.overlaps(period) {
        let place = "\(id), \(period)"
        if !gone.contains(place) { bodiesWithoutRow.append(place) }
      }
    }
  }

  /// Finds large changes from one period to the next, of which one is new or revised.
  mutating func findJumps(
    _ values: [ValueKey: String],
    changed: Set<ValueKey>,
    _ recipe: ImportRecipe
  ) {
    let columns = Set(recipe.tables.flatMap { $0.values.map(\.column) })
    let keys = values.keys.filter { columns.contains($0.column) }
    for series in Dictionary(grouping: keys, by: { [$0.body, $0.column] }).values {
      let ordered = series.sorted { $0.period < $1.period }
      for (earlier, later) in zip(ordered, ordered.dropFirst())
      where changed.contains(earlier) || changed.contains(later) {
        let change = Revision(
          body: later.body,
          period: later.period,
          column: later.column,
          old: values[earlier] ?? "",
          new: values[later] ?? ""
        )
        if let percent = change.percent, abs(percent) > Double(recipe.jump) { jumps.append(change) }
      }
    }
    jumps.sortBySize()
  }

  /// Finds rows with the numbers of another body; zeros and marks are equal in many rows.
  mutating func findCopies(_ values: ImportedValues) {
    let rows = Dictionary(grouping: values.texts.keys) { [$0.period, $0.body] }
    var first: [[String]: String] = [:]
    for (place, keys) in rows.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let texts = keys.sorted { $0.column < $1.column }.map { values.texts[$0] ?? "" }
      // As many digits as two numbers of two digits, which are not equal by chance.
      let numbers = Set(texts.filter { $0.count > 1 && !$0.hasPrefix("[") })
      guard numbers.count > 1 || numbers.contains(where: { $0.count > 3 }) else { continue }
      if let other = first.updateValue(place[1], forKey: [place[0]] + texts) {
        copies.append("\(other) and \(place[1]), \(place[0])")
      }
    }
  }
}
