/// How a rate varies by chance, which decides its limits and the scale of its variance.
package enum ChanceModel: Hashable, Sendable {
  /// A count as part of a whole: the rate is from 0 to 1.
  case binomial
  /// Events over what they happen to, such as people: the rate has no upper bound.
  case poisson

  /// The largest possible rate.
  var largest: Double { self == .binomial ? 1 : .infinity }

  /// The variance of a rate around a true one, multiplied by the denominator.
  func variance(at theta: Double) -> Double { self == .binomial ? theta * (1 - theta) : theta }

  /// The scale on which the variance of a rate depends only on its denominator: 1/(4n).
  ///
  /// The arcsine of the root for a proportion, the root for events.
  func stabilised(_ rate: Double) -> Double {
    self == .binomial ? arcsine(rate) : max(0, rate).squareRoot()
  }

  /// The rate for a value on that scale; values below 0 count as 0.
  func rate(_ stabilised: Double) -> Double {
    switch self {
    case .binomial: squaredSine(min(.pi / 2, max(0, stabilised)))
    case .poisson: max(0, stabilised) * max(0, stabilised)
    }
  }
}

/// A count over its denominator, as a part in a comparison.
package struct CountedRate: Hashable, Sendable {
  /// At least 0.
  package let count: Int
  /// At least 1.
  package let denominator: Int

  /// Returns `nil` unless `count` is at least 0 and `denominator` at least 1.
  package init?(_ count: Int, over denominator: Int) {
    guard count >= 0, denominator >= 1 else { return nil }
    self.count = count
    self.denominator = denominator
  }

  init(_ proportion: Proportion) {
    count = proportion.numerator
    denominator = proportion.denominator
  }

  package var rate: Double { Double(count) / Double(denominator) }
}
