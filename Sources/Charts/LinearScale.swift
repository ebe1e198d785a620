/// Maps numbers to positions along an axis, in proportion.
struct LinearScale: Hashable, Sendable {
  /// The numbers that the axis covers.
  var domain: Extent
  /// The positions of the two ends of the domain.
  var range: Extent

  init(domain: Extent, range: Extent) {
    self.domain = domain
    self.range = range
  }

  /// Makes a scale from zero to the largest of some values, so that lengths can be compared.
  ///
  /// Negative values extend it below zero; NaN and infinity are ignored; if all values are zero or
  /// there are none, the domain is 0 to 1.
  init(fromZeroCovering values: some Sequence<Double>, range: Extent) {
    let finite = values.filter(\.isFinite)
    let lower = min(0, finite.min() ?? 0)
    let upper = max(0, finite.max() ?? 0)
    self.init(domain: lower == upper ? Extent(0, 1) : Extent(lower, upper), range: range)
  }

  /// The position of a number, which is outside the range if the number is outside the domain.
  ///
  /// The middle of the range if the domain has no length, and for NaN and infinity.
  func position(of value: Double) -> Double {
    let share = (value - domain.start) / domain.length
    return share.isFinite ? range.start + share * range.length : range.middle
  }

  /// A copy with its domain widened to whole steps.
  func nice(every step: TickStep) -> LinearScale {
    guard var (first, last) = step.indices(around: domain) else { return self }
    if step.value(at: first + 1) <= domain.lower { first += 1 }
    if step.value(at: last - 1) >= domain.upper { last -= 1 }
    let widened = Extent(step.value(at: first), step.value(at: last))
    let isReversed = domain.start > domain.end
    let niceDomain = isReversed ? Extent(widened.end, widened.start) : widened
    return LinearScale(domain: niceDomain, range: range)
  }

  /// The whole steps inside the domain, ascending, whichever way the domain runs.
  func ticks(every step: TickStep) -> [Double] {
    guard let (first, last) = step.indices(around: domain) else { return [] }
    return (first...last).map(step.value).filter { $0 >= domain.lower && $0 <= domain.upper }
  }
}
