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
