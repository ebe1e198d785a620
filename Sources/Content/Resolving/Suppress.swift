package import Diagnostics

/// The rows of a dataset as they may be published: small counts are withheld, with as many others
/// as are needed so that nobody can calculate them, and the rest is rounded, as the dataset's
/// policy says.
///
/// All output of a site is made from these rows, so it never contains a withheld count. A count
/// that cannot be protected is an error, whose message never contains the count.
func rowsFitToPublish(of dataset: Dataset, into diagnostics: inout [Diagnostic]) -> [DataRow] {
  guard let policy = dataset.suppression, !dataset.hasFaultyTable else { return dataset.rows }
  var table = ProtectedTable(dataset, policy)
  if !table.protect() {
    let message =
      "a withheld count of \"\(dataset.head.id)\" can be computed from published values"
    diagnostics.report(.suppressionUnsafe, message, at: policy.location)
  }
  return table.published()
}

/// The counts of a dataset that sums and relations connect, and which of them are withheld.
///
/// Counts are withheld in two steps, as statistical offices do: first the small counts, then others
/// (the smallest in the same sum, and a zero only if there is nothing else) until no small count is
/// determined. Source: Anco Hundepool et al., "Handbook on Statistical Disclosure Control", chapter
/// 4.
private struct ProtectedTable {
  let dataset: Dataset
  let policy: Suppression
  /// The counts of the table, by their cell.
  private var counts: [CellKey: Int] = [:]
  private var sums: [CellSum] = []
  private var sumsByCell: [CellKey: [Int]] = [:]
  private var small: Set<CellKey> = []
  private var others: Set<CellKey> = []
  private let columns: Set<Int>

  init(_ dataset: Dataset, _ policy: Suppression) {
    self.dataset = dataset
    self.policy = policy
    columns = Set(policy.columns.compactMap(dataset.column))
    for (index, row) in dataset.rows.enumerated() {
      for (column, cell) in row.cells.enumerated() {
        guard let count = cell.value.count else { continue }
        let key = CellKey(row: index, column: column)
        counts[key] = count
        let isSmall = count == 0 ? policy.hidesZeros : count < policy.threshold
        if isSmall, columns.contains(column) { small.insert(key) }
      }
    }
    sums = dataset.sumsWithinRows(counts) + dataset.sumsOverRows(counts, policy)
    for (index, sum) in sums.enumerated() {
      for cell in sum.cells { sumsByCell[cell, default: []].append(index) }
    }
  }

  /// Withholds more counts until no small one can be calculated; `false` if that is impossible.
  mutating func protect() -> Bool {
    while true {
      let exposed = exposedCells()
      if exposed.isEmpty { return true }
      let tied = cellsTied(to: exposed)
      // A sum without another withheld count reveals one on its own; what several sums reveal
      // together is considered only if no single sum does.
      var chosen = partners(of: tied) { $0.least == nil && $0.cells.filter(isWithheld).count == 1 }
      if chosen.isEmpty { chosen = partners(of: exposed) { _ in true } }
      if chosen.isEmpty { chosen = partners(of: tied) { _ in true } }
      if chosen.isEmpty { return false }
      others.formUnion(chosen)
    }
  }

  /// The rows, with marks for withheld counts and with the other counts rounded.
  func published() -> [DataRow] {
    let derived = policy.derived.compactMap(dataset.column)
    return dataset.rows.enumerated().map { index, row in
      var row = row
      var isTouched = policy.roundsTo != nil
      for column in row.cells.indices {
        let key = CellKey(row: index, column: column)
        if isWithheld(key) {
          row.cells[column] = .withheld
          isTouched = true
        } else if let multiple = policy.roundsTo, columns.contains(column), let count = counts[key]
        {
          let rounded = (count + multiple / 2) / multiple * multiple
          row.cells[column] = DataCell(text: String(rounded), value: .count(rounded))
        }
      }
      for column in derived where isTouched { row.cells[column] = .withheld }
      return row
    }
  }
}

extension ProtectedTable {
  /// The withheld counts that sums connect to the given ones, directly or through others, and these
  /// themselves.
  private func cellsTied(to cells: [CellKey]) -> [CellKey] {
    var found = Set(cells)
    var next = cells
    while let cell = next.popLast() {
      for sum in sums(with: cell) {
        next += sum.cells.filter { isWithheld($0) && found.insert($0).inserted }
      }
    }
    return found.sorted()
  }

  private func partners(
    of cells: [CellKey],
    inSumsThat isMeant: (CellSum) -> Bool
  ) -> Set<CellKey> {
    var chosen: Set<CellKey> = []
    for cell in cells {
      for sum in sums(with: cell) where isMeant(sum) {
        if let partner = partner(in: sum) { chosen.insert(partner) }
      }
    }
    return chosen
  }

  /// The count to withhold next: preferably a part, then a total, then a zero; among these the one
  /// in the fewest sums without a withheld count; then the smallest.
  private func partner(in sum: CellSum) -> CellKey? {
    sum.cells.filter { !isWithheld($0) }.min { rank($0) < rank($1) }
  }

  private func rank(_ cell: CellKey) -> (Int, Int, Int, CellKey) {
    let around = sums(with: cell)
    let isTotal = around.contains { $0.least == nil && $0.sign(of: cell) < 0 }
    let alone = around.filter { !$0.cells.contains(where: isWithheld) }.count
    let count = counts[cell] ?? 0
    return (count == 0 ? 2 : isTotal ? 1 : 0, alone, count, cell)
  }

  private func sums(with cell: CellKey) -> [CellSum] {
    sumsByCell[cell, default: []].map { sums[$0] }
  }

  private func isWithheld(_ cell: CellKey) -> Bool {
    small.contains(cell) || others.contains(cell)
  }

  /// The small counts that the published table reveals.
  ///
  /// The reader is assumed to know which counts are small and which are withheld to protect them,
  /// so what is safe from such a reader is safe from others.
  private func exposedCells() -> [CellKey] {
    let hidden = small.union(others).sorted()
    let position = Dictionary(uniqueKeysWithValues: zip(hidden, 0...))
    var puzzle = DisclosureAudit(hidden.map(unknown))
    for sum in sums {
      var terms: [DisclosureAudit.Term] = []
      var (hiddenTotal, shownTotal) = (0, 0)
      for (cell, sign) in zip(sum.cells, sum.signs) {
        let part = sign * (counts[cell] ?? 0)
        if let unknown = position[cell] {
          terms.append(DisclosureAudit.Term(unknown: unknown, sign: sign))
          hiddenTotal += part
        } else {
          shownTotal += part
        }
      }
      guard !terms.isEmpty else { continue }
      let total = sum.least.map { $0 - shownTotal } ?? hiddenTotal
      puzzle.constraints.append(
        DisclosureAudit.Constraint(terms: terms, total: total, isEquation: sum.least == nil)
      )
    }
    let asked = Set(hidden.indices.filter { small.contains(hidden[$0]) })
    return puzzle.determined(among: asked).sorted().map { hidden[$0] }
  }

  private func unknown(_ cell: CellKey) -> DisclosureAudit.Unknown {
    let count = counts[cell] ?? 0
    let (lowest, largest) = (policy.hidesZeros ? 0 : 1, policy.threshold - 1)
    if small.contains(cell) {
      return DisclosureAudit.Unknown(value: count, range: lowest...largest)
    }
    guard columns.contains(cell.column) else {
      return DisclosureAudit.Unknown(value: count, range: 0...Int(Int32.max))
    }
    return DisclosureAudit.Unknown(value: count, range: 0...Int(Int32.max), gap: lowest...largest)
  }
}

extension DataCell {
  /// A count that may not be published.
  fileprivate static let withheld = DataCell(
    text: MissingCode.suppressed.mark,
    value: .missing(.suppressed)
  )
}

/// The rule about withheld counts.
extension Rule {
  package static let suppressionRules = [suppressionUnsafe]

  package static let suppressionUnsafe = Rule(
    "suppression-unsafe",
    .error,
    advice: "Publish fewer sums: remove the column that reveals it, or the dataset.",
    meaning: """
      A withheld count can be computed from the published counts and sums. The people it counts \
      would be as exposed as if it had been published.
      """,
    example: RuleExample(
      "content/data/cases/dataset.yml",
      wrong: """
          columns: [decided]
          below: 5
          totals: [bodies]
        """,
      right: """
          columns: [decided]
          below: 5
          # The sum over all councils is no longer published anywhere.
        """
    )
  )
}
