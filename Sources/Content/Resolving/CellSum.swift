/// A cell of a table.
struct CellKey: Hashable, Comparable {
  var row: Int
  var column: Int

  static func < (left: CellKey, right: CellKey) -> Bool {
    (left.row, left.column) < (right.row, right.column)
  }
}

/// Cells whose signed sum readers know: parts less their total, or all that are in a known total.
struct CellSum {
  var cells: [CellKey]
  var signs: [Int]
}

/// Two cells of which one is at least as large as the other: a part and its whole.
struct CellBound {
  var part: CellKey
  var whole: CellKey
  /// The smallest possible difference.
  var least: Int
}

extension Dataset {
  /// The values that sums can connect, as whole numbers, by their cell.
  ///
  /// A fraction is rounded: the terms of a sum that are withheld always have the total of their
  /// rounded values, so no sum contradicts itself.
  func wholeValues() -> [CellKey: Int] {
    var values: [CellKey: Int] = [:]
    for (index, row) in rows.enumerated() {
      for (column, cell) in row.cells.enumerated() {
        guard let number = cell.value.number else { continue }
        values[CellKey(row: index, column: column)] = Int(number.rounded())
      }
    }
    return values
  }

  /// The sums that the contract declares for each row.
  func sumsWithinRows(_ values: [CellKey: Int]) -> [CellSum] {
    relations.filter { $0.kind == .sum }.flatMap { relation in
      cells(of: relation, values).map { CellSum(cells: $0, signs: [-1] + relation.signs) }
    }
  }

  /// The parts and wholes that the contract declares for each row.
  func boundsWithinRows(_ values: [CellKey: Int]) -> [CellBound] {
    relations.filter { $0.kind != .sum }.flatMap { relation in
      cells(of: relation, values).map { cells in
        CellBound(part: cells[0], whole: cells[1], least: relation.kind == .less ? 1 : 0)
      }
    }
  }

  /// The cells of a relation in each row that has all of their values, the left one first.
  private func cells(of relation: DataRelation, _ values: [CellKey: Int]) -> [[CellKey]] {
    let names = [relation.left] + relation.right
    let indices = names.compactMap(column(named:))
    guard indices.count == names.count else { return [] }
    return rows.indices.compactMap { row in
      let cells = indices.map { CellKey(row: row, column: $0) }
      return cells.allSatisfy { values[$0] != nil } ? cells : nil
    }
  }

  /// The sums over rows that readers know from elsewhere, or from rows that are totals.
  func sumsOverRows(
    _ values: [CellKey: Int],
    _ policy: Suppression,
    _ site: Site
  ) -> [CellSum] {
    let added = columns.indices.filter(isAdditive)
    let known = policy.knownTotals.flatMap { total in
      groups(of: total, site).flatMap { rows in
        added.map { column in
          let cells = rows.map { CellKey(row: $0, column: column) }.filter { values[$0] != nil }
          return CellSum(cells: cells, signs: cells.map { _ in 1 })
        }
      }
    }
    let shown = policy.rowTotals.flatMap { total in
      rows(of: total, site).flatMap { group in
        added.compactMap { column -> CellSum? in
          let cells = ([group.total] + group.parts).map { CellKey(row: $0, column: column) }
          guard cells.allSatisfy({ values[$0] != nil }) else { return nil }
          return CellSum(cells: cells, signs: [-1] + group.parts.map { _ in 1 })
        }
      }
    }
    return (known + shown).filter { !$0.cells.isEmpty }
  }

  /// Whether the sum of a column over rows means something: it has numbers of things, or the
  /// contract adds it to others.
  private func isAdditive(_ column: Int) -> Bool {
    let (name, type) = (columns[column].name, columns[column].type)
    if type.isWhole { return true }
    return type.isNumeric && relations.contains { $0.left == name || $0.right.contains(name) }
  }

  /// The rows of each sum of a kind.
  private func groups(of total: KnownTotal, _ site: Site) -> [[Int]] {
    let bodyColumns = columns.indices.filter { columns[$0].type == .body }
    let (left, sharesBody): ([Int], Bool)
    var fact: String?
    switch total {
    case .bodies: (left, sharesBody) = (bodyColumns, false)
    case .periods, .years:
      (left, sharesBody) = ([periodColumn.flatMap(column)].compactMap { $0 }, true)
    case .named(let name):
      if let column = column(named: name) {
        (left, sharesBody) = ([column], columns[column].type != .body)
      } else {
        (left, sharesBody) = (bodyColumns, false)
        fact = name
      }
    }
    return grouped(leaving: left, sharesBody: sharesBody) { row in
      if case .years(let type) = total { return row.period.flatMap(type.year) }
      guard let fact else { return "" }
      return row.body.flatMap { site[$0].facts.first { $0.id == fact }?.value.value }
    }
  }

  /// The rows of each total, with those of its parts.
  private func rows(of total: RowTotal, _ site: Site) -> [(total: Int, parts: [Int])] {
    let column = column(named: total.over)
    let isBody = column.map { columns[$0].type == .body } ?? true
    let left = isBody ? columns.indices.filter { columns[$0].type == .body } : [column ?? 0]
    return grouped(leaving: left, sharesBody: !isBody) { _ in "" }.compactMap { group in
      func name(_ row: Int) -> String {
        let body = rows[row].body.map { site[$0].head.id } ?? ""
        return isBody ? body : rows[row].cells[left[0]].text
      }
      guard let sum = group.first(where: { name($0) == total.total }) else { return nil }
      let parts = group.filter { row in
        row != sum && (total.parts.isEmpty || total.parts.contains(name(row)))
      }
      return parts.isEmpty ? nil : (sum, parts)
    }
  }

  /// The rows that agree in their key without some columns, and in what `label` says of them; a row
  /// without a label is in no group.
  func grouped(
    leaving columns: [Int],
    sharesBody: Bool,
    by label: (DataRow) -> String?
  ) -> [[Int]] {
    let keys = key.compactMap(column).filter { !columns.contains($0) }
    var groups: [[String]: [Int]] = [:]
    var order: [[String]] = []
    for (index, row) in rows.enumerated() {
      guard let label = label(row) else { continue }
      let body = sharesBody ? row.body.map { String($0.index) } ?? "" : ""
      let name = [label, body] + keys.map { row.cells[$0].text }
      if groups[name] == nil { order.append(name) }
      groups[name, default: []].append(index)
    }
    return order.map { groups[$0] ?? [] }
  }

  func column(named name: String) -> Int? {
    columns.firstIndex { $0.name == name }
  }
}
