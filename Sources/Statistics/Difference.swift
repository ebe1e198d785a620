/// The difference between two independent proportions with its interval.
///
///     L = D − √((p₁ − l₁)² + (u₂ − p₂)² + z²τ²),  U = D + √((u₁ − p₁)² + (p₂ − l₂)² + z²τ²)
///
/// from the Wilson intervals of the two, and from a variance τ² beyond chance, if any. Sources:
/// Newcombe, R. G. (1998), Statistics in Medicine 17, 873–890, method 10, which adds the squares of
/// the distances of independent parts; for a further part Zou, G. Y. and Donner, A. (2008),
/// Statistics in Medicine 27, 1693–1702. From −1 to 1; both ends stay within that range.
package struct ProportionDifference: Hashable, Sendable {
  /// The first rate minus the second.
  package let value: Double
  package let interval: ClosedRange<Double>

  package init(
    _ first: Proportion,
    minus second: Proportion,
    confidence: Confidence,
    tauSquared: Double = 0
  ) {
    let (p1, p2) = (first.rate, second.rate)
    let one = wilsonInterval(first, confidence: confidence)
    let two = wilsonInterval(second, confidence: confidence)
    let excess = confidence.z * confidence.z * tauSquared
    value = p1 - p2
    let below = root(p1 - one.lowerBound, two.upperBound - p2, excess)
    let above = root(one.upperBound - p1, p2 - two.lowerBound, excess)
    interval = max(-1, value - below)...min(1, value + above)
  }
}

private func root(_ first: Double, _ second: Double, _ excess: Double) -> Double {
  (first * first + second * second + excess).squareRoot()
}

/// How much the changes of parts between two periods differ beyond chance.
///
///     yᵢ = p₂ᵢ − p₁ᵢ,  T = θ₂ − θ₁,  sᵢ² = θ₁(1 − θ₁)/n₁ᵢ + θ₂(1 − θ₂)/n₂ᵢ
///
/// with the benchmarks θ of the parts that have both periods; φ and τ² are those of
/// `ExcessVariance`, as for the limits of a funnel. Source: Spiegelhalter, D. J. (2005), Statistics
/// in Medicine 24, 1185–1202, on changes between periods and on over-dispersion.
package struct ChangeDispersion: Hashable, Sendable {
  /// About 1 if changes differ by chance alone.
  package let phi: Double
  /// The variance of changes beyond chance, of rates from 0 to 1.
  package let tauSquared: Double

  package init(_ changes: [(before: Proportion, after: Proportion)]) {
    let before = benchmark(of: changes.map(\.before))?.rate ?? 0
    let after = benchmark(of: changes.map(\.after))?.rate ?? 0
    let variances = changes.map { change in
      before * (1 - before) / Double(change.before.denominator)
        + after * (1 - after) / Double(change.after.denominator)
    }
    guard variances.allSatisfy({ $0 > 0 }) else {
      (phi, tauSquared) = (0, 0)
      return
    }
    let common = after - before
    let found = ExcessVariance(
      scores: zip(changes, variances).map {
        ($0.after.rate - $0.before.rate - common) / $1.squareRoot()
      },
      weights: variances.map { 1 / $0 },
      winsorising: 0.1
    )
    phi = found.phi
    tauSquared = found.tauSquared
  }
}
