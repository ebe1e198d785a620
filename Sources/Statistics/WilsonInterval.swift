/// A confidence level, with its standard normal deviate.
package enum Confidence: Double, CaseIterable, Sendable {
  /// 95%: the upper 0.025 point.
  case z95 = 1.9599639845400536
  /// 99.8%: the upper 0.001 point.
  case z998 = 3.090232306167813

  /// The standard normal deviate with half of the remaining probability on each side.
  package var z: Double { rawValue }
}

/// The Wilson score interval of a proportion, from 0 to 1.
///
///     (2x + z² ∓ z·√(z² + 4x(1 − x/n))) / (2(n + z²))
///
/// Source: Wilson, E. B. (1927), Journal of the American Statistical Association 22, 209–212; in this
/// form, which works on counts, Newcombe, R. G. (1998), Statistics in Medicine 17, 857–872, method 3.
/// The lower end is exactly 0 if the numerator is 0, the upper end exactly 1 if it equals the
/// denominator; both are always from 0 to 1, and the rate is between them.
package func wilsonInterval(
  _ proportion: Proportion,
  confidence: Confidence
) -> ClosedRange<Double> {
  wilsonInterval(
    x: Double(proportion.numerator),
    n: Double(proportion.denominator),
    z: confidence.z
  )
}

/// The Wilson interval for counts that need not be whole, such as weighted ones; 0 ≤ `x` ≤ `n` and
/// `n` > 0.
func wilsonInterval(x: Double, n: Double, z: Double) -> ClosedRange<Double> {
  let square = z * z
  let middle = 2 * x + square
  let reach = z * (square + 4 * x * (1 - x / n)).squareRoot()
  let scale = 2 * (n + square)
  // At the ends the root equals z, but rounding would leave a difference of about 1e-17.
  let lower = x == 0 ? 0 : max(0, (middle - reach) / scale)
  let upper = x == n ? 1 : min(1, (middle + reach) / scale)
  return min(lower, x / n)...max(upper, x / n)
}
