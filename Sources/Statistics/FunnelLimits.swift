/// The limits within which a rate varies by chance alone, if the true one is `theta`.
///
/// They are exact (`exactLimits`) where fewer than 100 cases are expected with or without the
/// property, and normal (`normalLimits`) from there on. At 100 expected, the probability beyond the
/// normal 99.8% limits on the side of the long tail is about a third larger than stated, at 10 about
/// twice as large, because a rate near 0 or 1, or of few cases, is skewed.
///
/// `theta` is the benchmark, from 0 to 1 for a proportion; `denominator` is the size of the part,
/// above 0. It need not be whole, since the limits are drawn as a curve.
package func funnelLimits(
  around theta: Double,
  denominator: Double,
  confidence: Confidence,
  model: ChanceModel = .binomial
) -> ClosedRange<Double> {
  needsExactLimits(theta, denominator, model)
    ? exactLimits(around: theta, denominator: denominator, confidence: confidence, model: model)
    : normalLimits(around: theta, denominator: denominator, confidence: confidence, model: model)
}

/// The smallest expected number from which limits are normal.
package let leastExpectedForNormalLimits = 100

func needsExactLimits(_ theta: Double, _ denominator: Double, _ model: ChanceModel) -> Bool {
  let rarer = model == .binomial ? min(theta, 1 - theta) : theta
  return rarer > 0 && rarer * denominator < Double(leastExpectedForNormalLimits)
}

/// The normal limits of a rate by chance alone.
///
///     θ ± z·√(θ(1 − θ)/n) for a proportion, θ ± z·√(θ/n) for events, kept within its range
///
/// Source: Public Health England's method of funnel plots (PHEindicatormethods). For a proportion, a
/// limit is the rate at which the Wilson interval of a part touches θ. So a rate is outside these
/// limits exactly if its Wilson interval of the same confidence does not contain θ.
func normalLimits(
  around theta: Double,
  denominator: Double,
  confidence: Confidence,
  model: ChanceModel = .binomial
) -> ClosedRange<Double> {
  let reach = confidence.z * (model.variance(at: theta) / denominator).squareRoot()
  return max(0, theta - reach)...min(model.largest, theta + reach)
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
