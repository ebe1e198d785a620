extension Dataset {
  /// The number of pairs of columns that are compared.
  private static let mostPairs = 400

  /// Columns that say how a protected count changed since the period before, or what it adds up to
  /// since the first one.
  func undeclaredChanges(_ policy: Suppression) -> [Tie] {
    let protected = policy.columns.compactMap(column)
    let others = columns.indices.filter { columns[$0].type.isAdditive && !protected.contains($0) }
    let searches = protected.count * others.count
    let steps = successiveRows()
    guard !steps.isEmpty, (1...Dataset.mostPairs).contains(searches) else { return [] }
    return protected.flatMap { count in
      others.flatMap { other in
        let names = [other, count].flatMap { column in
          [columns[column].name, "\(columns[column].name) of the period before"]
        }
        let table = [other, count].flatMap { column in
          [steps.map { wholeNumber($0.now, column) }, steps.map { wholeNumber($0.before, column) }]
        }
        var search = SumSearch(table, oneOf: searches)
        return search.sums().filter { sum in
          // It must connect both columns, and both periods.
          sum.isPlain
            && [[0, 1], [2, 3], [0, 2], [1, 3]].allSatisfy { pair in
              pair.contains { sum.terms[$0] != nil }
            }
        }.map { sum in
          let text = sum.text(names)
          return Tie(
            text: text,
            message: "\"\(text)\" is true in every row, so withheld counts can be computed",
            help: "remove one of the columns, or say under `harmless` why it reveals nothing"
          )
        }
      }
    }
  }

  /// The rows that differ in their period only, each with the one before it.
  private func successiveRows() -> [(before: Int, now: Int)] {
    guard let period = periodColumn.flatMap(column) else { return [] }
    let order = Dictionary(uniqueKeysWithValues: zip(periods, 0...))
    return grouped(leaving: [period], sharesBody: true) { _ in "" }.flatMap { group in
      let places = group.map { row in (row, rows[row].period.flatMap { order[$0] } ?? 0) }
        .sorted { $0.1 < $1.1 }
      return zip(places, places.dropFirst()).filter { $0.1 + 1 == $1.1 }.map { before, now in
        (before: before.0, now: now.0)
      }
    }
  }

  private func wholeNumber(_ row: Int, _ column: Int) -> Int? {
    rows[row].cells[column].value.number.flatMap { Int(exactly: $0) }
  }
}
