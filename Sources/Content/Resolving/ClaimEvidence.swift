import Diagnostics
import Markup
import Statistics

/// The values that a claim is checked against.
struct Evidence {
  let decimals: Int
  /// Whether the values are percentages, so that a number in per cent can be compared with them.
  let isPercentage: Bool
  /// One value, or those of all periods from the first to the last, or of all bodies of a group,
  /// with the value that the claim is about at the end.
  var values: [BoundValue] = []
  /// The period or the body of each value.
  var labels: [String] = []
  /// The indices of the periods of the values; one only if they are of bodies.
  var periods: [Int] = []
  /// The periods or bodies between the ends that have no value.
  var gaps: [String] = []
  /// The value that the last one is compared with.
  var other: BoundValue?
  var isAmongBodies = false

  init(_ measure: Measure) {
    decimals = measure.decimals
    isPercentage = measure.unit == .percent || measure.unit == .percentSign
  }

  var last: BoundValue { values[values.count - 1] }

  /// The values of the first and the last period; `nil` for one period.
  var ends: (first: BoundValue, last: BoundValue)? {
    guard values.count > 1, other == nil, !isAmongBodies else { return nil }
    return (values[0], last)
  }

  /// A value as displayed: readers see no difference beyond its decimals, but they do see that
  /// `under 0.1%` is not zero.
  func shown(_ value: BoundValue) -> Double {
    if case .amount(let amount, _) = value {
      if let limit = limitBesideZero(amount, decimals: decimals) { return limit / 2 }
      return Double(fixedText(amount, decimals: decimals)) ?? amount
    }
    guard case .rate(let share, _) = value else { return value.shownNumber }
    return switch RoundedPercent(share, decimals: decimals) {
    case .rounded(let text): Double(text) ?? value.shownNumber
    case .under(let limit): (Double(limit) ?? 0) / 2
    case .over(let limit): ((Double(limit) ?? 100) + 100) / 2
    }
  }

  var text: String {
    var parts = zip(labels, values).map { "\($0) \(text(of: $1))" }
    if parts.count > 4 { parts = [parts[0], "…", parts[parts.count - 1]] }
    return (parts + [other.map { "compared with \(text(of: $0))" }].compactMap { $0 })
      .joined(separator: ", ")
  }

  private func text(of value: BoundValue) -> String {
    switch value {
    case .rate(let share, _): RoundedPercent(share, decimals: decimals).text
    case .amount(let amount, _): roundedText(amount, decimals: decimals)
    case .count(let count): String(count)
    }
  }
}

/// What a claim is about: a body, or the sum over several.
struct ClaimSubject {
  /// The body, or the benchmark for any sum, in the first period that the address names.
  var figure: BoundFigure
  /// The bodies to add up; `nil` for a body, and for the benchmark, which is the sum over all.
  var group: [Reference<Body>]?
  var lastPeriod: Int
}

extension FigureResolver {
  /// The values that the address of a claim names.
  func evidence(
    for subject: ClaimSubject,
    _ address: FigureAddress,
    into diagnostics: inout [Diagnostic]
  ) -> Evidence? {
    let measure = site[subject.figure.measure]
    var evidence = Evidence(measure)
    let (first, last) = (subject.figure.period, subject.lastPeriod)
    for period in first...last {
      // Only the two ends must exist; a gap between them is reported for claims about all of them.
      guard let value = value(of: subject, in: period) else {
        if period == first || period == last {
          reportMissing(subject, in: period, address, into: &diagnostics)
          return nil
        }
        evidence.gaps.append(measure.periods[period])
        continue
      }
      evidence.values.append(value)
      evidence.labels.append(measure.periods[period])
      evidence.periods.append(period)
    }
    evidence.gaps += skippedPeriods(in: measure.periods, from: first, to: last)
    if let among = address["among"] {
      guard addBodies(of: among, to: &evidence, subject, address, into: &diagnostics) else {
        return nil
      }
    }
    guard let other = address["than"] else { return evidence }
    let path = "\(measure.head.id)/\(other)/\(measure.periods[last])"
    guard let compared = claimSubject(path, address, into: &diagnostics) else { return nil }
    guard let value = value(of: compared, in: last) else {
      reportMissing(compared, in: last, address, into: &diagnostics)
      return nil
    }
    evidence.other = value
    return evidence
  }

  /// Puts the values of the other bodies of a group before that of the body in question.
  private func addBodies(
    of group: String,
    to evidence: inout Evidence,
    _ subject: ClaimSubject,
    _ address: FigureAddress,
    into diagnostics: inout [Diagnostic]
  ) -> Bool {
    let bodies = group == "all" ? site.bodies.references : bodies(of: group, address, &diagnostics)
    guard let bodies else { return false }
    guard let own = subject.figure.body, evidence.values.count == 1, bodies.contains(own) else {
      let message = "the claim is not about one body of \"\(group)\" in one period"
      let help = "write claim:<measure>/<body>/<period>?among=<group with the body>"
      diagnostics.report(.figureAddress, message, at: address.location, help: help)
      return false
    }
    evidence.isAmongBodies = true
    var (values, labels, gaps) = ([BoundValue](), [String](), [String]())
    for body in bodies where body != own {
      var figure = subject.figure
      figure.body = body
      if let value = site.value(of: figure) {
        values.append(value)
        labels.append(site[body].name)
      } else {
        gaps.append(site[body].head.id)
      }
    }
    evidence.values = values + evidence.values
    evidence.labels = labels + [site[own].name]
    evidence.gaps = gaps + evidence.gaps
    return true
  }

  private func reportMissing(
    _ subject: ClaimSubject,
    in period: Int,
    _ address: FigureAddress,
    into diagnostics: inout [Diagnostic]
  ) {
    var figure = subject.figure
    figure.period = period
    guard subject.group != nil else {
      _ = value(of: figure, at: address.location, into: &diagnostics)
      return
    }
    let measure = site[figure.measure]
    let message = "\"\(measure.head.id)\" has no value of the group in \(measure.periods[period])"
    diagnostics.report(.figureMissing, message, at: address.location)
  }

  private func value(of subject: ClaimSubject, in period: Int) -> BoundValue? {
    var figure = subject.figure
    figure.period = period
    guard let group = subject.group else { return site.value(of: figure) }
    return sum(over: group, figure.measure, in: period)
  }

  /// The bodies that a sum includes, which are those whose share is shown.
  func summands(of subject: ClaimSubject, in period: Int) -> [Reference<Body>] {
    let rows = site[subject.figure.measure].figures.rows
    return (subject.group ?? site.bodies.references).filter {
      rows[$0.index][period].counts != nil
    }
  }

  func sum(
    over bodies: [Reference<Body>],
    _ measure: Reference<Measure>,
    in period: Int
  ) -> BoundValue? {
    let measure = site[measure]
    let counts = bodies.compactMap { measure.figures.rows[$0.index][period].counts }
    return benchmark(of: counts).map {
      measure.definition.hasUnit
        ? .amount($0.rate * Double(measure.per), interval: nil) : .rate($0.rate, interval: nil)
    }
  }
}

/// The periods of the calendar that a series passes over, of those that its shortest step leads to.
private func skippedPeriods(in periods: [String], from first: Int, to last: Int) -> [String] {
  let spans = periods.compactMap { CalendarPeriod($0) }
  guard first < last, spans.count == periods.count, let type = spans.first?.type,
    spans.allSatisfy({ $0.type == type })
  else { return [] }
  let starts = spans.map(\.months.lowerBound)
  guard let shortest = zip(starts, starts.dropFirst()).map({ $1 - $0 }).min(), shortest > 0 else {
    return []
  }
  return (first..<last).flatMap { index in
    stride(from: starts[index] + shortest, to: starts[index + 1], by: shortest)
      .compactMap { type.period(of: $0) }
  }
}
