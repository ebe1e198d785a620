// Uses only sums, products, quotients and square roots, which IEEE 754 specifies to the last bit.
// The functions of C libraries differ in their last bits.

/// The angle whose sine is the square root of a rate, from 0 to π/2; within 1e-15.
func arcsine(_ rate: Double) -> Double {
  let rate = min(1, max(0, rate))
  guard rate <= 0.5 else { return .pi / 2 - arcsine(1 - rate) }
  // Halve the angle three times, through its tangent, so that the series converges fast.
  var tangent = (rate / (1 - rate)).squareRoot()
  for _ in 0..<3 { tangent /= 1 + (1 + tangent * tangent).squareRoot() }
  let square = tangent * tangent
  var series = 0.0
  for power in (0..<10).reversed() { series = 1 / Double(2 * power + 1) - square * series }
  return 8 * tangent * series
}

/// The rate for an angle from 0 to π/2, squared sine; within 1e-15.
func squaredSine(_ angle: Double) -> Double {
  let square = angle * angle
  var series = 1.0
  for power in (1...14).reversed() {
    series = 1 - square / Double(2 * power * (2 * power + 1)) * series
  }
  return square * series * series
}
