/// The interval of the number of events that a count of events is a sample of.
///
/// From 10 events on, Byar's approximation:
///
///     x(1 − 1/(9x) − z/(3√x))³,  (x + 1)(1 − 1/(9(x + 1)) + z/(3√(x + 1)))³
///
/// and with fewer, the exact Poisson limits: the numbers at which the probability of as many events
/// or more, or of as few or fewer, is that of the tail. Sources: Breslow, N. E. and Day, N. E. (1987),
/// Statistical Methods in Cancer Research II, IARC Scientific Publications 82, p. 69; Garwood, F.
/// (1936), Biometrika 28, 437–442; the change at 10 events is that of Public Health England's
/// technical guide on confidence intervals.
package func eventInterval(_ events: Int, confidence: Confidence) -> ClosedRange<Double> {
  guard events >= leastEventsForByar else {
    return exactIntervals[confidence, default: []][events]
  }
  func end(_ count: Double, _ z: Double) -> Double {
    let root = 1 - 1 / (9 * count) + z / (3 * count.squareRoot())
    return count * root * root * root
  }
  let count = Double(events)
  return end(count, -confidence.z)...end(count + 1, confidence.z)
}

/// The smallest number of events for which Byar's approximation is used.
package let leastEventsForByar = 10

/// The exact interval of each smaller number: one takes thousands of sums, and a table has many of
/// the same number.
private let exactIntervals = Dictionary(
  uniqueKeysWithValues: Confidence.allCases.map { confidence in
    (confidence, (0..<leastEventsForByar).map { exactInterval($0, confidence.tail) })
  }
)

private func exactInterval(_ events: Int, _ tail: Double) -> ClosedRange<Double> {
  // Both probabilities fall or rise with the mean; fewer than 10 events have no mean above 64.
  func mean(_ isTooSmall: (Double) -> Bool) -> Double {
    var (low, high) = (0.0, 64.0)
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if isTooSmall(middle) { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
  let lower = events == 0 ? 0 : mean { atLeast(events, mean: $0) < tail }
  let upper = mean { 1 - atLeast(events + 1, mean: $0) > tail }
  return lower...upper
}

/// The probability of at least a number of events, above 0.
private func atLeast(_ events: Int, mean: Double) -> Double {
  // Summed from the tail, which loses no digits where it is small.
  var term = exponential(ofMinus: mean)
  for count in 1...events { term *= mean / Double(count) }
  var sum = term
  var count = events
  while count < 400, term > 0 {
    count += 1
    term *= mean / Double(count)
    sum += term
  }
  return sum
}
