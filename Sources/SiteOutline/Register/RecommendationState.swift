package import Content

/// The state of a recommendation on a day.
///
/// It is immutable, and shared rather than copied, because a row of each part of the register
/// contains it.
package final class RecommendationState: Sendable {
  /// The current status, or else the initial one.
  package let acceptance: Status?
  package let implementation: Status?
  /// Whether it is closed.
  package let isClosed: Bool
  /// The urgency of the deadline; `nil` if it is far off, or no longer matters.
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

/// The urgency of a deadline on the day of the build, for open recommendations.
package enum Urgency: String, CaseIterable, Sendable {
  /// The deadline has passed.
  case overdue
  /// The deadline is within four weeks.
  case dueSoon = "due-soon"

  /// The number of days before a deadline from which it is soon.
  package static let soonDays = 28
}

/// What is known of a deadline on the day of the build.
package enum DeadlineState: String, CaseIterable, Sendable {
  case overdue
  case dueSoon = "due-soon"
  case later
  case closed
  case notEstablished = "not-established"
}

extension Recommendation {
  /// The state of the deadline.
  package func deadlineState(_ state: RecommendationState) -> DeadlineState {
    if state.isClosed { return .closed }
    if due.value == nil { return .notEstablished }
    switch state.urgency {
    case .overdue: return .overdue
    case .dueSoon: return .dueSoon
    case nil: return .later
    }
  }
}

extension Site {
  /// The name of a state of deadlines.
  package func name(of state: DeadlineState) -> String {
    switch state {
    case .overdue: name(of: .urgency(.overdue))
    case .dueSoon: name(of: .urgency(.dueSoon))
    case .later: "In more than four weeks"
    case .closed: "Closed"
    case .notEstablished: name(of: .due(nil))
    }
  }

  /// The state of a recommendation on a day.
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
    return due.daysSinceEpoch - day.daysSinceEpoch <= Urgency.soonDays ? .dueSoon : nil
  }
}
