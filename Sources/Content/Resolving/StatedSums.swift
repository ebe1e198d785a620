package import Diagnostics

/// A sum of cells of a dataset that its readers can know.
package struct StatedSum: Sendable {
  /// The location of a cell, as indexes of the rows and columns of the dataset.
  package typealias Position = (row: Int, column: Int)

  package var cells: [Position]
  /// 1 for a cell that is added, -1 for one that is subtracted.
  package var signs: [Int]
  /// The sum, or its lower bound; `nil` for a total, which the numbers themselves give.
  package var value: Int?
  package var isExact = true
}

extension Dataset {
  /// The sums that its relations state for each row whose cells all have a number, published or
  /// not.
  package func sumsOfRelations(
    hasNumber: (_ row: Int, _ column: Int) -> Bool
  ) -> [StatedSum] {
    relations.flatMap { relation -> [StatedSum] in
      let names = [relation.left] + relation.right
      let columns = names.compactMap(column(named:))
      guard columns.count == names.count else { return [] }
      return rows.indices.compactMap { row in
        guard columns.allSatisfy({ hasNumber(row, $0) }) else { return nil }
        return StatedSum(
          cells: columns.map { (row, $0) },
          signs: [-1] + relation.signs,
          value: (relation.kind == .less ? 1 : 0) - relation.constant,
          isExact: relation.kind == .sum
        )
      }
    }
  }

  /// The sums over rows that its policy on small counts declares as known.
  package func sumsOfTotals(
    in site: Site,
    hasNumber: (_ row: Int, _ column: Int) -> Bool
  ) -> [StatedSum] {
    guard let suppression else { return [] }
    // The sums do not depend on the numbers, only on which cells have one.
    var cells: [CellKey: Int] = [:]
    for row in rows.indices {
      for column in columns.indices where hasNumber(row, column) {
        cells[CellKey(row: row, column: column)] = 0
      }
    }
    return sumsOverRows(cells, suppression, site).map { sum in
      StatedSum(cells: sum.cells.map { ($0.row, $0.column) }, signs: sum.signs)
    }
  }

  /// Whether the small counts of a column are withheld; `true` if that is the source's decision.
  package func protects(_ column: Int) -> Bool {
    suppression.map { $0.columns.contains(columns[column].name) } ?? true
  }

  /// The multiple to which the counts of a column are rounded; `nil` if they are exact.
  package func rounding(of column: Int) -> Int? {
    guard let policy = suppression, columns[column].type == .count,
      policy.columns.contains(columns[column].name)
    else { return nil }
    return policy.roundsTo
  }

  /// The location of its policy on small counts; of the dataset, if it has none.
  package var suppressionLocation: SourceLocation { suppression?.location ?? head.location }
}
