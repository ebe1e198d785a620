/// The difference between two independent proportions with its interval.
///
///     L = D − √((p₁ − l₁)² + (u₂ − p₂)²),  U = D + √((u₁ − p₁)² + (p₂ − l₂)²)
///
/// from the Wilson intervals of the two. Source: Newcombe, R. G. (1998), Statistics in Medicine 17,
/// 873–890, method 10. From −1 to 1; both ends stay within that range.
package struct ProportionDifference: Hashable, Sendable {
  /// The first rate minus the second.
  package let value: Double
  package let interval: ClosedRange<Double>

  package init(_ first: Proportion, minus second: Proportion, confidence: Confidence) {
    let (p1, p2) = (first.rate, second.rate)
    let one = wilsonInterval(first, confidence: confidence)
    let two = wilsonInterval(second, confidence: confidence)
    value = p1 - p2
    let below = root(p1 - one.lowerBound, two.upperBound - p2)
    let above = root(one.upperBound - p1, p2 - two.lowerBound)
    interval = max(-1, value - below)...min(1, value + above)
  }
}

private func root(_ first: Double, _ second: Double) -> Double {
  (first * first + second * second).squareRoot()
}
