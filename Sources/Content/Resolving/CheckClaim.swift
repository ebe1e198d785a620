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
    let measure = subject.figure.measure
    guard let claim = Claim(words) else {
      if isTranslated(address), !words.isEmpty {
        let periods = evidence.periods.map { site[measure].periods[$0] }
        return isMarked("the claim", periods, measure, address, block, into: &diagnostics)
      }
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
      let help = claim.needs(for: evidence)
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
    let periods = evidence.periods.map { site[measure].periods[$0] }
    let isMarked = isMarked("the claim", periods, measure, address, block, into: &diagnostics)
    return isMarked && diagnostics.count == count
  }

  /// Reports a claim about all values of a series that passes over some of them.
  private func checkGaps(
    _ claim: Claim,
    _ evidence: Evidence,
    _ address: FigureAddress,
    into diagnostics: inout [Diagnostic]
  ) {
    let gaps = claim.isAboutAll ? evidence.gaps : []
    let missing = undeclared(gaps, under: "gaps", address, into: &diagnostics)
    guard !missing.isEmpty else { return }
    let names = missing.joined(separator: ", ")
    diagnostics.report(
      .claimGap,
      "the claim passes over \(names), without a value to show",
      at: address.location,
      help: "say in the text what is left out and write \(address.adding("gaps", missing)), "
        + "or name periods without a gap"
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
