/// A reader who derives withheld counts from a published table, by intervals and by elimination.
struct Attacker {
  /// A sum of cells that the reader knows.
  struct Equation {
    var terms: [(cell: [Int], factor: Double)]
    var total: Double
  }

  /// The withheld cells, as row and column.
  private var ranges: [[Int]: ClosedRange<Double>] = [:]
  private var equations: [Equation] = []

  /// What the reader knows of a withheld cell before any calculation.
  mutating func hide(_ cell: [Int], in range: ClosedRange<Double>) { ranges[cell] = range }

  /// Adds an equation between cells, of which the reader sees those that are not withheld.
  mutating func know(
    _ terms: [(cell: [Int], factor: Double)],
    total: Double,
    seen: ([Int]) -> Double
  ) {
    let shown = terms.filter { ranges[$0.cell] == nil }
    equations.append(
      Equation(
        terms: terms.filter { ranges[$0.cell] != nil },
        total: total - shown.reduce(0) { $0 + $1.factor * seen($1.cell) }
      )
    )
  }

  /// The withheld cells whose values follow from what the reader knows.
  func derived() -> Set<[Int]> {
    narrowed().union(eliminated())
  }

  private func narrowed() -> Set<[Int]> {
    var ranges = ranges
    for _ in 0..<100 {
      for equation in equations {
        for (index, term) in equation.terms.enumerated() {
          var (least, most) = (equation.total, equation.total)
          for (other, part) in equation.terms.enumerated() where other != index {
            guard let range = ranges[part.cell] else { continue }
            let ends = [part.factor * range.lowerBound, part.factor * range.upperBound]
            least -= ends.max() ?? 0
            most -= ends.min() ?? 0
          }
          guard let range = ranges[term.cell] else { continue }
          let ends = [least / term.factor, most / term.factor].sorted()
          let lower = max(range.lowerBound, ends[0])
          ranges[term.cell] = lower...max(lower, min(range.upperBound, ends[1]))
        }
      }
    }
    return Set(ranges.filter { $0.value.upperBound - $0.value.lowerBound < 1e-6 }.keys)
  }

  private func eliminated() -> Set<[Int]> {
    let cells = ranges.keys.sorted { $0.lexicographicallyPrecedes($1) }
    var matrix = equations.map { equation in
      cells.map { cell in
        equation.terms.filter { $0.cell == cell }.reduce(0) { $0 + $1.factor }
      }
    }
    var next = 0
    for column in cells.indices {
      guard
        let pivot = matrix.indices.dropFirst(next).max(by: {
          matrix[$0][column].magnitude < matrix[$1][column].magnitude
        }), matrix[pivot][column].magnitude > 1e-9
      else { continue }
      matrix.swapAt(next, pivot)
      let factor = matrix[next][column]
      matrix[next] = matrix[next].map { $0 / factor }
      for row in matrix.indices where row != next && matrix[row][column].magnitude > 1e-9 {
        let times = matrix[row][column]
        matrix[row] = zip(matrix[row], matrix[next]).map { $0 - times * $1 }
      }
      next += 1
    }
    return Set(
      matrix.compactMap { row in
        let left = row.indices.filter { row[$0].magnitude > 1e-9 }
        return left.count == 1 ? cells[left[0]] : nil
      }
    )
  }
}
