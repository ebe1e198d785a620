import Markup

/// By how much one value differs from another, in an author's words.
enum ClaimAmount: Hashable {
  /// `2.1 percentage points`, between percentages.
  case points(WrittenNumber)
  /// `1,200`, between counts.
  case things(WrittenNumber)
  /// `12 per cent` of the other count; for shares it could also mean percentage points.
  case percent(WrittenNumber)
  /// `a fifth` of the other value.
  case part(Double)

  /// `nil` if the words are not an amount.
  init?(_ words: some StringProtocol) {
    let text = words.hasPrefix("about ") ? String(words.dropFirst("about ".count)) : String(words)
    if let part = parts[text] {
      self = .part(part)
      return
    }
    let numbers = writtenNumbers(in: text)
    guard numbers.count == 1, let number = numbers.first, number.value > 0,
      text.hasPrefix(number.text)
    else { return nil }
    switch text.dropFirst(number.text.count).drop(while: { $0 == " " }) {
    case "points", "point", "percentage points", "percentage point": self = .points(number)
    case "%", "per cent", "percent": self = .percent(number)
    case "": self = .things(number)
    default: return nil
    }
  }

  /// Whether a value is above (or below) another by this amount; `nil` if it does not suit them.
  ///
  /// Differences are those of the data, rounded as written, because pages print those. A part is
  /// right if no other part with a name is nearer.
  func isDifference(
    from base: BoundValue,
    to value: BoundValue,
    _ isAbove: Bool,
    _ evidence: Evidence
  ) -> Bool? {
    let difference = (value.shownNumber - base.shownNumber) * (isAbove ? 1 : -1)
    switch self {
    case .points(let number):
      guard evidence.isPercentage else { return nil }
      return number.decimals <= evidence.decimals && number.isRounding(of: difference)
    case .things(let number):
      return evidence.isPercentage ? nil : number.isRounding(of: difference)
    case .percent(let number):
      guard !evidence.isPercentage else { return nil }
      return base.shownNumber > 0 && number.isRounding(of: 100 * difference / base.shownNumber)
    case .part(let part):
      guard base.shownNumber > 0, difference > 0 else { return false }
      let found = difference / base.shownNumber
      return namedParts.allSatisfy { (found - part).magnitude <= (found - $0).magnitude }
    }
  }

  /// The difference of two values, in the unit of the amount.
  func words(from base: BoundValue, to value: BoundValue, _ evidence: Evidence) -> String {
    let difference = value.shownNumber - base.shownNumber
    switch self {
    case .points:
      return "a difference of \(fixedText(difference, decimals: evidence.decimals)) points"
    case .things: return "a difference of \(fixedText(difference, decimals: 0))"
    case .percent, .part:
      guard base.shownNumber > 0 else { return "the first is zero" }
      let percent = fixedText(100 * difference / base.shownNumber, decimals: 1)
      return "a relative difference of \(percent)%"
    }
  }
}

private let parts: [String: Double] = [
  "half": 1 / 2, "a half": 1 / 2, "a third": 1 / 3, "one third": 1 / 3, "two thirds": 2 / 3,
  "a quarter": 1 / 4, "one quarter": 1 / 4, "three quarters": 3 / 4, "a fifth": 1 / 5,
  "one fifth": 1 / 5, "two fifths": 2 / 5, "three fifths": 3 / 5, "four fifths": 4 / 5,
  "a tenth": 1 / 10, "one tenth": 1 / 10,
]

/// The parts that have a name, with nothing and the whole.
private let namedParts = Set(parts.values).union([0, 1])
