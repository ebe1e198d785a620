/// The interval of a count of events that happen independently: exact below ten, Byar's from ten on.
///
/// The change at ten is the practice of Public Health England. For counts, and for ratios of observed to
/// expected events, where the numerator is no part of the denominator; never for a share of a whole.
/// Takes 0 or more events.
package func poissonInterval(_ events: Int, confidence: Confidence) -> ClosedRange<Double> {
  events < 10
    ? exactPoissonInterval(events, confidence: confidence)
    : byarsInterval(events, confidence: confidence)
}

/// χ²(q; 2x)/2 to χ²(1 − q; 2x + 2)/2; starts at exactly 0 where nothing was counted.
///
/// Source: Garwood, F. (1936), Biometrika 28, 437–442.
package func exactPoissonInterval(_ events: Int, confidence: Confidence) -> ClosedRange<Double> {
  let tail = confidence.tail
  let lower = chiSquaredQuantile(tail, degrees: 2 * Double(events)) / 2
  let upper = chiSquaredQuantile(1 - tail, degrees: 2 * Double(events) + 2) / 2
  return lower...upper
}

/// x(1 − 1/(9x) − z/(3√x))³ to (x + 1)(1 − 1/(9(x + 1)) + z/(3√(x + 1)))³.
///
/// Source: Breslow, N. E. and Day, N. E. (1987), Statistical Methods in Cancer Research II, 69.
/// Takes 1 event or more; the approximation is close from 10 on.
package func byarsInterval(_ events: Int, confidence: Confidence) -> ClosedRange<Double> {
  func end(_ x: Double, _ z: Double) -> Double {
    let root = 1 - 1 / (9 * x) + z / (3 * x.squareRoot())
    return x * root * root * root
  }
  let x = Double(events)
  return max(0, end(x, -confidence.z))...end(x + 1, confidence.z)
}

/// The limits of chance of a ratio of observed to expected events whose true value is 1.
///
///     χ²(q; 2e)/(2e) to χ²(1 − q; 2(e + 1))/(2e)
///
/// Source: Spiegelhalter (2005), appendix A.2.
/// `expected` is above 0; it need not be whole.
package func ratioFunnelLimits(expected: Double, confidence: Confidence) -> ClosedRange<Double> {
  let tail = confidence.tail
  let lower = chiSquaredQuantile(tail, degrees: 2 * expected) / (2 * expected)
  let upper = chiSquaredQuantile(1 - tail, degrees: 2 * (expected + 1)) / (2 * expected)
  return lower...upper
}
