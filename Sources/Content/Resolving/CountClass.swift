/// What the rules of withholding depend on in a count, and thus tell of it to whoever replays them.
enum CountClass: Hashable {
  /// Small, and withheld for it.
  case small
  /// Withheld because what is left of a whole is small: 39 of 40.
  case nearWhole
  /// Withheld because a small count could be few others beside it: of 1 decided, 1 upheld.
  case tight(ClosedRange<Int>)
  /// Can be withheld to protect others.
  case open
  /// Zero or equal to its whole; it protects nothing, because its class gives it away.
  case fixed
}

/// The counts of a table with their classes and with what connects them.
struct ClassifiedCounts {
  private let policy: Suppression
  private let columns: [DataColumn]
  private let protected: Set<Int>
  let values: [CellKey: Int]
  let bounds: [CellBound]
  private(set) var classes: [CellKey: CountClass] = [:]
  /// Beyond all values that a table can contain, with room to add many.
  private static let limit = 1 << 41

  init(_ dataset: Dataset, _ policy: Suppression) {
    self.policy = policy
    columns = dataset.columns
    protected = Set(policy.columns.compactMap(dataset.column))
    values = dataset.wholeValues()
    bounds = dataset.boundsWithinRows(values)
    for (cell, value) in values where protected.contains(cell.column) && small.contains(value) {
      classes[cell] = .small
    }
    for bound in bounds { classify(bound) }
    for (cell, value) in values where classes[cell] == nil {
      let isCount = columns[cell.column].type == .count
      classes[cell] = value == 0 && isCount ? .fixed : .open
    }
    // A part that is withheld for others must be well below its whole, or the two are nearly one.
    for bound in bounds where protected.contains(bound.part.column) {
      guard difference(bound) < policy.threshold else { continue }
      for cell in [bound.part, bound.whole] where classes[cell] == .open {
        classes[cell] = .fixed
      }
    }
  }

  /// The counts that the policy withholds.
  var small: ClosedRange<Int> { (policy.hidesZeros ? 0 : 1)...(policy.threshold - 1) }

  private func difference(_ bound: CellBound) -> Int {
    (values[bound.whole] ?? 0) - (values[bound.part] ?? 0)
  }

  private mutating func classify(_ bound: CellBound) {
    let (part, whole) = (values[bound.part] ?? 0, values[bound.whole] ?? 0)
    if isNearWhole(bound) { classes[bound.part] = classes[bound.part] ?? .nearWhole }
    let lowest = small.lowerBound + bound.least
    // Below, fewer numbers from zero to the whole are possible than the policy withholds.
    let tight = lowest...max(lowest + 1, small.count - 2 + bound.least)
    if classes[bound.part] == .small, classes[bound.whole] == nil, whole <= tight.upperBound {
      classes[bound.whole] = .tight(tight)
    }
    let highest = small.upperBound - bound.least
    if classes[bound.whole] == .small, classes[bound.part] == nil, part >= highest - 1 {
      classes[bound.part] = .tight(highest - 1...highest)
    }
  }

  private func isNearWhole(_ bound: CellBound) -> Bool {
    protected.contains(bound.part.column) && classes[bound.part] != .small
      && small.contains(difference(bound))
  }
}

extension ClassifiedCounts {
  func isProtected(_ cell: CellKey) -> Bool { protected.contains(cell.column) }

  /// Whether readers must not find the value out.
  func isSensitive(_ cell: CellKey) -> Bool {
    classes[cell] == .small || classes[cell] == .nearWhole
  }

  /// The cells withheld for their own sake, in order.
  var primary: [CellKey] {
    classes.keys.filter { classes[$0] != .open && classes[$0] != .fixed }.sorted()
  }

  /// The values that a cell can have for a reader who only knows the contract.
  func contractRange(_ cell: CellKey) -> ClosedRange<Int> {
    let column = columns[cell.column]
    let least = column.minimum ?? (column.type == .count ? 0 : -ClassifiedCounts.limit)
    return least...max(least, column.maximum ?? ClassifiedCounts.limit)
  }

  /// The values that a withheld cell can have for a reader who knows its class and the contract.
  func range(_ cell: CellKey) -> ClosedRange<Int> {
    let column = columns[cell.column]
    let least = column.type == .count ? 1 : -ClassifiedCounts.limit
    let range: ClosedRange<Int> =
      switch classes[cell] {
      case .small: small
      case .tight(let range): range
      case .nearWhole, .open, .fixed, nil:
        (isProtected(cell) ? policy.threshold : least)...ClassifiedCounts.limit
      }
    let lower = max(range.lowerBound, column.minimum ?? range.lowerBound)
    return lower...max(lower, min(range.upperBound, column.maximum ?? range.upperBound))
  }

  /// The least and the greatest difference that a reader can expect between a part and its whole,
  /// if at least one of them is withheld.
  func differences(_ bound: CellBound, isWithheld: (CellKey) -> Bool) -> (Int, Int?) {
    if classes[bound.part] == .nearWhole, small.contains(difference(bound)) {
      return (max(bound.least, small.lowerBound), small.upperBound)
    }
    let open = [bound.part, bound.whole].contains { classes[$0] == .open && isWithheld($0) }
    return (open && isProtected(bound.part) ? policy.threshold : bound.least, nil)
  }
}
