/// Where a part stands against its benchmark: all that may be said of it, and nothing about best or worst.
package enum Comparison: Hashable, Sendable {
  /// Between the limits.
  case inLine
  /// Above the limits of a confidence, the widest that it passes.
  case higher(Confidence)
  /// Below them.
  case lower(Confidence)

  /// The place of a rate between two pairs of limits; on a limit is in line.
  package init(_ rate: Double, limits: (Confidence) -> ClosedRange<Double>) {
    self = .inLine
    for confidence in [Confidence.z95, .z998] {
      let limits = limits(confidence)
      if rate > limits.upperBound { self = .higher(confidence) }
      if rate < limits.lowerBound { self = .lower(confidence) }
    }
  }

  /// Against the limits of chance alone: the same answer as asking whether the score interval holds
  /// the benchmark.
  package init(_ proportion: Proportion, against theta: Double) {
    self.init(proportion.rate) {
      funnelLimits(around: theta, denominator: Double(proportion.denominator), confidence: $0)
    }
  }

  /// Against limits that allow for what the parts differ in anyway.
  package init(_ proportion: Proportion, against dispersion: OverDispersion) {
    self.init(proportion.rate) {
      dispersion.limits(denominator: Double(proportion.denominator), confidence: $0)
    }
  }
}
