/// The limits within which a proportion varies by chance alone, if the true one is `theta`.
///
///     θ ± z·√(θ(1 − θ)/n), kept within 0 to 1
///
/// Source: Public Health England's method of funnel plots (PHEindicatormethods). A limit is the
/// rate at which the Wilson interval of a part touches θ. So a rate is outside these limits exactly
/// if its Wilson interval of the same confidence does not contain θ: wording, interval and funnel
/// cannot disagree.
///
/// `theta` is the benchmark, from 0 to 1; `denominator` is the size of the part, above 0. It need
/// not be whole, since the limits are drawn as a curve.
package func funnelLimits(
  around theta: Double,
  denominator: Double,
  confidence: Confidence
) -> ClosedRange<Double> {
  let reach = confidence.z * (theta * (1 - theta) / denominator).squareRoot()
  return max(0, theta - reach)...min(1, theta + reach)
}

/// The expected number of parts outside the limits by chance alone, if all share the benchmark.
///
/// Of 43 forces about two are outside the 95% limits, and about one in eleven sets of 43 has one
/// outside the 99.8% limits. The parts are assumed to be independent.
package func expectedOutside(_ count: Int, confidence: Confidence) -> Double {
  Double(count) * confidence.tail * 2
}

extension Confidence {
  /// The probability outside the limits, on each side.
  var tail: Double { self == .z95 ? 0.025 : 0.001 }
}
