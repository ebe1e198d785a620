/// The lowest and the highest possible value of a number; infinite where there is none.
package struct Bounds: Hashable, Sendable {
  package var lower = -Double.infinity
  package var upper = Double.infinity

  /// The whole numbers within the bounds, as the bounds of these; a millionth is rounding.
  var whole: Bounds {
    Bounds(lower: (lower - 1e-6).rounded(.up), upper: (upper + 1e-6).rounded(.down))
  }

  /// The number of whole numbers from the lower to the upper bound.
  var span: Double { upper - lower + 1 }
}

/// A number that readers of the published files do not know exactly.
package struct Unknown: Sendable {
  /// The id of its dataset.
  package var dataset: String
  /// The column and the key of the row: `upheld (far-skerry, 2030)`.
  package var name: String
  /// What its column says about it.
  package var bounds: Bounds
  package var isWhole: Bool
  /// Whether it is a count that was withheld, and not rounded or missing for another reason.
  package var isWithheld: Bool
  /// Whether it is withheld if it is small, and not only for the sake of others.
  var isProtected = true
}

/// Something that readers know about several unknowns: a sum of them with its bounds.
package struct Fact: Hashable, Sendable {
  /// An unknown in a sum, times a factor.
  package struct Term: Hashable, Sendable {
    package var unknown: Int
    package var factor: Double
  }

  /// Where it comes from: `relation charged <= recorded`.
  package var reason: String
  package var terms: [Term]
  package var bounds: Bounds
}

/// Unknowns that facts connect with at least one withheld count, and these facts.
package struct DisclosureProblem: Sendable {
  package var unknowns: [Unknown]
  /// Their terms name unknowns of this problem.
  package var facts: [Fact]
}

/// Divides unknowns into groups without a fact between them; groups without a withheld count are
/// left out.
///
/// Returns the problems in the order of their first unknowns, with the positions of their unknowns
/// before the division.
func problems(
  of unknowns: [Unknown],
  _ facts: [Fact]
) -> [(problem: DisclosureProblem, positions: [Int])] {
  var parents = Array(unknowns.indices)
  func root(_ unknown: Int) -> Int {
    var unknown = unknown
    while parents[unknown] != unknown {
      parents[unknown] = parents[parents[unknown]]
      unknown = parents[unknown]
    }
    return unknown
  }
  for fact in facts {
    for (term, next) in zip(fact.terms, fact.terms.dropFirst()) {
      parents[root(term.unknown)] = root(next.unknown)
    }
  }
  let groups = Dictionary(grouping: unknowns.indices, by: root)
  let factsByGroup = Dictionary(grouping: facts) { root($0.terms[0].unknown) }
  return groups.values.filter { $0.contains { unknowns[$0].isWithheld } }
    .sorted { $0[0] < $1[0] }
    .map { positions in
      let places = Dictionary(uniqueKeysWithValues: zip(positions, 0...))
      let own = (factsByGroup[root(positions[0])] ?? []).map { fact in
        var fact = fact
        for index in fact.terms.indices {
          fact.terms[index].unknown = places[fact.terms[index].unknown, default: 0]
        }
        return fact
      }
      return (DisclosureProblem(unknowns: positions.map { unknowns[$0] }, facts: own), positions)
    }
}
