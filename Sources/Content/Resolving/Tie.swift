/// Something by which published values reveal withheld ones.
struct Tie {
  /// What it says, as the editor can declare it to be harmless.
  var text: String
  var message: String
  /// How to declare it, or what else to do.
  var help: String
}

extension FoundSum {
  /// The sum as a relation: `recorded = charged + open`.
  func text(_ names: [String]) -> String {
    let (left, sign) = total
    let right = terms.keys.sorted().filter { $0 != left }.map { column in
      (names[column], -sign * terms[column, default: 0])
    }
    let added = right.filter { $0.1 > 0 }.map(\.0)
    let taken = right.filter { $0.1 < 0 }.map(\.0)
    let number = constant == 0 && !added.isEmpty ? [] : [String(sign * constant)]
    let parts = (number + added).joined(separator: " + ")
    return "\(names[left]) = \(([parts] + taken).joined(separator: " - "))"
  }

  /// The columns whose sum the total is; `nil` if it is not a plain sum.
  var parts: (total: Int, parts: [Int])? {
    let (left, sign) = total
    let others = terms.keys.sorted().filter { $0 != left }
    guard constant == 0, others.count > 1, others.allSatisfy({ terms[$0] == -sign }) else {
      return nil
    }
    return (left, others)
  }

  /// The column that is the total of the others, or else the first, with its sign.
  private var total: (column: Int, sign: Int) {
    let columns = terms.keys.sorted()
    let alone = columns.first { column in
      terms.count > 2 && columns.count { terms[$0] == terms[column] } == 1
    }
    let left = alone ?? columns.first ?? 0
    return (left, terms[left] ?? 1)
  }
}
