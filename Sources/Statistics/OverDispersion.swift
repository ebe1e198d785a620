/// The variation between parts beyond chance, as a variance common to all of them.
///
/// With large denominators the limits of chance are extremely narrow, and nearly every part is
/// outside them, because differences between parts other than those being judged are larger than
/// chance. The adjusted limits allow for such differences. Calculated on the arcsine scale, on
/// which the variance of a proportion depends only on its denominator:
///
///     yᵢ = asin √pᵢ,  sᵢ = 1/(2√nᵢ),  T = asin √θ,  zᵢ = (yᵢ − T)/sᵢ
///     φ = Σ z²/N, of z that are winsorised at their 10th and 90th percentiles
///     τ² = max(0, (Nφ − (N − 1)) / (Σw − Σw²/Σw)),  w = 1/s²
///
/// Source: Spiegelhalter, D. J. (2005), Statistics in Medicine 24, 1185–1202, and "Handling
/// over-dispersion of performance indicators", Quality and Safety in Health Care 14 (2005), 347–351.
package struct OverDispersion: Hashable, Sendable {
  /// The benchmark, from 0 to 1.
  package let theta: Double
  /// The mean of the squared scores; about 1 if parts differ by chance alone.
  package let phi: Double
  /// The variance between parts on the arcsine scale; 0 if chance explains the differences.
  package let tauSquared: Double

  /// Estimates the variance; with fewer than two parts it is 0.
  ///
  /// `winsorising` is the share of scores that is pulled in at each end; `nil` pulls none in.
  package init(_ parts: [Proportion], around theta: Double, winsorising: Double? = 0.1) {
    self.theta = theta
    let target = arcsine(theta)
    let scores = parts.map { (arcsine($0.rate) - target) * 2 * Double($0.denominator).squareRoot() }
    let used = winsorising.map { winsorised(scores, $0) } ?? scores
    let count = Double(parts.count)
    phi = parts.isEmpty ? 0 : used.reduce(0) { $0 + $1 * $1 } / count
    let weights = parts.map { 4 * Double($0.denominator) }
    let sum = weights.reduce(0, +)
    let spread = sum - weights.reduce(0) { $0 + $1 * $1 } / max(sum, 1)
    let excess = count * phi - (count - 1)
    tauSquared = parts.count < 2 || spread <= 0 ? 0 : max(0, excess / spread)
  }

  /// The limits of chance and of normal differences between parts: sin²(T ± z·√(s² + τ²)).
  ///
  /// `denominator` is above 0; it need not be whole.
  package func limits(denominator: Double, confidence: Confidence) -> ClosedRange<Double> {
    let reach = confidence.z * (1 / (4 * denominator) + tauSquared).squareRoot()
    let target = arcsine(theta)
    let lower = squaredSine(max(0, target - reach))
    let upper = squaredSine(min(.pi / 2, target + reach))
    return min(lower, theta)...max(upper, theta)
  }
}

/// Scores with those beyond two quantiles replaced by the quantiles.
func winsorised(_ scores: [Double], _ share: Double) -> [Double] {
  guard !scores.isEmpty else { return [] }
  let lower = quantile(scores, share)
  let upper = quantile(scores, 1 - share)
  return scores.map { min(max($0, lower), upper) }
}

/// A quantile, linear between order statistics.
///
/// Type 7 of Hyndman and Fan (1996), The American Statistician 50, 361–365. Takes at least one value.
func quantile(_ values: [Double], _ share: Double) -> Double {
  let sorted = values.sorted()
  let position = share * Double(sorted.count - 1)
  let below = Int(position.rounded(.down))
  let above = min(below + 1, sorted.count - 1)
  return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
}
