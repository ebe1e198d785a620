/// A count as part of a whole: `numerator` of `denominator`.
///
/// Only counts that form a proportion can be one, so a rate is always from 0 to 1. A ratio that can
/// exceed 1 (charges of this year over crimes of this year, whenever recorded) is something else
/// and must not be a `Proportion`: the intervals of this module are invalid for it.
package struct Proportion: Hashable, Sendable {
  /// The number with the property; at least 0, at most `denominator`.
  package let numerator: Int
  /// The total number; at least 1.
  package let denominator: Int

  /// Returns `nil` unless 0 ≤ `numerator` ≤ `denominator` and `denominator` is at least 1.
  package init?(_ numerator: Int, of denominator: Int) {
    guard denominator >= 1, (0...denominator).contains(numerator) else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The share, from 0 to 1; 0.073 is 7.3%.
  package var rate: Double { Double(numerator) / Double(denominator) }
}

/// The proportion of all parts together, Σx/Σn.
///
/// It is the benchmark that single parts are compared with, and, over the years of one part, its
/// pooled rate. It is not the mean of the rates: a large part weighs more than a small one. The
/// caller excludes parts without a value, from numerator and denominator alike. `nil` if there are
/// no parts, or if a sum exceeds `Int`.
package func benchmark(of parts: some Sequence<Proportion>) -> Proportion? {
  benchmark(of: parts.map { CountedRate($0) }).flatMap { Proportion($0.count, of: $0.denominator) }
}

/// The rate of all parts together, Σx/Σn, as of proportions.
package func benchmark(of parts: [CountedRate]) -> CountedRate? {
  var count = 0
  var denominator = 0
  for part in parts {
    let x = count.addingReportingOverflow(part.count)
    let n = denominator.addingReportingOverflow(part.denominator)
    guard !x.overflow, !n.overflow else { return nil }
    (count, denominator) = (x.partialValue, n.partialValue)
  }
  return CountedRate(count, over: denominator)
}
