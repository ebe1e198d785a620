/// The probabilities of a count of successes among independent trials.
struct BinomialDistribution {
  var count: Int
  /// Between 0 and 1, without its ends.
  var probability: Double

  /// The count at which the distribution function reaches `q`, between two counts where it passes it.
  ///
  /// Works outwards from the most likely count, whose probability is far from underflow for any
  /// number of trials; the sum over all counts is one, so the scale of the start cancels.
  func interpolatedQuantile(_ q: Double) -> Double {
    let weights = weights
    let total = weights.values.reduce(0, +)
    var below = 0.0
    for (index, weight) in weights.values.enumerated() {
      let upTo = below + weight / total
      if upTo >= q || index == weights.values.count - 1 {
        let share = (upTo - q) / (upTo - below)
        return Double(weights.first + index) - min(max(share, 0), 1)
      }
      below = upTo
    }
    return Double(count)
  }

  /// The probabilities of the counts that matter, in proportion to that of the most likely one.
  private var weights: (first: Int, values: [Double]) {
    let mode = min(count, Int((Double(count + 1) * probability).rounded(.down)))
    let odds = probability / (1 - probability)
    var lower: [Double] = []
    var weight = 1.0
    var index = mode
    while index > 0, weight > negligible {
      weight *= Double(index) / (Double(count - index + 1) * odds)
      index -= 1
      lower.append(weight)
    }
    let first = mode - lower.count
    var values = Array(lower.reversed()) + [1]
    weight = 1
    index = mode
    while index < count, weight > negligible {
      weight *= Double(count - index) * odds / Double(index + 1)
      index += 1
      values.append(weight)
    }
    return (first, values)
  }
}

/// Far below what is left of a probability of one in a double.
private let negligible = 1e-30
