/// The distance between two ticks: 1, 2 or 5 times a power of ten.
///
/// The exponent is stored as an integer, so that the third tick of 0.1 is 0.3 and not
/// 0.30000000000000004.
struct TickStep: Hashable, Sendable {
  /// 1, 2 or 5.
  var multiple: Int
  var exponent: Int

  /// Chooses the step with about `count` ticks over a domain, at most 1.6 times as many plus one.
  ///
  /// Returns `nil` if the domain has no length, or one that cannot be drawn. The thresholds are the
  /// geometric means between 1, 2, 5 and 10.
  init?(over domain: Extent, about count: Int) {
    let target = domain.length.magnitude / Double(max(count, 1))
    guard target > 1e-300, target < 1e300 else { return nil }
    var exponent = 0
    while target >= powerOfTen(exponent + 1) { exponent += 1 }
    while target < powerOfTen(exponent) { exponent -= 1 }
    switch target / powerOfTen(exponent) {
    case ..<(2.0).squareRoot(): self.init(multiple: 1, exponent: exponent)
    case ..<(10.0).squareRoot(): self.init(multiple: 2, exponent: exponent)
    case ..<(50.0).squareRoot(): self.init(multiple: 5, exponent: exponent)
    default: self.init(multiple: 1, exponent: exponent + 1)
    }
  }

  init(multiple: Int, exponent: Int) {
    self.multiple = multiple
    self.exponent = exponent
  }

  /// The value of a tick; tick 0 is zero.
  func value(at index: Int) -> Double {
    let whole = Double(index) * Double(multiple)
    return exponent < 0 ? whole / powerOfTen(-exponent) : whole * powerOfTen(exponent)
  }

  /// The indices of the two ticks just outside a domain, or at its ends.
  ///
  /// Returns `nil` if the domain is so far from zero that adjacent ticks are the same number.
  func indices(around domain: Extent) -> (Int, Int)? {
    let size = value(at: 1)
    let first = (domain.lower / size).rounded(.down)
    let last = (domain.upper / size).rounded(.up)
    guard first.magnitude < 1e15, last.magnitude < 1e15 else { return nil }
    return (Int(first), Int(last))
  }
}

private func powerOfTen(_ exponent: Int) -> Double {
  let power = (0..<exponent.magnitude).reduce(1.0) { product, _ in product * 10 }
  return exponent < 0 ? 1 / power : power
}
