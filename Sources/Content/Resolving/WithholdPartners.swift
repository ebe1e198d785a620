extension ProtectedTable {
  /// Withholds more counts, until the sums alone determine no count that is withheld for its own
  /// sake, or until nothing is left that could help.
  ///
  /// Small counts do not protect each other if others can: whether they do depends on their values.
  mutating func withholdPartners() {
    var span = VectorSpan()
    let primary = counts.primary
    for cell in primary {
      while let partner = partner(for: cell, beside: span) {
        withheld.insert(partner)
        span.insert(vector(partner))
      }
    }
    for cell in primary where !span.remainder(of: vector(cell)).isEmpty {
      var wide = VectorSpan()
      for other in cellsTied(to: cell) where other != cell { wide.insert(vector(other)) }
      while let partner = partner(for: cell, beside: wide) {
        withheld.insert(partner)
        wide.insert(vector(partner))
      }
    }
  }

  /// A count to withhold so that one equation less determines a cell.
  ///
  /// The cell is determined if its sums do not follow from those of the withheld counts of the span.
  /// Then some combination of sums contains no withheld count but this one; a count in it can help.
  /// The combination of the fewest sums comes first.
  private func partner(for cell: CellKey, beside span: VectorSpan) -> CellKey? {
    let rest = span.remainder(of: vector(cell))
    let combinations = rest.keys.map { (coordinate: $0, sums: span.annihilator(of: $0)) }
    for combination in combinations.sorted(by: { one, other in
      (one.sums.count, one.coordinate) < (other.sums.count, other.coordinate)
    }) {
      let cells = Set(combination.sums.flatMap { sums[$0].cells }).filter { other in
        counts.classes[other] == .open && !withheld.contains(other)
          && span.remainder(of: vector(other))[combination.coordinate] != nil
      }
      if let partner = cells.min(by: { rank($0) < rank($1) }) { return partner }
    }
    return nil
  }

  /// Preferably a part, then a total; among these the one in the fewest sums without a withheld
  /// count; then the first.
  private func rank(_ cell: CellKey) -> (Int, Int, CellKey) {
    let around = (sumsByCell[cell] ?? []).map { sums[$0] }
    let isTotal = around.contains { $0.isTotal(cell) }
    let alone = around.count { !$0.cells.contains(where: withheld.contains) }
    return (isTotal ? 1 : 0, alone, cell)
  }

  /// The sums of a cell, with its sign in each.
  private func vector(_ cell: CellKey) -> [Int: Int] {
    var vector: [Int: Int] = [:]
    for index in sumsByCell[cell] ?? [] {
      let sum = sums[index]
      for (other, sign) in zip(sum.cells, sum.signs) where other == cell {
        vector[index, default: 0] += sign
      }
    }
    return vector
  }

  /// The withheld counts that sums connect to a cell, directly or through others, and itself.
  private func cellsTied(to cell: CellKey) -> [CellKey] {
    var found: Set<CellKey> = [cell]
    var next = [cell]
    while let cell = next.popLast() {
      for index in sumsByCell[cell] ?? [] {
        next += sums[index].cells.filter { withheld.contains($0) && found.insert($0).inserted }
      }
    }
    return found.sorted()
  }
}

extension CellSum {
  /// Whether a cell is the total of the others.
  fileprivate func isTotal(_ cell: CellKey) -> Bool {
    cells.first == cell && signs.first == -1
  }
}
