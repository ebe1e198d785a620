/// A sum that holds in every row: the weighted columns add up to the constant.
struct FoundSum: Hashable {
  /// The weight by column: 1 or -1, unless nothing else fits.
  var terms: [Int: Int]
  var constant = 0

  /// Whether the columns are only added and subtracted.
  var isPlain: Bool { terms.values.allSatisfy { $0.magnitude == 1 } }
}

/// Finds the sums and differences of columns that hold in every row of a table of numbers.
///
/// Sums of two to four columns, of columns that are side by side, and of all others are found by a
/// fingerprint: the sum of each column's values, each times a number that depends on its row. All
/// others are found as vectors that the columns before them add up to, if there are enough rows.
/// Each is then verified in all rows, and must be unlikely to hold by accident.
struct SumSearch {
  /// The values by column, then by row; `nil` where there is none.
  private let columns: [[Int?]]
  /// The columns that are not 0 throughout.
  private let used: [Int]
  /// The rows that have a value in each of these columns.
  private let rows: [Int]
  private let prints: [Int]
  private let unit: Int
  private var found: [FoundSum] = []
  private var seen: Set<FoundSum> = []
  private var span = VectorSpan()
  /// How many more bits of evidence a sum needs because there are other searches.
  private let moreBits: Int
  /// The number of columns that are searched.
  static let mostColumns = 300
  /// The greatest weight of a column in a sum.
  private static let mostWeight = 100

  /// The search is one of several, in each of which sums can hold by accident.
  init(_ columns: [[Int?]], known: [FoundSum] = [], oneOf searches: Int = 1) {
    self.columns = columns
    moreBits = Int.bitWidth - searches.leadingZeroBitCount - 1
    let filled = columns.indices.filter { index in
      let values = columns[index].compactMap(\.self)
      return 2 * values.count >= columns[index].count && values.contains { $0 != 0 }
    }.prefix(SumSearch.mostColumns)
    let rows = (columns.first ?? []).indices.filter { row in
      filled.allSatisfy { columns[$0][row] != nil }
    }
    let weights = rows.map(SumSearch.weight)
    used = Array(filled)
    self.rows = rows
    unit = weights.reduce(0) { ($0 + $1) % largePrime }
    prints = columns.indices.map { column in
      zip(rows, weights).reduce(0) { sum, row in
        (sum + residue(columns[column][row.0] ?? 0) * row.1) % largePrime
      }
    }
    for sum in known { span.insert(vector(sum)) }
  }

  /// The sums that do not follow from known ones, or from those before them; the shortest first.
  mutating func sums(trying guesses: [FoundSum] = []) -> [FoundSum] {
    guard !rows.isEmpty else { return [] }
    addPairs()
    addTriples()
    for guess in guesses { add(guess.terms.map { ($0, $1) }) }
    addRuns()
    addFours()
    addDependencies()
    return found
  }

  private mutating func addPairs() {
    for (index, one) in used.enumerated() {
      for other in used[(index + 1)...] {
        let (first, second) = (columns[one][rows[0]] ?? 0, columns[other][rows[0]] ?? 0)
        for sign in [-1, 1] {
          let constant = first + sign * second
          if residue(prints[one] + sign * prints[other]) == residue(unit * residue(constant)) {
            add([(one, 1), (other, sign)], constant: constant)
          }
        }
      }
    }
  }

  private mutating func addTriples() {
    let byPrint = Dictionary(grouping: used) { prints[$0] }
    for (index, one) in used.enumerated() {
      for other in used[(index + 1)...] {
        for total in byPrint[residue(prints[one] + prints[other])] ?? [] {
          add([(total, -1), (one, 1), (other, 1)])
        }
      }
    }
  }

  /// Totals of columns that are side by side, and of all others.
  private mutating func addRuns() {
    let byPrint = Dictionary(grouping: used) { prints[$0] }
    for start in used.indices {
      var sum = 0
      for end in start..<used.endIndex {
        sum = residue(sum + prints[used[end]])
        guard end > start + 1 else { continue }
        for total in byPrint[sum] ?? [] {
          add([(total, -1)] + used[start...end].map { ($0, 1) })
        }
      }
    }
    let all = used.reduce(0) { residue($0 + prints[$1]) }
    for total in used where used.count > 3 && residue(all - 2 * prints[total]) == 0 {
      add(used.map { ($0, $0 == total ? -1 : 1) })
    }
  }

  private mutating func addFours() {
    guard used.count <= 60 else { return }
    var pairs: [Int: [(Int, Int)]] = [:]
    for (index, one) in used.enumerated() {
      for other in used[(index + 1)...] {
        pairs[residue(prints[one] + prints[other]), default: []].append((one, other))
      }
    }
    for (index, one) in used.enumerated() {
      for other in used[(index + 1)...] {
        for pair in pairs[residue(prints[one] + prints[other])] ?? [] where pair.0 > one {
          add([(one, 1), (other, 1), (pair.0, -1), (pair.1, -1)])
        }
        for (total, part) in [(one, other), (other, one)] {
          for pair in pairs[residue(prints[total] - prints[part])] ?? [] {
            add([(total, -1), (part, 1), (pair.0, 1), (pair.1, 1)])
          }
        }
      }
    }
  }

  /// Columns that are sums of columns before them.
  private mutating func addDependencies() {
    guard rows.count >= used.count + 2, (2...100).contains(used.count) else { return }
    let sample = rows.prefix(2 * used.count + 20)
    var before = VectorSpan()
    for column in used {
      // The coordinates after those of the rows say which columns a vector is made of.
      var vector = [sample.endIndex + column: 1]
      for (index, row) in sample.enumerated() { vector[index] = columns[column][row] }
      let rest = before.remainder(of: vector)
      before.insert(vector)
      guard rest.keys.allSatisfy({ $0 >= sample.endIndex }) else { continue }
      // Fractions such as those of a mean become whole numbers.
      for multiple in 1...12 {
        let terms = rest.map { coordinate, weight in
          (
            column: coordinate - sample.endIndex,
            sign: VectorSpan.number(residue(weight * multiple))
          )
        }
        guard terms.allSatisfy({ $0.sign.magnitude <= SumSearch.mostWeight }) else { continue }
        add(terms)
        break
      }
    }
  }
}

extension SumSearch {
  /// Whether enough rows have a value of a column for it to be searched, or none has a number.
  func isUsed(_ column: Int) -> Bool {
    used.contains(column) || columns[column].allSatisfy { $0 == nil || $0 == 0 }
  }
}

extension SumSearch {
  /// Adds a sum if it is new, holds in every row, and is unlikely to do so by accident.
  private mutating func add(_ signed: [(column: Int, sign: Int)], constant: Int = 0) {
    let terms = Dictionary(signed.map { ($0.column, $0.sign) }) { first, _ in first }
    let sum = FoundSum(terms: terms, constant: constant)
    // A column that is there twice has no meaning here.
    guard terms.count == signed.count, terms.count >= 2, seen.insert(sum).inserted,
      !span.remainder(of: vector(sum)).isEmpty, holds(sum)
    else { return }
    span.insert(vector(sum))
    found.append(sum)
  }

  private func vector(_ sum: FoundSum) -> [Int: Int] {
    var vector = sum.terms
    // The constant has the coordinate after those of the columns.
    if sum.constant != 0 { vector[columns.count] = -sum.constant }
    return vector
  }

  /// Whether the sum holds wherever it can be calculated, in rows different enough that this is no
  /// accident: an accident would need about as many tries as the numbers have values together.
  private func holds(_ sum: FoundSum) -> Bool {
    var different: Set<[Int]> = []
    let order = sum.terms.sorted { $0.key < $1.key }
    for row in columns[0].indices {
      let values = order.compactMap { columns[$0.key][row] }
      guard values.count == order.count else { continue }
      let total = zip(values, order).reduce(0) { $0 + $1.0 * $1.1.value }
      guard total == sum.constant else { return false }
      different.insert(values)
    }
    var bits = different.map { bitCount($0.map(\.magnitude).max() ?? 0) }
    // The first row sets a constant.
    if sum.constant != 0, let largest = bits.max() { bits.append(-largest) }
    let required = 6 + moreBits + tryBits(min(sum.terms.count, 4))
    guard !sum.isPlain else { return bits.reduce(0, +) >= required }
    // Weights can be chosen to fit as many rows as there are columns.
    return different.count >= sum.terms.count + 2
      && bits.reduce(0, +) >= required + 4 * sum.terms.count
  }

  /// How many sums of so many columns there are, as a power of two.
  private func tryBits(_ terms: Int) -> Int {
    var tries = 1
    for index in 0..<terms { tries = tries * max(1, used.count - index) / (index + 1) }
    return bitCount(UInt(tries * terms))
  }

  private func bitCount(_ number: UInt) -> Int { UInt.bitWidth - number.leadingZeroBitCount }

  /// A number that looks random, for each row another.
  private static func weight(_ row: Int) -> Int {
    var bits = (UInt64(row) &+ 1) &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((bits ^ (bits >> 31)) % UInt64(largePrime))
  }
}
