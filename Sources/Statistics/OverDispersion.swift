/// The variation between parts beyond chance, and the limits that allow for it.
///
/// With large denominators the limits of chance are extremely narrow, and nearly every part is
/// outside them, because differences between parts other than those being judged are larger than
/// chance. The adjusted limits allow for such differences. Calculated on the scale on which the
/// variance of a rate depends only on its denominator, for a proportion:
///
///     yᵢ = asin √pᵢ,  sᵢ = 1/(2√nᵢ),  T = asin √θ,  zᵢ = (yᵢ − T)/sᵢ
///
/// and for events with the root in place of the arcsine; φ and τ² are those of `ExcessVariance`.
/// Source: Spiegelhalter, D. J. (2005), Statistics in Medicine 24, 1185–1202.
package struct OverDispersion: Hashable, Sendable {
  /// The benchmark; from 0 to 1 for a proportion.
  package let theta: Double
  /// The mean of the squared scores; about 1 if parts differ by chance alone.
  package let phi: Double
  /// The variance between parts on the scale of the scores; 0 if chance explains the differences.
  package let tauSquared: Double
  package let model: ChanceModel

  /// Estimates the variance; with fewer than two parts it is 0.
  ///
  /// `winsorising` is the share of scores that is pulled in at each end; `nil` pulls none in.
  package init(
    _ parts: [CountedRate],
    around theta: Double,
    model: ChanceModel,
    winsorising: Double? = 0.1
  ) {
    self.theta = theta
    self.model = model
    let target = model.stabilised(theta)
    let found = ExcessVariance(
      scores: parts.map {
        (model.stabilised($0.rate) - target) * 2 * Double($0.denominator).squareRoot()
      },
      weights: parts.map { 4 * Double($0.denominator) },
      winsorising: winsorising
    )
    phi = found.phi
    tauSquared = found.tauSquared
  }

  /// Estimates the variance between proportions.
  package init(_ parts: [Proportion], around theta: Double, winsorising: Double? = 0.1) {
    self.init(
      parts.map { CountedRate($0) },
      around: theta,
      model: .binomial,
      winsorising: winsorising
    )
  }

  /// The limits of chance and of normal differences between parts, never inside the exact limits
  /// of chance where these apply.
  ///
  /// `denominator` is above 0; it need not be whole.
  package func limits(denominator: Double, confidence: Confidence) -> ClosedRange<Double> {
    let wide = stabilisedLimits(denominator: denominator, confidence: confidence)
    guard needsExactLimits(theta, denominator, model) else { return wide }
    let exact = exactLimits(
      around: theta,
      denominator: denominator,
      confidence: confidence,
      model: model
    )
    return min(wide.lowerBound, exact.lowerBound)...max(wide.upperBound, exact.upperBound)
  }

  /// The limits on the scale of the scores, turned back: sin²(T ± z·√(s² + τ²)) for a proportion.
  func stabilisedLimits(denominator: Double, confidence: Confidence) -> ClosedRange<Double> {
    let reach = confidence.z * (1 / (4 * denominator) + tauSquared).squareRoot()
    let target = model.stabilised(theta)
    return min(model.rate(target - reach), theta)...max(model.rate(target + reach), theta)
  }
}
