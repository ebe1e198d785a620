package import Statistics

/// The bodies of a measure in one period, compared with the sum of their values.
///
/// A body is never compared with a sum that is itself or mostly itself: one with more than a tenth
/// of the denominators is compared with the sum of all others. Below a tenth, its part in the sum
/// changes the difference by less than a tenth, which is left as it is, so that most bodies have
/// one benchmark.
package struct PeriodComparison: Sendable {
  /// In the order of `Site.bodies`; `nil` for a body whose value is not shown.
  package let parts: [CountedRate?]
  /// The sum over all parts.
  package let sum: CountedRate
  package let dispersion: OverDispersion

  /// Returns `nil` if no part has a value.
  package init?(_ parts: [CountedRate?], _ model: ChanceModel) {
    let known = parts.compactMap(\.self)
    guard let sum = benchmark(of: known) else { return nil }
    self.parts = parts
    self.sum = sum
    dispersion = OverDispersion(known, around: sum.rate, model: model)
  }

  /// The same comparison as if one body did not exist; `nil` if it is the only one.
  package func without(_ index: Int) -> PeriodComparison? {
    var others = parts
    others[index] = nil
    return PeriodComparison(others, dispersion.model)
  }

  /// The body with the largest denominator, the first of several; `nil` if there is none.
  package var largest: Int? {
    parts.indices.max { size(of: $0) < size(of: $1) }
  }

  /// The share of a body in the denominator of the sum.
  package func share(of index: Int) -> Double { size(of: index) / Double(sum.denominator) }

  private func size(of index: Int) -> Double { Double(parts[index]?.denominator ?? 0) }

  /// The comparison of a body; `nil` if it has no value, or if too few others have one: what bodies
  /// differ by beyond chance is not known from one.
  package func comparison(of index: Int) -> BenchmarkComparison? {
    guard let part = parts[index] else { return nil }
    let size = size(of: index)
    guard share(of: index) > largestShare else {
      return BenchmarkComparison(part, dispersion, size: size)
    }
    guard let others = without(index), others.parts.compactMap(\.self).count > 1 else { return nil }
    // The sum of the others varies by chance as well: 1/n + 1/m in place of 1/n.
    let rest = Double(others.sum.denominator)
    return BenchmarkComparison(
      part,
      others.dispersion,
      size: size / (size + rest) * rest,
      others: others.sum
    )
  }
}

/// The share of a sum above which a body is compared with the sum of the others.
private let largestShare = 0.1

/// How a rate compares with the benchmark of its period.
package struct BenchmarkComparison: Hashable, Sendable {
  /// Against the limits of chance alone.
  package var plain: Comparison
  /// Against limits that allow for normal differences between bodies; this is what a page says.
  package var adjusted: Comparison
  /// The sum of the other bodies, if it is the benchmark in place of the sum of all.
  package var others: CountedRate?

  fileprivate init(
    _ part: CountedRate,
    _ dispersion: OverDispersion,
    size: Double,
    others: CountedRate? = nil
  ) {
    plain = Comparison(part.rate) {
      funnelLimits(
        around: dispersion.theta,
        denominator: size,
        confidence: $0,
        model: dispersion.model
      )
    }
    adjusted = Comparison(part.rate) { dispersion.limits(denominator: size, confidence: $0) }
    self.others = others
  }
}
