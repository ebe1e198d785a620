package import Content

/// How a recommendation stands on a day.
///
/// Nothing of it changes. It is shared rather than copied, because a row of each part of the register holds it.
package final class RecommendationState: Sendable {
  /// As last heard, or else what holds before anything is heard.
  package let acceptance: Status?
  package let implementation: Status?
  /// Whether it is done with.
  package let isClosed: Bool
  /// Nil where the deadline is far off, or does not matter any more.
  package let urgency: Urgency?

  package init(acceptance: Status?, implementation: Status?, isClosed: Bool, urgency: Urgency?) {
    self.acceptance = acceptance
    self.implementation = implementation
    self.isClosed = isClosed
    self.urgency = urgency
  }

  package subscript(_ axis: StatusAxis) -> Status? {
    switch axis {
    case .acceptance: acceptance
    case .implementation: implementation
    }
  }
}

/// How a deadline stands on the day of the build, for what is not closed.
package enum Urgency: String, CaseIterable, Sendable {
  /// The deadline was before that day.
  case overdue
  /// It is within the four weeks from that day.
  case dueSoon = "due-soon"
}

extension Site {
  /// How a recommendation stands on a day.
  package func state(of record: Recommendation, on day: CalendarDate?) -> RecommendationState {
    let acceptance = status(of: record, on: .acceptance)
    let implementation = status(of: record, on: .implementation)
    let isClosed = acceptance?.closes == true || implementation?.closes == true
    return RecommendationState(
      acceptance: acceptance,
      implementation: implementation,
      isClosed: isClosed,
      urgency: isClosed ? nil : urgency(of: record.due.value, on: day)
    )
  }

  private func urgency(of due: CalendarDate?, on day: CalendarDate?) -> Urgency? {
    guard let due, let day else { return nil }
    if due < day { return .overdue }
    return due.daysSinceEpoch - day.daysSinceEpoch <= 28 ? .dueSoon : nil
  }
}
