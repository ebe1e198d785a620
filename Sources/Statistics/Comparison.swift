/// The position of a part relative to its benchmark, with no claim about better or worse.
package enum Comparison: Hashable, Sendable {
  /// Between the limits.
  case inLine
  /// Above the limits, with the highest confidence for which this is so.
  case higher(Confidence)
  /// Below the limits, with the highest confidence for which this is so.
  case lower(Confidence)

  /// Compares a rate with the limits for each confidence; a rate on a limit is in line.
  package init(_ rate: Double, limits: (Confidence) -> ClosedRange<Double>) {
    self = .inLine
    for confidence in [Confidence.z95, .z998] {
      let limits = limits(confidence)
      if rate > limits.upperBound { self = .higher(confidence) }
      if rate < limits.lowerBound { self = .lower(confidence) }
    }
  }

  /// Compares a proportion with the limits of chance alone.
  package init(_ proportion: Proportion, against theta: Double) {
    self.init(proportion.rate) {
      funnelLimits(around: theta, denominator: Double(proportion.denominator), confidence: $0)
    }
  }
}
