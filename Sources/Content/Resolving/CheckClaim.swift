package import Diagnostics

extension FigureResolver {
  /// Whether the data supports a statement such as
  /// `[rose](claim:charge-rate/benchmark/2023/24..2024/25)`.
  ///
  /// The author's own words are checked, so the text and the claim cannot diverge. Phrases that are
  /// not claims, and statements that the data does not support, are errors.
  func holds(
    _ address: FigureAddress,
    _ words: String,
    into diagnostics: inout [Diagnostic]
  ) -> Bool {
    guard let evidence = evidence(address, into: &diagnostics) else { return false }
    guard let claim = Claim(words) else {
      let message = words.isEmpty ? "the claim has no text" : "unknown claim \"\(words)\""
      diagnostics.report(.claimWords, message, at: address.location)
      return false
    }
    guard let isTrue = claim.holds(for: evidence) else {
      let help = claim.needs
      let message = "the claim \"\(words)\" does not fit this address"
      diagnostics.report(.figureAddress, message, at: address.location, help: help)
      return false
    }
    if !isTrue {
      let message = "the data contradicts \"\(words)\": \(evidence.text)"
      diagnostics.report(.claimFalse, message, at: address.location)
    }
    return isTrue
  }

  /// The values that the address names, in the order of their periods.
  private func evidence(
    _ address: FigureAddress,
    into diagnostics: inout [Diagnostic]
  ) -> Evidence? {
    let location = address.location
    let ends = splitRange(address.path)
    guard let first = figure(ends.first, at: location, into: &diagnostics) else { return nil }
    var figures = [first]
    if let last = ends.last {
      let periods = site[first.measure].periods
      guard let end = periods.firstIndex(of: last), end > first.period else {
        let message = "\"\(last)\" is not a period later than \(periods[first.period])"
        let help = "write claim:<measure>/<body or benchmark>/<first period>..<later period>"
        diagnostics.report(.figureAddress, message, at: location, help: help)
        return nil
      }
      figures = (first.period...end).map { period in
        var figure = first
        figure.period = period
        return figure
      }
    }
    var evidence = Evidence(decimals: site[first.measure].decimals)
    for (index, figure) in figures.enumerated() {
      // Only the two ends must exist; a gap between them is skipped.
      let isEnd = index == 0 || index == figures.count - 1
      guard isEnd || site.value(of: figure) != nil else { continue }
      guard let value = value(of: figure, at: location, into: &diagnostics) else { return nil }
      evidence.values.append(value)
      evidence.periods.append(site[figure.measure].periods[figure.period])
    }
    guard let other = address["than"] else { return evidence }
    let period = site[first.measure].periods[figures[figures.count - 1].period]
    let path = "\(site[first.measure].head.id)/\(other)/\(period)"
    guard let figure = figure(path, at: location, into: &diagnostics),
      let value = value(of: figure, at: location, into: &diagnostics)
    else { return nil }
    evidence.other = value
    return evidence
  }

  /// Splits `charge-rate/durham/2014/15..2024/25` into the address of its first value and its last
  /// period.
  private func splitRange(_ path: String) -> (first: String, last: String?) {
    guard let dots = path.firstRange(of: "..") else { return (path, nil) }
    return (String(path[..<dots.lowerBound]), String(path[dots.upperBound...]))
  }
}

/// The values that a claim is checked against.
struct Evidence {
  var decimals: Int
  /// One value, or all from the first period to the last.
  var values: [BoundValue] = []
  var periods: [String] = []
  /// The value that the last one is compared with.
  var other: BoundValue?

  init(decimals: Int) {
    self.decimals = decimals
  }

  var last: Double { values[values.count - 1].shownNumber }

  /// A value as displayed: readers see no difference beyond its decimals.
  func shown(_ value: BoundValue) -> Double {
    guard value.isRate else { return value.shownNumber }
    return Double(rounded(value.shownNumber, decimals: decimals)) ?? value.shownNumber
  }

  var text: String {
    var parts = zip(periods, values).map { "\($0) \(text(of: $1))" }
    if parts.count > 4 { parts = [parts[0], "…", parts[parts.count - 1]] }
    return (parts + [other.map { "compared with \(text(of: $0))" }].compactMap { $0 })
      .joined(separator: ", ")
  }

  private func text(of value: BoundValue) -> String {
    value.isRate
      ? rounded(value.shownNumber, decimals: decimals) + "%"
      : rounded(value.shownNumber, decimals: 0)
  }
}

/// Rules about statements that a text binds to the data.
extension Rule {
  package static let claimRules = [claimWords, claimFalse]

  package static let claimWords = Rule(
    "claim-words",
    .error,
    advice: "Use words that can be checked against the data; docs/content.md lists them.",
    meaning: """
      The program cannot check the words of the claim, so nobody would notice when the data no \
      longer supports them. Strong words also say more than numbers can.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "It [soared](claim:rate/north/2014/15..2015/16).",
      right: "It [fell](claim:rate/north/2014/15..2015/16)."
    )
  )

  package static let claimFalse = Rule(
    "claim-false",
    .error,
    advice: "Correct the statement; the data contradicts it.",
    meaning: """
      The text makes a claim, such as a rise, that the data does not support. Readers who trust \
      the words would be misinformed.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: """
        It [rose](claim:rate/north/2014/15..2015/16), \
        to [1 in 4](claim:rate/north/2015/16).
        """,
      right: """
        It [fell](claim:rate/north/2014/15..2015/16), \
        to [1 in 13](claim:rate/north/2015/16).
        """
    )
  )
}
