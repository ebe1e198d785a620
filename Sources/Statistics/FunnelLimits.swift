/// The limits between which a proportion lies by chance alone, when the true one is `theta`.
///
///     θ ± z·√(θ(1 − θ)/n), kept within 0 to 1
///
/// Source: Public Health England's method of funnel plots (PHEindicatormethods); it is the rate at which
/// the Wilson interval of a part touches θ. So a rate lies outside these limits exactly where its
/// Wilson interval of the same confidence does not hold θ: wording, interval and funnel cannot disagree.
///
/// `theta` is the benchmark, from 0 to 1; `denominator` the size of the part, above 0. It need not be
/// whole, since a curve is drawn of it.
package func funnelLimits(
  around theta: Double,
  denominator: Double,
  confidence: Confidence
) -> ClosedRange<Double> {
  let reach = confidence.z * (theta * (1 - theta) / denominator).squareRoot()
  return max(0, theta - reach)...min(1, theta + reach)
}

/// The same limits from the binomial distribution itself, interpolated between its steps.
///
/// r is the smallest count with F(r; n, θ) ≥ q, α = (F(r) − q)/(F(r) − F(r − 1)), the limit (r − α)/n.
/// Source: Spiegelhalter, D. J. (2005), Statistics in Medicine 24, 1185–1202, appendix A.1.1. For small
/// denominators, where the normal limits are too even. Where θ is 0 or 1, both limits are θ.
/// `denominator` is at least 1; the work grows with it.
package func exactFunnelLimits(
  around theta: Double,
  denominator: Int,
  confidence: Confidence
) -> ClosedRange<Double> {
  guard theta > 0, theta < 1 else { return theta...theta }
  let distribution = BinomialDistribution(count: denominator, probability: theta)
  let tail = confidence.tail
  let lower = distribution.interpolatedQuantile(tail) / Double(denominator)
  let upper = distribution.interpolatedQuantile(1 - tail) / Double(denominator)
  return max(0, lower)...min(1, max(lower, upper))
}

/// How many of some parts lie outside limits by chance alone, when all share the benchmark.
///
/// With 43 forces about two lie outside the 95% limits, and about one in eleven sets of 43 has one
/// outside the 99.8% limits. The parts are taken as independent of each other.
package func expectedOutside(_ count: Int, confidence: Confidence) -> Double {
  Double(count) * confidence.tail * 2
}

extension Confidence {
  /// The probability that is left on each side.
  package var tail: Double { self == .z95 ? 0.025 : 0.001 }
}
