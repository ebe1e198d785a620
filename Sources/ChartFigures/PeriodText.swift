import Content

/// A period for readers: `year to March 2025` for the financial year `2024/25`, `April to June
/// 2024` for its first quarter.
package func periodWords(_ period: String) -> String {
  guard let calendar = CalendarPeriod(period) else { return period }
  switch calendar.type {
  case .financialYear: return "year to March \(calendar.months.upperBound / 12)"
  case .quarter, .financialQuarter, .month: return monthWords(calendar.months)
  default: return period
  }
}

/// A period within a sentence: `the year to March 2025`, `April 2024`, `2030`.
package func periodPhrase(_ period: String) -> String {
  let words = periodWords(period)
  return CalendarPeriod(period)?.type == .financialYear ? "the \(words)" : words
}

/// Months of one year: `April 2024`, `April to June 2024`.
private func monthWords(_ months: Range<Int>) -> String {
  let (first, last) = (months.lowerBound, months.upperBound - 1)
  let start = first == last ? "" : "\(monthNames[first % 12]) to "
  return "\(start)\(monthNames[last % 12]) \(last / 12)"
}

/// A day: `31 March 2024`.
func dayWords(_ day: CalendarDate) -> String {
  "\(day.day) \(monthNames[day.month - 1]) \(day.year)"
}

private let monthNames = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December",
]

/// The position of a period in time, in a unit that its type decides; `nil` if its text names no
/// year.
func periodTime(_ period: String) -> Double? {
  guard let months = CalendarPeriod(period)?.months, months.count < 12 else {
    return Double(period.prefix(4))
  }
  return Double(months.lowerBound)
}

/// A period for a narrow layout: `24/25`, `24-Q1`.
func shortPeriod(_ period: String) -> String? {
  guard let type = CalendarPeriod(period)?.type, type != .year else { return nil }
  return String(period.dropFirst(2))
}
