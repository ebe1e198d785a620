/// The variation of values beyond chance, as one variance common to all of them.
///
///     φ = Σ z²/N, of z that are winsorised at their 10th and 90th percentiles
///     τ² = max(0, (Nφ − (N − 1)) / (Σw − Σw²/Σw)),  w = 1/s²
///
/// with the scores z = (y − T)/s of values y with the variance s² of chance. Source: Spiegelhalter,
/// D. J. (2005), Statistics in Medicine 24, 1185–1202, and "Handling over-dispersion of performance
/// indicators", Quality and Safety in Health Care 14 (2005), 347–351.
struct ExcessVariance: Hashable, Sendable {
  /// The mean of the squared scores; about 1 if values differ by chance alone.
  let phi: Double
  /// 0 if chance explains the differences, or with fewer than two values.
  let tauSquared: Double

  /// Estimates the variance from scores and weights in the same order.
  ///
  /// `winsorising` is the share of scores that is pulled in at each end; `nil` pulls none in.
  init(scores: [Double], weights: [Double], winsorising: Double?) {
    let used = winsorising.map { winsorised(scores, $0) } ?? scores
    let count = Double(scores.count)
    phi = scores.isEmpty ? 0 : used.reduce(0) { $0 + $1 * $1 } / count
    let sum = weights.reduce(0, +)
    let spread = sum - weights.reduce(0) { $0 + $1 * $1 } / max(sum, 1)
    let excess = count * phi - (count - 1)
    tauSquared = scores.count < 2 || spread <= 0 ? 0 : max(0, excess / spread)
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
