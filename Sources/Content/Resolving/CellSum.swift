/// A cell of a table.
struct CellKey: Hashable, Comparable {
  var row: Int
  var column: Int

  static func < (left: CellKey, right: CellKey) -> Bool {
    (left.row, left.column) < (right.row, right.column)
  }
}

/// Cells whose signed sum readers know: zero for parts less their total, or a total over rows.
struct CellSum {
  var cells: [CellKey]
  var signs: [Int]
  /// The lower bound of the sum, for a relation such as `charged <= recorded`; `nil` for an exact
  /// sum.
  var least: Int?

  func sign(of cell: CellKey) -> Int {
    cells.firstIndex(of: cell).map { signs[$0] } ?? 0
  }
}

extension DataRelation {
  /// The smallest possible excess of the right side over the left; `nil` if they are equal.
  fileprivate var least: Int? {
    switch kind {
    case .atMost: 0
    case .less: 1
    case .sum: nil
    }
  }
}

extension Dataset {
  /// The sums and relations that the contract declares for each row.
  func sumsWithinRows(_ counts: [CellKey: Int]) -> [CellSum] {
    relations.flatMap { relation -> [CellSum] in
      let names = [relation.left] + relation.right
      let indices = names.compactMap(column(named:))
      return rows.indices.compactMap { row -> CellSum? in
        let cells = indices.map { CellKey(row: row, column: $0) }
        guard cells.count == names.count, cells.allSatisfy({ counts[$0] != nil }) else {
          return nil
        }
        let signs = [-1] + relation.right.map { _ in 1 }
        return CellSum(cells: cells, signs: signs, least: relation.least)
      }
    }
  }

  /// The sums over bodies or periods that readers know from elsewhere.
  func sumsOverRows(
    _ counts: [CellKey: Int],
    _ policy: Suppression
  ) -> [CellSum] {
    let period = periodColumn.flatMap(column)
    let keys = key.compactMap(column)
    return policy.knownTotals.flatMap { total -> [CellSum] in
      var groups: [[String]: [Int]] = [:]
      for (index, row) in rows.enumerated() {
        let rest = keys.filter { column in
          switch total {
          case .bodies: columns[column].type != .body
          case .periods: column != period
          }
        }
        let body = total == .periods ? row.body.map { String($0.index) } : nil
        groups[[body ?? ""] + rest.map { row.cells[$0].text }, default: []].append(index)
      }
      return groups.values.sorted { $0[0] < $1[0] }.flatMap { rows in
        columns.indices.filter { columns[$0].type == .count }.map { column in
          let cells = rows.map { CellKey(row: $0, column: column) }.filter { counts[$0] != nil }
          return CellSum(cells: cells, signs: cells.map { _ in 1 })
        }
      }
    }
  }

  func column(named name: String) -> Int? {
    columns.firstIndex { $0.name == name }
  }
}
