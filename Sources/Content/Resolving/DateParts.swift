/// The numbers and words of a text that may be a date or a period.
struct DateParts {
  private(set) var numbers: [String] = []
  /// In lower case, without the names of months.
  private(set) var words: [String] = []
  /// The months that are named, from 1.
  private(set) var months: [Int] = []
  /// Whether a quarter is named: `Q1 2024`, `2024 Q1`.
  private(set) var namesQuarter = false

  init(_ text: String) {
    var run = ""
    for character in withoutTime(text).lowercased() + " " {
      let isDigit = character.isASCIIDigit
      if let last = run.last, last.isASCIIDigit != isDigit || !isDigit && !character.isLetter {
        take(run)
        run = ""
      }
      if isDigit || character.isLetter { run.append(character) }
    }
  }

  private mutating func take(_ run: String) {
    if run.last?.isASCIIDigit == true {
      let isOfQuarter = words.last == "q" && run.count == 1
      if isOfQuarter { namesQuarter = true }
      numbers.append(run)
    } else if run.count > 2, let month = monthNames.firstIndex(where: { isName(run, of: $0) }) {
      months.append(month + 1)
    } else {
      if run.hasPrefix("quarter") || run == "q" && numbers.last?.count == 1 { namesQuarter = true }
      words.append(run)
    }
  }

  /// The days that the text can mean.
  var dates: [CalendarDate] {
    if months.count == 1, numbers.count == 2 {
      return dayAndYear.flatMap { day, year in date(year, months[0], day) }
    }
    guard months.isEmpty else { return [] }
    switch numbers.map(\.count) {
    case [8]:
      let day = Array(numbers[0])
      return date(String(day[..<4]), Int(String(day[4..<6])), String(day[6...]))
    // Spreadsheets count the days since 30 December 1899.
    case [5]:
      let days = digits(of: numbers[0]).map { $0 - 25_569 }
      return days.flatMap { CalendarDate(daysSinceEpoch: $0) }.map { [$0] } ?? []
    case let counts where counts.count == 3 && counts[0] == 4:
      return date(numbers[0], Int(numbers[1]), numbers[2])
    case let counts where counts.count == 3 && counts[2] != 1:
      return date(numbers[2], Int(numbers[1]), numbers[0])
        + date(numbers[2], Int(numbers[0]), numbers[1])
        + (counts[0] == 2 && counts[2] == 2 ? date(numbers[0], Int(numbers[1]), numbers[2]) : [])
    default: return []
    }
  }

  /// The day and the year beside the name of a month.
  private var dayAndYear: [(day: String, year: String)] {
    numbers[0].count == 4 ? [(numbers[1], numbers[0])] : [(numbers[0], numbers[1])]
  }

  private func date(_ year: String, _ month: Int?, _ day: String) -> [CalendarDate] {
    guard let month, let day = digits(of: day), let number = digits(of: year),
      year.count == 4 || year.count == 2
    else { return [] }
    // A year of two digits can be one of this century or, from 70, of the last.
    let century = year.count == 4 ? 0 : number < 70 ? 2000 : 1900
    return CalendarDate(year: century + number, month: month, day: day).map { [$0] } ?? []
  }
}

/// The text without a time of day after a date.
private func withoutTime(_ text: String) -> String {
  guard let colon = text.firstIndex(of: ":") else { return text }
  let start = text[..<colon].lastIndex { $0 == " " || $0 == "T" }
  return start.map { String(text[..<$0]) } ?? text
}

private func isName(_ text: String, of month: String) -> Bool {
  month.hasPrefix(text) || text == "sept" && month == "september"
}

private let monthNames = [
  "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
  "november", "december",
]
