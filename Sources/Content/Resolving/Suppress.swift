import Diagnostics

/// The rows of a dataset as they may be published: small counts are withheld, with as many others
/// as are needed so that nobody can calculate them, and the rest is rounded, as the dataset's
/// policy says.
///
/// All output of a site is made from these rows, so it never contains a withheld count. A count
/// that cannot be protected is an error, whose message never contains the count.
func rowsFitToPublish(
  of dataset: Dataset,
  _ site: Site,
  into diagnostics: inout [Diagnostic]
) -> (rows: [DataRow], withheld: [CellKey]) {
  guard let policy = dataset.suppression, policy.threshold > 1, !dataset.hasFaultyTable else {
    return (dataset.rows, [])
  }
  var table = ProtectedTable(dataset, policy, site)
  table.withholdPartners()
  // What nobody declared has been reported, and exposes counts by itself.
  let isRevealed = diagnostics.contains {
    $0.rule == .disclosure && $0.location == policy.location
  }
  if !isRevealed, let exposed = table.exposedCount {
    let row = dataset.rows[exposed.cell.row]
    let name = dataset.columns[exposed.cell.column].name
    diagnostics.report(
      .suppressionUnsafe,
      exposed.isNarrowed
        ? "too few numbers are possible for a withheld count of \"\(dataset.head.id)\""
        : "a withheld count of \"\(dataset.head.id)\" can be computed from published values",
      at: policy.location,
      help: "\(exposed.isNarrowed ? "protect" : "remove") the column or the total that reveals"
        + " `\(name)` in line \(row.line) of \(row.path)"
    )
  }
  return (table.published(), table.withheld.sorted())
}

/// The counts of a dataset that sums and relations connect, and which of them are withheld.
///
/// Counts are withheld in two steps, as statistical offices do: first those that are small, or that
/// are all but a few of a published whole, then others, until no sum determines one of the first.
/// Source: Anco Hundepool et al., "Statistical Disclosure Control" (Wiley, 2012), chapter 4.
///
/// Readers may know these rules, and infer from what is withheld what values it must have for the
/// rules to withhold just that. Source: Raymond Chi-Wing Wong, Ada Wai-Chee Fu, Ke Wang, Jian Pei,
/// "Minimality Attack in Privacy Preserving Data Publishing" (VLDB 2007). To withhold the smallest
/// count of a sum tells, for instance, that it is smaller than the others; to withhold one more
/// count where two small ones have a sum of 2 tells that both are 1. Therefore:
///
/// - Which counts are withheld depends on their positions, the sums and the class of each
///   (`CountClass`), never on a value. Whoever replays the rules with other values of the same
///   classes gets the same table.
/// - Whether the table is safe is decided once, at the end (`DisclosureAudit`): a reader who knows
///   the class of each withheld count and all sums must find two values for it, and one who knows
///   the sums as many as the policy withholds. If it is not safe, nothing is published and nothing
///   more is withheld, so that publication itself tells no more than that other values are
///   possible, which the reader knew.
struct ProtectedTable {
  private let dataset: Dataset
  private let policy: Suppression
  let counts: ClassifiedCounts
  let sums: [CellSum]
  /// The sums with a cell, by index.
  let sumsByCell: [CellKey: [Int]]
  var withheld: Set<CellKey>

  init(_ dataset: Dataset, _ policy: Suppression, _ site: Site) {
    self.dataset = dataset
    self.policy = policy
    counts = ClassifiedCounts(dataset, policy)
    sums = dataset.sumsWithinRows(counts.values) + dataset.sumsOverRows(counts.values, policy, site)
    var byCell: [CellKey: [Int]] = [:]
    for (index, sum) in sums.enumerated() {
      for cell in sum.cells { byCell[cell, default: []].append(index) }
    }
    sumsByCell = byCell
    withheld = Set(counts.primary)
  }

  /// The rows, with marks for withheld counts and with the other counts rounded.
  func published() -> [DataRow] {
    let derived = policy.derived.compactMap(dataset.column)
    return dataset.rows.enumerated().map { index, row in
      var row = row
      var isTouched = policy.roundsTo != nil
      for column in row.cells.indices {
        let key = CellKey(row: index, column: column)
        if withheld.contains(key) {
          row.cells[column] = .withheld
          isTouched = true
        } else if let multiple = policy.roundsTo, counts.isProtected(key),
          let count = row.cells[column].value.count
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
  /// The first count that is not safe: one that readers who know the classes can compute, or a
  /// small one for which others find fewer numbers than the policy withholds.
  var exposedCount: (cell: CellKey, isNarrowed: Bool)? {
    let hidden = withheld.sorted()
    // A class of one value is reported as such (`disclosure`).
    let sensitive = hidden.indices.filter {
      counts.isSensitive(hidden[$0]) && counts.range(hidden[$0]).count > 1
    }
    let determined = audit(hidden, knowsClasses: true).determined(among: Set(sensitive))
    if let first = determined.min() { return (hidden[first], false) }
    let small = hidden.indices.filter { counts.classes[hidden[$0]] == .small }
    let narrowed = audit(hidden, knowsClasses: false)
      .narrowed(among: Set(small), below: counts.small.count)
    return narrowed.min().map { (hidden[$0], true) }
  }

  /// What a reader knows of the withheld counts.
  private func audit(_ hidden: [CellKey], knowsClasses: Bool) -> DisclosureAudit {
    let position = Dictionary(uniqueKeysWithValues: zip(hidden, 0...))
    var audit = DisclosureAudit(
      hidden.map { cell in
        let range = knowsClasses ? counts.range(cell) : counts.contractRange(cell)
        return DisclosureAudit.Unknown(value: value(cell), range: range)
      }
    )
    func require(_ cells: [CellKey], _ signs: [Int], atLeast least: Int? = nil) {
      var terms: [DisclosureAudit.Term] = []
      var (hiddenTotal, shownTotal) = (0, 0)
      for (cell, sign) in zip(cells, signs) {
        if let unknown = position[cell] {
          terms.append(DisclosureAudit.Term(unknown: unknown, sign: sign))
          hiddenTotal += sign * value(cell)
        } else {
          shownTotal += sign * value(cell)
        }
      }
      guard !terms.isEmpty else { return }
      let total = least.map { $0 - shownTotal } ?? hiddenTotal
      audit.constraints.append(
        DisclosureAudit.Constraint(terms: terms, total: total, isEquation: least == nil)
      )
    }
    for sum in sums { require(sum.cells, sum.signs) }
    for bound in counts.bounds {
      let cells = [bound.whole, bound.part]
      let (least, most) =
        knowsClasses
        ? counts.differences(bound, isWithheld: withheld.contains) : (bound.least, nil)
      require(cells, [1, -1], atLeast: least)
      if let most { require(cells, [-1, 1], atLeast: -most) }
    }
    return audit
  }

  private func value(_ cell: CellKey) -> Int { counts.values[cell] ?? 0 }
}

extension DataCell {
  /// A count that may not be published.
  fileprivate static let withheld = DataCell(
    text: MissingCode.suppressed.mark,
    value: .missing(.suppressed)
  )
}
