/// Whole numbers that a reader does not know, and what the reader knows about them.
///
/// It answers one question: are there other solutions, in which a number has another value? Only
/// then is the number safe. The search starts from the true values and repairs the constraints that
/// a change violates, since a second solution is usually close; if it takes too long, the answer is
/// no, which errs on the safe side. Apart from that, the answer is the same for all values that a
/// reader cannot tell apart, so it tells readers nothing.
struct DisclosureAudit {
  /// An unpublished number.
  struct Unknown {
    var value: Int
    var range: ClosedRange<Int>
  }

  /// An unknown in a constraint, added or subtracted.
  struct Term {
    var unknown: Int
    var sign: Int
  }

  /// Requires that the signed sum of some unknowns is the total, or at least the total.
  struct Constraint {
    var terms: [Term]
    var total: Int
    var isEquation: Bool
  }

  var unknowns: [Unknown]
  var constraints: [Constraint] = []
  private static let mostSteps = 4000
  fileprivate static let mostValues = 40

  init(_ unknowns: [Unknown]) {
    self.unknowns = unknowns
  }

  /// The unknowns, among those asked for, that the known facts determine.
  func determined(among asked: Set<Int>) -> Set<Int> {
    unknowns(among: asked) { !$0.hasOtherValue($1) }
  }

  /// The unknowns, among those asked for, for which fewer numbers than required are found, from the
  /// lowest to the highest.
  func narrowed(among asked: Set<Int>, below required: Int) -> Set<Int> {
    unknowns(among: asked) { $0.span(of: $1, required: required) < required }
  }

  /// The unknowns, among those asked for, of which something is true in their group.
  ///
  /// Unknowns without a constraint between them, direct or through others, say nothing about each
  /// other. So each connected group is examined separately, and time grows with the number of
  /// groups, not with its square.
  private func unknowns(
    among asked: Set<Int>,
    where isTrue: (DisclosureAudit, Int) -> Bool
  ) -> Set<Int> {
    var found: Set<Int> = []
    for group in tiedGroups() {
      let wanted = group.unknowns.filter(asked.contains)
      guard !wanted.isEmpty else { continue }
      let position = Dictionary(uniqueKeysWithValues: zip(group.unknowns, 0...))
      var audit = DisclosureAudit(group.unknowns.map { unknowns[$0] })
      audit.constraints = group.constraints.map { index in
        var constraint = constraints[index]
        constraint.terms = constraint.terms.map { term in
          Term(unknown: position[term.unknown, default: 0], sign: term.sign)
        }
        return constraint
      }
      found.formUnion(wanted.filter { isTrue(audit, position[$0, default: 0]) })
    }
    return found
  }

  /// The groups of unknowns connected by constraints, each with the indexes of its constraints.
  private func tiedGroups() -> [(unknowns: [Int], constraints: [Int])] {
    var parents = Array(unknowns.indices)
    func root(_ unknown: Int) -> Int {
      var unknown = unknown
      while parents[unknown] != unknown {
        parents[unknown] = parents[parents[unknown]]
        unknown = parents[unknown]
      }
      return unknown
    }
    for constraint in constraints {
      for (term, next) in zip(constraint.terms, constraint.terms.dropFirst()) {
        parents[root(term.unknown)] = root(next.unknown)
      }
    }
    var groups: [Int: (unknowns: [Int], constraints: [Int])] = [:]
    for unknown in unknowns.indices {
      groups[root(unknown), default: ([], [])].unknowns.append(unknown)
    }
    for (index, constraint) in constraints.enumerated() {
      guard let first = constraint.terms.first else { continue }
      groups[root(first.unknown), default: ([], [])].constraints.append(index)
    }
    return Array(groups.values)
  }

  /// Whether the known facts allow another value.
  private func hasOtherValue(_ unknown: Int) -> Bool {
    var steps = 0
    return unknowns[unknown].values.dropFirst().contains { value in
      var changed = self
      changed.set(unknown, to: value)
      return changed.isSolvable(&steps)
    }
  }

  /// How many numbers there are from the lowest to the highest possible one that is found; not more
  /// than required.
  private func span(of unknown: Int, required: Int) -> Int {
    let value = unknowns[unknown].value
    func isPossible(_ value: Int, _ steps: inout Int) -> Bool {
      guard unknowns[unknown].range.contains(value) else { return false }
      var changed = self
      changed.set(unknown, to: value)
      return changed.isSolvable(&steps)
    }
    var span = 1
    var steps = 0
    if isPossible(value + required - 1, &steps) { return required }
    for direction in [1, -1] {
      steps = 0
      var distance = 0
      while span < required, isPossible(value + direction * (distance + 1), &steps) {
        distance += 1
        span += 1
      }
    }
    return span
  }

  private mutating func set(_ unknown: Int, to value: Int) {
    unknowns[unknown].value = value
    unknowns[unknown].range = value...value
  }

  private func isSolvable(_ steps: inout Int) -> Bool {
    steps += 1
    var puzzle = self
    guard steps < DisclosureAudit.mostSteps, puzzle.narrow() else { return false }
    guard let broken = puzzle.constraints.first(where: { !puzzle.holds($0) }) else { return true }
    let open = broken.terms.filter { puzzle.unknowns[$0.unknown].range.count > 1 }
    guard let term = open.min(by: { puzzle.size($0.unknown) < puzzle.size($1.unknown) }) else {
      return false
    }
    return puzzle.unknowns[term.unknown].values.contains { value in
      var changed = puzzle
      changed.set(term.unknown, to: value)
      return changed.isSolvable(&steps)
    }
  }

  private func size(_ unknown: Int) -> Int { unknowns[unknown].range.count }

  private func holds(_ constraint: Constraint) -> Bool {
    let sum = constraint.terms.reduce(0) { $0 + $1.sign * unknowns[$1.unknown].value }
    return constraint.isEquation ? sum == constraint.total : sum >= constraint.total
  }

  /// Narrows the ranges by each constraint; `false` if no value remains.
  private mutating func narrow() -> Bool {
    var isChanged = true
    while isChanged {
      isChanged = false
      for constraint in constraints {
        for term in constraint.terms {
          guard let range = range(of: term, in: constraint) else { return false }
          if range != unknowns[term.unknown].range {
            unknowns[term.unknown].range = range
            unknowns[term.unknown].moveIntoRange()
            isChanged = true
          }
        }
      }
    }
    return true
  }

  /// The range of one unknown, given the bounds of the others; `nil` if it is empty.
  private func range(of term: Term, in constraint: Constraint) -> ClosedRange<Int>? {
    var (least, most) = (0, 0)
    for other in constraint.terms where other.unknown != term.unknown {
      let range = unknowns[other.unknown].range
      least += other.sign > 0 ? range.lowerBound : -range.upperBound
      most += other.sign > 0 ? range.upperBound : -range.lowerBound
    }
    let range = unknowns[term.unknown].range
    var (lower, upper) = (range.lowerBound, range.upperBound)
    let floor = constraint.total - most
    if term.sign > 0 { lower = max(lower, floor) } else { upper = min(upper, -floor) }
    if constraint.isEquation {
      let ceiling = constraint.total - least
      if term.sign > 0 { upper = min(upper, ceiling) } else { lower = max(lower, -ceiling) }
    }
    return lower <= upper ? lower...upper : nil
  }
}

extension DisclosureAudit.Unknown {
  /// The possible values, its own first, then by distance from it; limited to a few.
  fileprivate var values: some Sequence<Int> {
    var found = [value]
    var distance = 1
    while found.count < DisclosureAudit.mostValues {
      let (below, above) = (value - distance, value + distance)
      if below < range.lowerBound, above > range.upperBound { break }
      found += [below, above].filter(range.contains)
      distance += 1
    }
    return found
  }

  /// Moves the value to the nearest one in the range.
  fileprivate mutating func moveIntoRange() {
    value = min(max(value, range.lowerBound), range.upperBound)
  }
}
