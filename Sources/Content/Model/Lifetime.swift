/// When a body existed.
package struct Lifetime: Hashable, Sendable {
  /// Its first day; `nil` if it has existed as long as the data.
  package var from: CalendarDate?
  /// Its last day; `nil` if it still exists.
  package var until: CalendarDate?

  package init(from: CalendarDate? = nil, until: CalendarDate? = nil) {
    self.from = from
    self.until = until
  }

  /// Whether it ends before it begins.
  var isContradictory: Bool {
    if let from, let until { until < from } else { false }
  }

  /// Whether the body existed on a day.
  func includes(_ day: CalendarDate) -> Bool {
    (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
  }

  /// Whether the body existed in a part of a period; true if the period has no days.
  package func overlaps(_ period: String) -> Bool {
    if from == nil, until == nil { return true }
    let days = CalendarPeriod(period)?.days ?? CalendarDate(period).map { $0...$0 }
    guard let days else { return true }
    return (from.map { $0 <= days.upperBound } ?? true)
      && (until.map { days.lowerBound <= $0 } ?? true)
  }
}
