extension DisclosureProblem {
  /// Whether it is too large for the dictionary of `LinearProgram`: more than 160 MB.
  package var isTooLarge: Bool { unknowns.count * facts.count > 20_000_000 }

  /// The bounds of its unknowns as far as single facts narrow them, one after another; `nil` if
  /// facts contradict each other.
  ///
  /// They may be wider than what follows from all facts together, but need time in proportion to
  /// the facts.
  func narrowed(_ bounds: [Bounds]) -> [Bounds]? {
    var bounds = bounds
    for _ in 0..<50 {
      var isChanged = false
      for fact in facts {
        let total = SumBounds(fact.terms, bounds)
        for term in fact.terms {
          let found = total.bounds(of: term, in: fact, bounds)
          let whole = unknowns[term.unknown].isWhole ? found.whole : found
          let narrower = bounds[term.unknown].intersection(whole)
          guard narrower.lower <= narrower.upper + 1e-6 else { return nil }
          guard
            narrower.lower > bounds[term.unknown].lower + 1e-6
              || narrower.upper < bounds[term.unknown].upper - 1e-6
          else { continue }
          bounds[term.unknown] = narrower
          isChanged = true
        }
      }
      if !isChanged { break }
    }
    return bounds
  }
}

/// The lowest and the highest value of a sum, with infinite ones counted apart.
private struct SumBounds {
  private var finite = Bounds(lower: 0, upper: 0)
  private var infiniteLower = 0
  private var infiniteUpper = 0

  init(_ terms: [Fact.Term], _ bounds: [Bounds]) {
    for term in terms {
      let part = bounds[term.unknown].times(term.factor)
      if part.lower.isFinite { finite.lower += part.lower } else { infiniteLower += 1 }
      if part.upper.isFinite { finite.upper += part.upper } else { infiniteUpper += 1 }
    }
  }

  /// What the sum and the other terms leave of one, which had the same bounds when they were added.
  func bounds(of term: Fact.Term, in fact: Fact, _ bounds: [Bounds]) -> Bounds {
    let own = bounds[term.unknown].times(term.factor)
    let isLowerKnown = infiniteLower == (own.lower.isFinite ? 0 : 1)
    let isUpperKnown = infiniteUpper == (own.upper.isFinite ? 0 : 1)
    let least = finite.lower - (own.lower.isFinite ? own.lower : 0)
    let most = finite.upper - (own.upper.isFinite ? own.upper : 0)
    let rest = Bounds(
      lower: isUpperKnown ? fact.bounds.lower - most : -.infinity,
      upper: isLowerKnown ? fact.bounds.upper - least : .infinity
    )
    return rest.times(1 / term.factor)
  }
}

extension Bounds {
  /// The values that are possible under both bounds.
  func intersection(_ other: Bounds) -> Bounds {
    Bounds(lower: max(lower, other.lower), upper: min(upper, other.upper))
  }

  /// The bounds of a multiple; the factor is not zero.
  fileprivate func times(_ factor: Double) -> Bounds {
    factor > 0
      ? Bounds(lower: lower * factor, upper: upper * factor)
      : Bounds(lower: upper * factor, upper: lower * factor)
  }
}
