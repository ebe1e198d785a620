import Content

extension CalendarDate {
  /// The date as it is read: `22 August 2024`.
  var words: String { "\(day) \(monthNames[month - 1]) \(year)" }
}

extension Established<CalendarDate> {
  /// The date as it is read, or that it is not established.
  var words: String { value?.words ?? "not established" }
}

private let monthNames = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September",
  "October", "November", "December",
]

/// A period as a reader says it: `year to March 2025` for the financial year `2024/25`.
func periodWords(_ period: String) -> String {
  let parts = period.split(separator: "/")
  guard parts.count == 2, let start = Int(parts[0]) else { return period }
  return "year to March \(start + 1)"
}

/// A period within a sentence: `the year to March 2025`, `2030`.
func periodPhrase(_ period: String) -> String {
  let words = periodWords(period)
  return words == period ? words : "the \(words)"
}
