import Markup

/// The number format of the ticks of an axis.
package enum AxisFormat: Hashable, Sendable {
  /// A share from 0 to 1 as a percentage, with as many decimals as it takes to tell ticks apart.
  case percent(decimals: Int)
  /// A difference of shares in percentage points, with a plus or minus sign.
  case points(decimals: Int)
  /// A number of units with commas between thousands, with as many decimals as it takes.
  case number
  /// A whole number with commas between thousands; ticks are at least 1 apart.
  case count

  /// The tick step for a domain with about `count` ticks, at least 1 for counts.
  func step(over domain: Extent, about count: Int) -> TickStep? {
    let step = TickStep(over: domain, about: count)
    guard self == .count, let step, step.exponent < 0 else { return step }
    return TickStep(multiple: 1, exponent: 0)
  }

  /// The label of a tick.
  func text(_ value: Double, every step: TickStep) -> String {
    switch self {
    case .percent(let decimals):
      return fixedText(value * 100, decimals: max(decimals, -step.exponent - 2)) + "%"
    case .points(let decimals):
      let text = fixedText(value.magnitude * 100, decimals: max(decimals, -step.exponent - 2))
      return value == 0 ? "0" : (value < 0 ? "−" : "+") + text
    case .number: return groupedText(value, decimals: max(0, -step.exponent))
    case .count:
      guard value.magnitude < 9e15 else { return fixedText(value, decimals: 0) }
      return groupedText(Int(value))
    }
  }
}
