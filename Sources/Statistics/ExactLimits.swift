// Works with sums, products, quotients and roots only, whose results are the same on all machines.

/// The exact limits of a rate by chance alone, if the true one is `theta`.
///
/// A count is outside exactly if the probability of it and of more extreme ones is below the tail
/// of the confidence, so for a proportion exactly if its Clopper–Pearson interval does not contain
/// θ. Between two counts, the limit is interpolated by these probabilities, as a curve would
/// otherwise be jagged: the lower limit is that of Spiegelhalter, D. J. (2005), Statistics in
/// Medicine 24, 1185–1202, appendix A.1.1, and the upper one its mirror image, which is 1/n higher
/// than his and has the same tail. Sources: Clopper, C. J. and Pearson, E. S. (1934), Biometrika 26,
/// 404–413; for events Garwood, F. (1936), Biometrika 28, 437–442. A limit for a denominator that
/// is not whole is interpolated between its neighbours.
func exactLimits(
  around theta: Double,
  denominator: Double,
  confidence: Confidence,
  model: ChanceModel
) -> ClosedRange<Double> {
  let whole = max(1, denominator.rounded(.down))
  let below = exactLimits(theta, whole, confidence.tail, model)
  let share = denominator - whole
  guard share > 0 else { return below }
  let above = exactLimits(theta, whole + 1, confidence.tail, model)
  let lower = below.lowerBound + share * (above.lowerBound - below.lowerBound)
  return lower...(below.upperBound + share * (above.upperBound - below.upperBound))
}

private func exactLimits(
  _ theta: Double,
  _ n: Double,
  _ tail: Double,
  _ model: ChanceModel
) -> ClosedRange<Double> {
  if model == .binomial, theta > 0.5 {
    let mirror = exactLimits(1 - theta, n, tail, model)
    return (1 - mirror.upperBound)...(1 - mirror.lowerBound)
  }
  let ends = tailCounts(CountDistribution(theta, n, model), tail)
  let upper = min(model.largest, ends.upper / n)
  return min(ends.lower / n, theta)...max(upper, theta)
}

/// The counts at which the lower and the upper tail have a probability, interpolated.
private func tailCounts(
  _ distribution: CountDistribution,
  _ tail: Double
) -> (lower: Double, upper: Double) {
  var count = 0
  var probability = distribution.ofZero
  // Of this count and all below it.
  var sum = probability
  var lower: Double?
  while true {
    if lower == nil, sum >= tail { lower = Double(count) - (sum - tail) / probability }
    // The probability of counts above this one.
    let rest = 1 - sum
    if rest < tail || probability == 0 {
      let share = probability == 0 ? 0 : (rest + probability - tail) / probability
      return (max(0, lower ?? 0), Double(count) + min(1, share))
    }
    probability *= distribution.ratio(after: count)
    count += 1
    sum += probability
  }
}

/// The probabilities of counts: that of zero, and the ratio of each to the one before.
private struct CountDistribution {
  var ofZero: Double
  private var theta: Double
  private var n: Double
  private var model: ChanceModel

  init(_ theta: Double, _ n: Double, _ model: ChanceModel) {
    self.theta = theta
    self.n = n
    self.model = model
    ofZero =
      model == .binomial
      ? power(1 - theta, Int(min(n, 1e18))) : exponential(ofMinus: theta * n)
  }

  func ratio(after count: Int) -> Double {
    let next = Double(count + 1)
    switch model {
    case .binomial: return (n - Double(count)) / next * theta / (1 - theta)
    case .poisson: return theta * n / next
    }
  }
}

/// A power with a whole exponent of at least 0.
private func power(_ base: Double, _ exponent: Int) -> Double {
  var result = 1.0
  var square = base
  var rest = exponent
  while rest > 0 {
    if rest & 1 == 1 { result *= square }
    square *= square
    rest >>= 1
  }
  return result
}

/// e⁻ˣ for `x` of at least 0; the relative error is below 1e-13 up to 700, where it ends.
func exponential(ofMinus x: Double) -> Double {
  // e⁻ˣ = (e^(−x/1024))^1024, so that the series converges fast.
  let step = x / 1024
  var series = 1.0
  for term in (1...18).reversed() { series = 1 - step / Double(term) * series }
  return power(series, 1024)
}
