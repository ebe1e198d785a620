/// The extremes of unknown numbers under linear constraints.
///
/// A primal simplex with bounded variables. The variables are the unknowns and, for each row, its
/// sum, which has bounds of its own. A dictionary states each basic variable as a combination of
/// the nonbasic ones, which are on one of their bounds. First the sum of all violations is reduced
/// to zero; each question then starts from that vertex. After a run of steps without progress the
/// variable with the smallest index is chosen, so that no cycle is possible.
///
/// Sources: Vašek Chvátal, "Linear Programming" (1983), chapters 3 and 8; Robert G. Bland, "New
/// finite pivoting rules for the simplex method", Mathematics of Operations Research 2 (1977).
struct LinearProgram {
  /// A sum of unknowns with its bounds.
  struct Row {
    var terms: [Fact.Term]
    var bounds: Bounds
  }

  private let width: Int
  /// The bounds and the values of the unknowns, then of the sums.
  private var bounds: [Bounds]
  private var values: [Double]
  private var basic: [Int]
  private var nonbasic: [Int]
  /// The dictionary, one row of `width` factors for each basic variable.
  private var factors: [Double]
  /// The dictionary at the first vertex that meets all constraints, and its values.
  private var firstVertex: (basic: [Int], nonbasic: [Int], values: [Double], factors: [Double])
  /// Whether values are found that meet all constraints.
  private(set) var isFeasible = false

  /// Violations up to this are rounding; counts are whole, so it is small beside what matters.
  private static let tolerance = 1e-7
  private static let leastPivot = 1e-9
  private static let mostSteps = 50_000

  init(_ unknowns: [Bounds], _ rows: [Row]) {
    width = unknowns.count
    bounds = unknowns + rows.map(\.bounds)
    values = unknowns.map { $0.lower.isFinite ? $0.lower : $0.upper.isFinite ? $0.upper : 0 }
    values += rows.map { _ in 0 }
    nonbasic = Array(unknowns.indices)
    basic = Array(unknowns.count..<unknowns.count + rows.count)
    factors = Array(repeating: 0, count: unknowns.count * rows.count)
    for (index, row) in rows.enumerated() {
      for term in row.terms { factors[index * width + term.unknown] += term.factor }
    }
    firstVertex = (basic, nonbasic, values, factors)
    calculateBasicValues()
    isFeasible = repair()
    firstVertex = (basic, nonbasic, values, factors)
  }

  /// The highest value of an unknown, or the lowest; infinite if nothing limits it.
  ///
  /// If a question takes too many steps, the value reached is returned, which is possible but not
  /// extreme: the range is then too narrow, which errs on the safe side.
  mutating func extreme(of unknown: Int, isHighest: Bool) -> Double {
    // From the first vertex, because rounding grows with each exchange.
    (basic, nonbasic, values, factors) = firstVertex
    calculateBasicValues()
    let sign = isHighest ? 1.0 : -1.0
    var idle = 0
    for _ in 0..<Self.mostSteps {
      var gains = Array(repeating: 0.0, count: width)
      if let column = nonbasic.firstIndex(of: unknown) {
        gains[column] = sign
      } else if let row = basic.firstIndex(of: unknown) {
        for column in gains.indices { gains[column] = sign * factors[row * width + column] }
      }
      guard let move = bestMove(gains, prefersFirst: idle > 20) else { break }
      let distance = take(move, prefersFirst: idle > 20, isRepairing: false)
      if distance == .infinity { return sign * .infinity }
      idle = distance < 1e-9 ? idle + 1 : 0
    }
    return values[unknown]
  }
}

extension LinearProgram {
  /// A change of one nonbasic variable, up or down.
  private struct Move {
    var column: Int
    var sign: Double
  }

  private mutating func calculateBasicValues() {
    for (row, variable) in basic.enumerated() {
      var sum = 0.0
      for (column, other) in nonbasic.enumerated() {
        let factor = factors[row * width + column]
        if factor != 0 { sum += factor * values[other] }
      }
      values[variable] = sum
    }
  }

  /// Moves to values that meet all constraints; `false` if there are none, or after too many steps.
  private mutating func repair() -> Bool {
    var idle = 0
    for _ in 0..<Self.mostSteps {
      guard let gains = gainsOfRepair() else { return true }
      guard let move = bestMove(gains, prefersFirst: idle > 20) else { return false }
      let distance = take(move, prefersFirst: idle > 20, isRepairing: true)
      if distance == .infinity { return false }
      idle = distance < 1e-9 ? idle + 1 : 0
    }
    return false
  }

  /// By how much each nonbasic variable reduces the sum of violations; `nil` if there is none.
  private func gainsOfRepair() -> [Double]? {
    var gains = Array(repeating: 0.0, count: width)
    var isViolated = false
    for (row, variable) in basic.enumerated() where violation(of: variable) != 0 {
      isViolated = true
      let sign = violation(of: variable) < 0 ? 1.0 : -1.0
      for column in gains.indices { gains[column] += sign * factors[row * width + column] }
    }
    return isViolated ? gains : nil
  }

  /// Below zero for a value under its lower bound, above zero for one over its upper bound.
  private func violation(of variable: Int) -> Double {
    let (value, bounds) = (values[variable], bounds[variable])
    if value < bounds.lower - Self.tolerance { return value - bounds.lower }
    if value > bounds.upper + Self.tolerance { return value - bounds.upper }
    return 0
  }

  /// The move with the largest gain, or the first with any; `nil` if none gains.
  private func bestMove(_ gains: [Double], prefersFirst: Bool) -> Move? {
    var best: Move?
    for (column, variable) in nonbasic.enumerated() {
      let (gain, bounds) = (gains[column], bounds[variable])
      guard gain.magnitude > Self.leastPivot, bounds.lower < bounds.upper,
        gain > 0 ? values[variable] < bounds.upper : values[variable] > bounds.lower
      else { continue }
      if let found = best {
        let isBetter =
          prefersFirst
          ? variable < nonbasic[found.column]
          : gain.magnitude > gains[found.column].magnitude
        guard isBetter else { continue }
      }
      best = Move(column: column, sign: gain > 0 ? 1 : -1)
    }
    return best
  }

  /// Makes a move as far as the bounds allow, and returns how far.
  ///
  /// While violations are repaired, a basic variable that violates a bound stops the move only when
  /// it meets that bound. Afterwards, a violation is rounding, and every bound stops it.
  private mutating func take(_ move: Move, prefersFirst: Bool, isRepairing: Bool) -> Double {
    let variable = nonbasic[move.column]
    var distance = bounds[variable].upper - bounds[variable].lower
    var leaving: (row: Int, bound: Double, rate: Double)?
    for (row, other) in basic.enumerated() {
      let rate = factors[row * width + move.column] * move.sign
      guard rate.magnitude > Self.leastPivot else { continue }
      let bound =
        isRepairing
        ? bound(of: other, whenRising: rate > 0)
        : rate > 0 ? bounds[other].upper : bounds[other].lower
      guard let bound, bound.isFinite else { continue }
      let room = max(0, (bound - values[other]) / rate)
      let isTie = leaving.map { found in
        prefersFirst ? other < basic[found.row] : rate.magnitude > found.rate.magnitude
      }
      guard room < distance - 1e-12 || (room <= distance + 1e-12 && isTie == true) else { continue }
      distance = min(distance, room)
      leaving = (row, bound, rate)
    }
    if distance == .infinity { return distance }
    for (row, other) in basic.enumerated() {
      values[other] += factors[row * width + move.column] * move.sign * distance
    }
    if let leaving {
      values[variable] += move.sign * distance
      values[basic[leaving.row]] = leaving.bound
      exchange(row: leaving.row, column: move.column)
    } else {
      values[variable] = move.sign > 0 ? bounds[variable].upper : bounds[variable].lower
    }
    return distance
  }

  /// The bound that a basic variable meets next; `nil` if it moves away from the one it violates.
  private func bound(of variable: Int, whenRising isRising: Bool) -> Double? {
    let violation = violation(of: variable)
    if isRising {
      return violation < 0
        ? bounds[variable].lower : violation > 0 ? nil : bounds[variable].upper
    }
    return violation > 0 ? bounds[variable].upper : violation < 0 ? nil : bounds[variable].lower
  }

  /// Exchanges a basic variable for a nonbasic one.
  private mutating func exchange(row: Int, column: Int) {
    let start = row * width
    let pivot = factors[start + column]
    for other in 0..<width { factors[start + other] /= -pivot }
    factors[start + column] = 1 / pivot
    let columns = (0..<width).filter { factors[start + $0] != 0 }
    for other in basic.indices where other != row {
      let factor = factors[other * width + column]
      guard factor != 0 else { continue }
      factors[other * width + column] = 0
      for changed in columns {
        let sum = factors[other * width + changed] + factor * factors[start + changed]
        factors[other * width + changed] = sum.magnitude < 1e-11 ? 0 : sum
      }
    }
    swap(&basic[row], &nonbasic[column])
  }
}
