/// A statement that data can support, as expressed by an author's words.
enum Claim: Hashable {
  /// From the first period to the last.
  case rose, fell, doubled, moreThanDoubled, tripled, halved
  /// From the first period to the last, by this much.
  case moved(ClaimAmount, isUp: Bool)
  /// The last value among those of all the periods or bodies named.
  case highest, lowest
  /// The last value among those after the first period, whose value was at least as high, or as
  /// low.
  case highestSince, lowestSince
  /// The value compared with the other one.
  case above, below
  /// The value compared with the other one, or with that of the first period, by this much.
  case apart(ClaimAmount, isAbove: Bool)
  /// The value compared with a number, which is in per cent only if the value is.
  case moreThan(Double, isPercent: Bool), lessThan(Double, isPercent: Bool), about(WrittenNumber)
  /// `1 in 4`.
  case share(Int, of: Int)

  /// The phrases that are claims; others must contain a number.
  private static let phrases: [String: Claim] = [
    "rose": .rose, "risen": .rose, "rise": .rose, "increased": .rose, "went up": .rose,
    "fell": .fell, "fallen": .fell, "fall": .fell, "decreased": .fell, "went down": .fell,
    "doubled": .doubled, "more than doubled": .moreThanDoubled, "halved": .halved,
    "tripled": .tripled, "trebled": .tripled,
    "highest": .highest, "the highest": .highest, "lowest": .lowest, "the lowest": .lowest,
    "highest since": .highestSince, "the highest since": .highestSince,
    "lowest since": .lowestSince, "the lowest since": .lowestSince,
    "higher than": .above, "higher": .above, "above": .above, "more than": .above,
    "lower than": .below, "lower": .below, "below": .below, "less than": .below,
    "more than half": .overHalf, "most": .overHalf, "over half": .overHalf,
    "less than half": .underHalf, "under half": .underHalf, "fewer than half": .underHalf,
  ]

  private static let overHalf = Claim.moreThan(50, isPercent: true)
  private static let underHalf = Claim.lessThan(50, isPercent: true)

  /// `nil` if the words are not a claim.
  init?(_ words: String) {
    let text = words.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if let claim = Claim.phrases[text] ?? Claim.sized(text) {
      self = claim
      return
    }
    var named = text
    for (number, word) in numberWords.enumerated() where (1...10).contains(number) {
      named = named.replacing("\(word) in ", with: "\(number) in ")
      named = named.replacing(" in \(word)", with: " in \(number)")
    }
    let numbers = writtenNumbers(in: named)
    guard numbers.count == 1, let number = numbers.first, !Claim.isDifference(text) else {
      return nil
    }
    if case .share(let whole) = number.unit, whole > 0 {
      guard let part = Int(exactly: number.value) else { return nil }
      self = .share(part, of: whole)
    } else if text.hasPrefix("more than ") || text.hasPrefix("over ") {
      self = .moreThan(number.value, isPercent: number.unit == .percent)
    } else if text.hasPrefix("less than ") || text.hasPrefix("under ")
      || text.hasPrefix("fewer than ")
    {
      self = .lessThan(number.value, isPercent: number.unit == .percent)
    } else if text.hasPrefix("about ") {
      self = .about(number)
    } else {
      return nil
    }
  }

  /// Whether words are about a difference, to which no value is compared: `over 2 points`,
  /// `more than 9 per cent lower than`.
  private static func isDifference(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard let last = words.last == "than" ? words.dropLast().last : words.last else { return false }
    return ["higher", "lower", "more", "less", "fewer", "point", "points"].contains(last)
  }

  /// A claim that says by how much: `rose by 2.1 percentage points`, `a fifth more than`.
  private static func sized(_ text: String) -> Claim? {
    if let by = text.firstRange(of: " by "), let amount = ClaimAmount(text[by.upperBound...]) {
      switch phrases[String(text[..<by.lowerBound])] {
      case .rose: return .moved(amount, isUp: true)
      case .fell: return .moved(amount, isUp: false)
      default: return nil
      }
    }
    let words = text.hasSuffix(" than") ? text.dropLast(" than".count) : text[...]
    let directions = [
      " higher": true, " more": true, " lower": false, " less": false, " fewer": false,
    ]
    guard let space = words.lastIndex(of: " "), let isAbove = directions[String(words[space...])]
    else { return nil }
    return ClaimAmount(words[..<space]).map { .apart($0, isAbove: isAbove) }
  }

  /// Whether the claim is about all values between two ends, so that none may be missing.
  var isAboutAll: Bool {
    switch self {
    case .highest, .lowest, .highestSince, .lowestSince: true
    default: false
    }
  }

  /// The amount that it names.
  private var amount: ClaimAmount? {
    switch self {
    case .moved(let amount, _), .apart(let amount, _): amount
    default: nil
    }
  }
}

extension Claim {
  /// Whether the claim is true; `nil` if the evidence does not have the required form.
  func holds(for evidence: Evidence) -> Bool? {
    switch self {
    case .rose, .fell, .doubled, .moreThanDoubled, .tripled, .halved: change(evidence)
    case .moved(let amount, let isUp):
      evidence.ends.flatMap { amount.isDifference(from: $0.first, to: $0.last, isUp, evidence) }
    case .highest, .lowest, .highestSince, .lowestSince: extreme(evidence)
    case .above, .below:
      evidence.other.map { other in
        let last = evidence.shown(evidence.last)
        return self == .above ? last > evidence.shown(other) : last < evidence.shown(other)
      }
    case .apart(let amount, let isAbove):
      (evidence.other ?? evidence.ends?.first).flatMap {
        amount.isDifference(from: $0, to: evidence.last, isAbove, evidence)
      }
    case .moreThan, .lessThan, .about, .share: single(evidence)
    }
  }

  /// What the claim's address must name, or what its words must be.
  func needs(for evidence: Evidence) -> String {
    switch (amount, evidence.isPercentage) {
    case (.percent?, true), (.things?, true):
      return "write percentage points for a share: rose by 2.1 percentage points"
    case (.points?, false):
      return "write the difference without \"points\", which are between percentages"
    default: break
    }
    return switch self {
    case .rose, .fell, .doubled, .moreThanDoubled, .tripled, .halved, .moved, .highestSince,
      .lowestSince:
      "name two periods: claim:<measure>/<body>/<period>..<period>"
    case .highest, .lowest: "name two periods, or one and ?among=<group>"
    case .above, .below: "name what it is compared with: ?than=<body or benchmark>"
    case .apart: "name two periods, or what it is compared with: ?than=<body or benchmark>"
    case .moreThan, .lessThan, .about, .share:
      evidence.isPercentage
        ? "name one period"
        : "name one period, and write a number in the unit of the measure, which is no percentage"
    }
  }

  /// By how much the values differ, for a claim that says another amount.
  func difference(in evidence: Evidence) -> String? {
    guard let amount, let base = evidence.other ?? evidence.ends?.first else { return nil }
    return amount.words(from: base, to: evidence.last, evidence)
  }

  private func change(_ evidence: Evidence) -> Bool? {
    guard let ends = evidence.ends else { return nil }
    let (first, last) = (evidence.shown(ends.first), evidence.shown(ends.last))
    switch self {
    case .rose: return last > first
    case .fell: return last < first
    case .doubled: return first > 0 && last >= first * 2
    case .moreThanDoubled: return first > 0 && last > first * 2
    case .tripled: return first > 0 && last >= first * 3
    default: return first > 0 && last <= first / 2
    }
  }

  private func extreme(_ evidence: Evidence) -> Bool? {
    let shown = evidence.values.map(evidence.shown)
    guard shown.count > 1, evidence.other == nil else { return nil }
    let (first, last, between) = (shown[0], shown[shown.count - 1], shown.dropLast().dropFirst())
    switch self {
    case .highest: return shown.dropLast().allSatisfy { $0 < last }
    case .lowest: return shown.dropLast().allSatisfy { $0 > last }
    case _ where evidence.isAmongBodies: return nil
    case .highestSince: return between.allSatisfy { $0 < last } && first >= last
    default: return between.allSatisfy { $0 > last } && first <= last
    }
  }

  private func single(_ evidence: Evidence) -> Bool? {
    guard evidence.values.count == 1, evidence.other == nil, let value = evidence.values.first
    else {
      return nil
    }
    switch self {
    // The page must bear it out as well as the data: 9.04% is printed as 9.0%.
    case .moreThan(_, true) where !evidence.isPercentage: return nil
    case .lessThan(_, true) where !evidence.isPercentage: return nil
    case .about(let number) where number.unit == .percent && !evidence.isPercentage: return nil
    case .moreThan(let number, _): return min(value.shownNumber, evidence.shown(value)) > number
    case .lessThan(let number, _): return max(value.shownNumber, evidence.shown(value)) < number
    case .about(let number): return number.isRounding(of: value.shownNumber)
    case .share(let part, let whole):
      guard value.isRate else { return nil }
      let rate = value.shownNumber / 100
      // "One in four" means that no other whole number is nearer: 1/0.24 rounds to 4.
      if part == 1 { return rate > 0 && (1 / rate).rounded() == Double(whole) }
      return (rate * Double(whole)).rounded() == Double(part)
    default: return nil
    }
  }
}
