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

/// How many of some parts lie outside limits by chance alone, when all share the benchmark.
///
/// With 43 forces about two lie outside the 95% limits, and about one in eleven sets of 43 has one
/// outside the 99.8% limits. The parts are taken as independent of each other.
package func expectedOutside(_ count: Int, confidence: Confidence) -> Double {
  Double(count) * confidence.tail * 2
}

extension Confidence {
  /// The probability that is left on each side.
  var tail: Double { self == .z95 ? 0.025 : 0.001 }
}
