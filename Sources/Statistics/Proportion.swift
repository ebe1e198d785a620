/// A part of a whole that was counted: `numerator` of `denominator`.
///
/// Only counts that make a proportion have a value, so a rate always lies between 0 and 1. A ratio
/// that can exceed 1 (charges of this year over crimes of this year, whenever recorded) is something
/// else and must not be put in one: the intervals of this module do not hold for it.
package struct Proportion: Hashable, Sendable {
  /// How many have the property; at least 0, at most `denominator`.
  package let numerator: Int
  /// How many were counted; at least 1.
  package let denominator: Int

  /// Nil unless 0 ≤ `numerator` ≤ `denominator` and `denominator` is at least 1.
  package init?(_ numerator: Int, of denominator: Int) {
    guard denominator >= 1, (0...denominator).contains(numerator) else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The share, from 0 to 1; 0.073 is 7.3%.
  package var rate: Double { Double(numerator) / Double(denominator) }
}

/// The proportion of all parts together, Σx/Σn: the benchmark that single parts are compared with, and,
/// over the years of one part, its pooled rate.
///
/// It is not the mean of the rates: a large part weighs more than a small one. Parts without a figure
/// are left out by the caller, from numerator and denominator alike. Nil without parts, and nil when
/// a sum exceeds `Int`.
package func benchmark(of parts: some Sequence<Proportion>) -> Proportion? {
  var numerator = 0
  var denominator = 0
  for part in parts {
    let x = numerator.addingReportingOverflow(part.numerator)
    let n = denominator.addingReportingOverflow(part.denominator)
    guard !x.overflow, !n.overflow else { return nil }
    (numerator, denominator) = (x.partialValue, n.partialValue)
  }
  return Proportion(numerator, of: denominator)
}
