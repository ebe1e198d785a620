/// The vectors that others add up to, over the numbers modulo a large prime.
///
/// The vectors of sums consist of small whole numbers, so what follows from others modulo such a
/// prime also follows exactly, unless the prime happens to divide one of their determinants.
struct VectorSpan {
  /// Reduced: each vector has a 1 at its own coordinate, where all others have 0.
  private var vectors: [Int: [Int: Int]] = [:]
  /// The vectors, by own coordinate, that are not 0 at a coordinate.
  private var users: [Int: Set<Int>] = [:]

  /// What remains of a vector after those of the span are taken away; empty if it is in the span.
  func remainder(of vector: [Int: Int]) -> [Int: Int] {
    var rest = vector.mapValues { residue($0) }
    for coordinate in vector.keys {
      guard let other = vectors[coordinate], let factor = rest[coordinate] else { continue }
      VectorSpan.add(other, times: largePrime - factor, to: &rest)
    }
    return rest.filter { $0.value != 0 }
  }

  /// Adds a vector; its own coordinate is the first one that remains of it.
  mutating func insert(_ vector: [Int: Int]) {
    var rest = remainder(of: vector)
    guard let own = rest.keys.min(), let first = rest[own] else { return }
    let inverse = VectorSpan.power(first, largePrime - 2)
    rest = rest.mapValues { $0 * inverse % largePrime }
    for user in users[own] ?? [] {
      guard var other = vectors[user], let factor = other[own] else { continue }
      VectorSpan.add(rest, times: largePrime - factor, to: &other)
      store(other.filter { $0.value != 0 }, at: user)
    }
    store(rest, at: own)
  }

  /// The coordinates that together vanish on the whole span and contain the given one, which is no
  /// vector's own.
  func annihilator(of coordinate: Int) -> Set<Int> {
    (users[coordinate] ?? []).union([coordinate])
  }

  /// The number nearest to zero that a residue stands for.
  static func number(_ residue: Int) -> Int {
    residue > largePrime / 2 ? residue - largePrime : residue
  }

  private mutating func store(_ vector: [Int: Int], at own: Int) {
    for coordinate in (vectors[own] ?? [:]).keys { users[coordinate]?.remove(own) }
    for coordinate in vector.keys { users[coordinate, default: []].insert(own) }
    vectors[own] = vector
  }

  private static func add(_ vector: [Int: Int], times factor: Int, to sum: inout [Int: Int]) {
    for (coordinate, number) in vector {
      sum[coordinate] = (sum[coordinate, default: 0] + number * factor) % largePrime
    }
  }

  private static func power(_ base: Int, _ exponent: Int) -> Int {
    var (result, base, exponent) = (1, base, exponent)
    while exponent > 0 {
      if exponent % 2 == 1 { result = result * base % largePrime }
      base = base * base % largePrime
      exponent /= 2
    }
    return result
  }
}

/// The remainder of a number, from 0 to below `largePrime`.
func residue(_ number: Int) -> Int {
  let rest = number % largePrime
  return rest < 0 ? rest + largePrime : rest
}

/// The prime modulo which vectors and the fingerprints of columns are calculated; the product of
/// two remainders fits into an integer.
let largePrime = 2_147_483_647
