#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The angle whose sine is the root of a rate, from 0 to π/2.
func arcsine(_ rate: Double) -> Double { asin(min(1, max(0, rate)).squareRoot()) }

/// The rate that belongs to an angle.
func squaredSine(_ angle: Double) -> Double {
  let sine = sin(angle)
  return sine * sine
}

/// The share of the gamma distribution of a shape that lies below a value: P(a, x).
///
/// Series below a + 1, Lentz's continued fraction above it. Source: Abramowitz and Stegun (1964),
/// 6.5.29 and 6.5.31.
func lowerGamma(shape: Double, _ value: Double) -> Double {
  guard value > 0 else { return 0 }
  let scale = exp(shape * log(value) - value - lgamma(shape))
  if value < shape + 1 {
    var term = 1 / shape
    var sum = term
    var index = shape
    while term.magnitude > sum.magnitude * 1e-17 {
      index += 1
      term *= value / index
      sum += term
    }
    return scale * sum
  }
  let tiny = 1e-300
  var b = value + 1 - shape
  var c = 1 / tiny
  var d = 1 / b
  var fraction = d
  for index in 1...10_000 {
    let a = -Double(index) * (Double(index) - shape)
    b += 2
    d = a * d + b
    d = 1 / (d.magnitude < tiny ? tiny : d)
    c = b + a / c
    if c.magnitude < tiny { c = tiny }
    let factor = d * c
    fraction *= factor
    if (factor - 1).magnitude < 1e-16 { break }
  }
  return 1 - scale * fraction
}

/// The value below which a share of the chi-squared distribution lies.
///
/// By halving an interval, which needs no derivative and cannot run away; to the last bits of a double.
func chiSquaredQuantile(_ share: Double, degrees: Double) -> Double {
  guard share > 0, degrees > 0 else { return 0 }
  var upper = max(degrees, 1)
  while lowerGamma(shape: degrees / 2, upper / 2) < share { upper *= 2 }
  var lower = 0.0
  for _ in 0..<200 {
    let middle = (lower + upper) / 2
    if middle == lower || middle == upper { break }
    if lowerGamma(shape: degrees / 2, middle / 2) < share { lower = middle } else { upper = middle }
  }
  return (lower + upper) / 2
}
