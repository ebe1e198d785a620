package import Diagnostics

/// A sum of cells of a dataset that its readers can know.
package struct StatedSum: Sendable {
  /// Where a cell is, as indexes of the rows and columns of the dataset.
  package typealias Position = (row: Int, column: Int)

  package var cells: [Position]
  /// 1 for a cell that is added, -1 for one that is subtracted.
  package var signs: [Int]
  /// The lower bound of the sum; `nil` if readers know the sum itself.
  package var least: Int?
}

extension Dataset {
  /// The sums that the contract states: relations within each row, and totals over rows.
  ///
  /// `hasNumber` says which cells have a number, published or not.
  package func statedSums(
    hasNumber: (_ row: Int, _ column: Int) -> Bool
  ) -> (relations: [StatedSum], totals: [StatedSum]) {
    // The sums do not depend on the numbers, only on which cells have one.
    var cells: [CellKey: Int] = [:]
    for row in rows.indices {
      for column in columns.indices where hasNumber(row, column) {
        cells[CellKey(row: row, column: column)] = 0
      }
    }
    let totals = suppression.map { sumsOverRows(cells, $0) } ?? []
    return (sumsWithinRows(cells).map(StatedSum.init), totals.map(StatedSum.init))
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

extension StatedSum {
  fileprivate init(_ sum: CellSum) {
    cells = sum.cells.map { ($0.row, $0.column) }
    signs = sum.signs
    least = sum.least
  }
}
