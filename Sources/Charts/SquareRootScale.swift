/// Maps numbers from zero upwards to positions along an axis by their square roots.
///
/// For sizes that differ by orders of magnitude if what is shown depends on their roots, as the
/// width of a funnel does. Its ticks show that it is not linear.
struct SquareRootScale: Hashable, Sendable {
  /// The largest number that the axis covers, above 0.
  var upper: Double
  var range: Extent

  func position(of value: Double) -> Double {
    range.start + (max(0, value) / upper).squareRoot() * range.length
  }

  /// The number at a fraction of the axis.
  func value(atShare share: Double) -> Double { upper * share * share }

  /// Round numbers at least `spacing` apart, ascending, including zero.
  func ticks(spacing: Double) -> [Double] {
    var candidates: [Double] = []
    var unit = 1.0
    while unit <= upper {
      candidates += [unit, unit * 2, unit * 5].filter { $0 <= upper }
      unit *= 10
    }
    var chosen = [0.0]
    // From the largest down, because the candidates are farthest apart there.
    var next = range.end + spacing
    for candidate in candidates.reversed() {
      let place = position(of: candidate)
      guard place - range.start >= spacing, next - place >= spacing else { continue }
      chosen.append(candidate)
      next = place
    }
    return chosen.sorted()
  }
}
