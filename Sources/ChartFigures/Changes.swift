package import Content
import Markup
import Statistics

/// The changes of all bodies between two periods, marked and counted by one rule.
///
/// A value rose or fell if the interval of its change, as printed, excludes zero, so that readers
/// can find each mark again from the table. The intervals allow for chance and, as the limits of
/// a funnel do, for how much changes normally differ between bodies.
package struct Changes: Sendable {
  private let measure: Measure
  private let words: ValueText
  let first: String
  private let last: String
  /// Whether changes have intervals.
  var hasIntervals: Bool { measure.definition.isShare && measure.hasInterval }
  /// How much changes differ beyond chance, from all bodies with a value in both periods.
  let dispersion: ChangeDispersion

  enum Direction {
    case rose, fell, unclear
  }

  package init(of measure: Measure, from first: String, to last: String, _ site: Site) {
    self.measure = measure
    self.first = first
    self.last = last
    words = ValueText(measure, site.settings)
    dispersion = ChangeDispersion(
      site.bodies.references.compactMap { shares(of: measure, $0, from: first, to: last) }
    )
  }

  /// The changes to the main period of a measure from the period before; `nil` if there is none.
  package init?(toMainPeriodOf measure: Measure, _ site: Site) {
    guard let last = measure.periods.firstIndex(of: measure.mainPeriod), last > 0
    else { return nil }
    self.init(of: measure, from: measure.periods[last - 1], to: measure.mainPeriod, site)
  }

  /// The difference of the shares of a body; `nil` unless both periods have one.
  func difference(_ body: Reference<Body>) -> ProportionDifference? {
    guard let found = shares(of: measure, body, from: first, to: last) else { return nil }
    return ProportionDifference(
      found.after,
      minus: found.before,
      confidence: .z95,
      tauSquared: dispersion.tauSquared
    )
  }

  /// The direction of a change; `nil` unless both periods have a value.
  ///
  /// A measure without intervals has no change that is unclear, except one too small to be printed.
  func direction(_ body: Reference<Body>) -> Direction? {
    guard hasIntervals else { return plainDirection(body) }
    guard let interval = difference(body)?.interval else { return nil }
    if words.points(interval.lowerBound).hasPrefix("+") { return .rose }
    return words.points(interval.upperBound).hasPrefix("−") ? .fell : .unclear
  }

  private func plainDirection(_ body: Reference<Body>) -> Direction? {
    guard let before = measure.figure(of: body, in: first).value.number,
      let after = measure.figure(of: body, in: last).value.number
    else { return nil }
    if words.cell(before) == words.cell(after) { return .unclear }
    return after > before ? .rose : .fell
  }
}

/// The shares of a body in two periods; `nil` unless both have one.
private func shares(
  of measure: Measure,
  _ body: Reference<Body>,
  from first: String,
  to last: String
) -> (before: Proportion, after: Proportion)? {
  guard let before = measure.figure(of: body, in: first).share,
    let after = measure.figure(of: body, in: last).share
  else { return nil }
  return (before, after)
}

extension [Changes.Direction] {
  /// How many values rose, fell, or did neither clearly: `rose for 12 and fell for 3; for 21 …`.
  func counts(unclear: String) -> String {
    func number(_ direction: Changes.Direction) -> String {
      groupedText(count { $0 == direction })
    }
    return "rose for \(number(.rose)) and fell for \(number(.fell)); "
      + "for \(number(.unclear)) \(unclear)"
  }
}
