import Markup

/// How the numbers at the ticks of an axis are written.
package enum AxisFormat: Hashable, Sendable {
  /// A share from 0 to 1 as a percentage; more decimals are used where ticks would read alike.
  case percent(decimals: Int)
  /// A difference of shares in percentage points, with its sign.
  case points(decimals: Int)
  /// A whole number with commas between thousands; its ticks are never closer than 1.
  case count

  /// The step that an axis of this kind may have.
  func step(over domain: Extent, about count: Int) -> TickStep? {
    let step = TickStep(over: domain, about: count)
    guard self == .count, let step, step.exponent < 0 else { return step }
    return TickStep(multiple: 1, exponent: 0)
  }

  /// The text at a tick.
  func text(_ value: Double, every step: TickStep) -> String {
    switch self {
    case .percent(let decimals):
      return fixedText(value * 100, decimals: max(decimals, -step.exponent - 2)) + "%"
    case .points(let decimals):
      let text = fixedText(value.magnitude * 100, decimals: max(decimals, -step.exponent - 2))
      return value == 0 ? "0" : (value < 0 ? "−" : "+") + text
    case .count:
      guard value.magnitude < 9e15 else { return fixedText(value, decimals: 0) }
      return groupedText(Int(value))
    }
  }
}
