import Diagnostics

extension FigureResolver {
  /// Whether the data supports a statement such as
  /// `[rose](claim:charge-rate/benchmark/2023/24..2024/25)`.
  ///
  /// The author's own words are checked, so the text and the claim cannot diverge. Phrases that are
  /// not claims, statements that the data does not support, and those that compare what cannot be
  /// compared, are errors. `block` is the text around the words.
  func holds(
    _ address: FigureAddress,
    _ words: String,
    in block: () -> String,
    into diagnostics: inout [Diagnostic]
  ) -> Bool {
    guard checkOptions(of: address, into: &diagnostics),
      let subject = claimSubject(address.path, address, into: &diagnostics),
      var evidence = evidence(for: subject, address, into: &diagnostics)
    else { return false }
    guard let claim = Claim(words) else {
      let message = words.isEmpty ? "the claim has no text" : "unknown claim \"\(words)\""
      diagnostics.report(.claimWords, message, at: address.location)
      return false
    }
    if address["bodies"] == "shared", let shared = sharedEvidence(for: claim, evidence, subject) {
      guard shared.bodyCount > 0 else {
        let message = "no \(site.settings.bodies.singular) has a value in all of the periods"
        diagnostics.report(.figureMissing, message, at: address.location)
        return false
      }
      evidence = shared.evidence
    }
    guard let isTrue = claim.holds(for: evidence) else {
      let help = claim.needs
      let message = "the claim \"\(words)\" does not fit this address"
      diagnostics.report(.figureAddress, message, at: address.location, help: help)
      return false
    }
    guard isTrue else {
      let difference = claim.difference(in: evidence).map { ", \($0)" } ?? ""
      let message = "the data contradicts \"\(words)\": \(evidence.text)\(difference)"
      diagnostics.report(.claimFalse, message, at: address.location)
      return false
    }
    let count = diagnostics.count
    checkGaps(claim, evidence, address, into: &diagnostics)
    checkBreaks(subject, address, into: &diagnostics)
    checkSums(claim, evidence, subject, address, into: &diagnostics)
    let periods = evidence.periods.map { site[subject.figure.measure].periods[$0] }
    let isMarked = isMarked(
      "the claim",
      periods,
      subject.figure.measure,
      address,
      block,
      into: &diagnostics
    )
    return isMarked && diagnostics.count == count
  }

  /// Reports a claim about all values of a series that passes over some of them.
  private func checkGaps(
    _ claim: Claim,
    _ evidence: Evidence,
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
    guard value.isRounded else { return value.shownNumber }
    return Double(rounded(value.shownNumber, decimals: decimals)) ?? value.shownNumber
  }

  var text: String {
    var parts = zip(periods, values).map { "\($0) \(text(of: $1))" }
    if parts.count > 4 { parts = [parts[0], "…", parts[parts.count - 1]] }
    return (parts + [other.map { "compared with \(text(of: $0))" }].compactMap { $0 })
      .joined(separator: ", ")
  }

  private func text(of value: BoundValue) -> String {
    rounded(value.shownNumber, decimals: value.isRounded ? decimals : 0)
      + (value.isRate ? "%" : "")
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
  }

  /// Reports a claim that compares values on two sides of a break in the series.
  private func checkBreaks(
    _ subject: ClaimSubject,
    _ address: FigureAddress,
    into diagnostics: inout [Diagnostic]
  ) {
    let measure = site[subject.figure.measure]
    let crossed = measure.breaks.filter { seriesBreak in
      measure.periods.firstIndex(of: seriesBreak.period).map {
        subject.figure.period < $0 && $0 <= subject.lastPeriod
      } ?? false
    }
    let missing = undeclared(crossed.map(\.period), under: "breaks", address, into: &diagnostics)
    for seriesBreak in crossed where missing.contains(seriesBreak.period) {
      diagnostics.report(
        .claimBreak,
        "the claim crosses a break in the series at \(seriesBreak.period): \(seriesBreak.note)",
        at: address.location,
        help: "name periods on one side of it, or say in the text what changed and write "
          + address.adding("breaks", missing)
      )
    }
  }

  /// The items that an option of the address does not list; listed ones that do not exist are an
  /// error.
  private func undeclared(
    _ items: [String],
    under key: String,
    _ address: FigureAddress,
    into diagnostics: inout [Diagnostic]
  ) -> [String] {
    let declared = (address[key] ?? "").split(separator: ",").map(String.init)
    if let extra = declared.first(where: { !items.contains($0) }) {
      let what = key == "gaps" ? "no gap" : "no break in the series"
      let message = "the claim passes over \(what) at \(extra)"
      let help = "remove \(extra) from `\(key)`"
      diagnostics.report(.figureAddress, message, at: address.location, help: help)
    }
    return items.filter { !declared.contains($0) }
  }

  /// Reports a claim about sums over different bodies that does not hold for those that all of the
  /// sums include.
  private func checkSums(
    _ claim: Claim,
    _ evidence: Evidence,
    _ subject: ClaimSubject,
    _ address: FigureAddress,
    into diagnostics: inout [Diagnostic]
  ) {
    guard address["bodies"] == nil, let shared = sharedEvidence(for: claim, evidence, subject),
      shared.bodyCount == 0 || claim.holds(for: shared.evidence) != true
    else { return }
    let words = site.settings.bodies
    let sums = zip(shared.evidence.labels, shared.evidence.periods).map {
      "\(summands(of: subject, in: $1).count) in \($0)"
    }
    let same =
      shared.bodyCount == 0
      ? "" : "; over the \(shared.bodyCount) in all of them, \(shared.evidence.text)"
    diagnostics.report(
      .claimSums,
      "the sums are not over the same \(words.plural): \(sums.joined(separator: ", "))\(same)",
      at: address.location,
      help: "say it of one \(words.singular) or of periods with the same \(words.plural), or say "
        + "that it is about those with a value throughout and write "
        + address.adding("bodies", ["shared"])
    )
  }

  /// The evidence over the bodies that all sums of a claim include; `nil` if they are the same.
  private func sharedEvidence(
    for claim: Claim,
    _ evidence: Evidence,
    _ subject: ClaimSubject
  ) -> (evidence: Evidence, bodyCount: Int)? {
    guard subject.figure.body == nil, evidence.periods.count > 1 else { return nil }
    var shared = evidence
    if !claim.isAboutAll {
      let last = evidence.periods.count - 1
      shared.periods = [evidence.periods[0], evidence.periods[last]]
      shared.labels = [evidence.labels[0], evidence.labels[last]]
    }
    let sets = shared.periods.map { Set(summands(of: subject, in: $0)) }
    guard sets.contains(where: { $0 != sets[0] }) else { return nil }
    let common = site.bodies.references.filter { body in sets.allSatisfy { $0.contains(body) } }
    shared.values = shared.periods.compactMap {
      sum(over: common, subject.figure.measure, in: $0)
    }
    return (shared, common.count)
  }

  /// Whether the text around a number or a claim says that a value is provisional, if one is.
  func isMarked(
    _ what: String,
    _ periods: [String],
    _ measure: Reference<Measure>,
    _ address: FigureAddress,
    _ block: () -> String,
    into diagnostics: inout [Diagnostic]
  ) -> Bool {
    let provisional = periods.filter(site[measure].provisionalPeriods.contains)
    guard !provisional.isEmpty else { return true }
    let text = block().lowercased()
    if text.contains("provisional") || text.contains("[p]") { return true }
    diagnostics.report(
      .provisionalUnmarked,
      "\(what) rests on \(provisional.joined(separator: ", ")), which is provisional",
      at: address.location,
      help: "write \"provisional\" or [p] in the same paragraph, or name a final period"
    )
    return false
  }
}

extension FigureAddress {
  /// The option to add to the address, with its separator.
  fileprivate func adding(_ key: String, _ values: [String]) -> String {
    let kept = (self[key] ?? "").split(separator: ",").map(String.init)
    let mark = options.isEmpty ? "?" : "&"
    return "\(kept.isEmpty ? mark : "")\(key)=\((kept + values).joined(separator: ","))"
  }
}
