/// Something by which published values reveal withheld ones.
struct Tie {
  /// What it says, as the editor can declare it to be harmless.
  var text: String
  var message: String
  /// How to declare it, or what else to do.
  var help: String
}

extension FoundSum {
  /// The sum as a relation: `recorded = charged + open`, `score = 2 * charged + open`.
  func text(_ names: [String]) -> String {
    let (left, weight) = total
    let right = terms.keys.sorted().filter { $0 != left }.map { column in
      (column, -weight.signum() * terms[column, default: 0])
    }
    func term(_ column: Int, _ weight: Int) -> String {
      weight.magnitude == 1 ? names[column] : "\(weight.magnitude) * \(names[column])"
    }
    let added = right.filter { $0.1 > 0 }.map { term($0.0, $0.1) }
    let taken = right.filter { $0.1 < 0 }.map { term($0.0, $0.1) }
    let number = constant == 0 && !added.isEmpty ? [] : [String(weight.signum() * constant)]
    let parts = (number + added).joined(separator: " + ")
    return "\(term(left, weight)) = \(([parts] + taken).joined(separator: " - "))"
  }

  /// The columns whose sum the total is; `nil` if it is not a plain sum.
  var parts: (total: Int, parts: [Int])? {
    let (left, sign) = total
    let others = terms.keys.sorted().filter { $0 != left }
    guard isPlain, constant == 0, others.count > 1, others.allSatisfy({ terms[$0] == -sign }) else {
      return nil
    }
    return (left, others)
  }

  /// The column that is the total of the others, or else the first, with its weight.
  private var total: (column: Int, weight: Int) {
    let columns = terms.keys.sorted()
    let alone = columns.first { column in
      terms.count > 2 && columns.count { terms[$0] == terms[column] } == 1
    }
    let left = alone ?? columns.first ?? 0
    return (left, terms[left] ?? 1)
  }
}
