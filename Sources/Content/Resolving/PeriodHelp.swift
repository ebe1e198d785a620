/// What to write instead of a text that is not a financial year.
func financialYearHelp(for text: String) -> String? {
  let parts = DateParts(text)
  if parts.namesQuarter {
    return "write a financial year; for quarters, declare the column as `type: financial-quarter`"
  }
  if let year = financialYear(parts) { return "did you mean \"\(year)\"?" }
  let dates = parts.dates
  if let year = Set(dates.compactMap(financialYear(boundedBy:))).onlyElement {
    return "did you mean \"\(year)\"?"
  }
  if !dates.isEmpty || !parts.months.isEmpty {
    return "write the financial year, such as 2014/15; a spreadsheet may have made a date of it"
  }
  guard let year = parts.numbers.onlyElement, year.count == 4, let first = digits(of: year)
  else { return nil }
  let (ending, beginning) = (financialYearText(from: first - 1), financialYearText(from: first))
  return "write \(ending) for the year that ends in \(year), or \(beginning) for the next"
}

/// The financial year that a text of a producer means, such as `2024-25` or `year to March 2025`;
/// `nil` if it could mean several.
package func financialYear(writtenAs text: String) -> String? {
  CalendarPeriod(text)?.type == .financialYear ? text : financialYear(DateParts(text))
}

/// What to write instead of a text that is not a year.
func yearHelp(for text: String) -> String? {
  let parts = DateParts(text)
  if parts.namesQuarter {
    return "write a year; for quarters, declare the column as `type: quarter` in dataset.yml"
  }
  if text.hasSuffix(".0"), text.count == 6, digits(of: text.prefix(4)) != nil {
    return "write \(text.prefix(4))"
  }
  if let year = financialYear(parts) {
    return "write one year, or declare the column as `type: financial-year` for \(year)"
  }
  let numbers = DateParts(text.filter { $0 != "," }).numbers
  let years = numbers.filter { $0.count == 4 } + parts.dates.map { String($0.iso.prefix(4)) }
  let isYear = numbers.count == 1 || numbers.last == "0" || !parts.dates.isEmpty
  return isYear ? Set(years).onlyElement.map { "did you mean \"\($0)\"?" } : nil
}

/// What to write instead of a text that is not a quarter of the type.
func quarterHelp(for text: String, _ type: ColumnType) -> String {
  let parts = DateParts(text)
  let isFinancial = type == .financialQuarter
  let form = isFinancial ? "2024/25-Q1 for April to June 2024" : "2024-Q1 for January to March 2024"
  guard let quarter = writtenQuarter(parts) else { return "write \(form)" }
  if CalendarPeriod(quarter)?.type == type { return "did you mean \"\(quarter)\"?" }
  let other: ColumnType = isFinancial ? .quarter : .financialQuarter
  return "write \(form), or declare the column as `type: \(other.rawValue)` for \(quarter)"
}

/// The one quarter that a text can mean, calendar or financial: `Q1 2024`, `2024/25 Q1`.
func writtenQuarter(_ parts: DateParts) -> String? {
  guard parts.namesQuarter, let number = parts.numbers.filter({ $0.count == 1 }).onlyElement
  else { return nil }
  let years = parts.numbers.filter { $0.count > 1 }
  let year =
    years.count == 2
    ? consecutive(years[0][...], years[1][...])
    : years.onlyElement.flatMap { $0.count == 4 ? $0 : nil }
  return year.map { "\($0)-Q\(number)" }.flatMap { CalendarPeriod($0) == nil ? nil : $0 }
}

/// What to write instead of a text that is not a month.
func monthHelp(for text: String) -> String {
  let parts = DateParts(text)
  return writtenMonth(parts).map { "did you mean \"\($0)\"?" } ?? "write 2024-04 for April 2024"
}

/// The one month that a text can mean: `April 2024`, `2024-04-01`.
func writtenMonth(_ parts: DateParts) -> String? {
  if let month = Set(parts.dates.map { $0.iso.prefix(7) }).onlyElement { return String(month) }
  guard let month = parts.months.onlyElement, let year = parts.numbers.onlyElement,
    year.count == 4
  else { return nil }
  return "\(year)-\(month < 10 ? "0" : "")\(month)"
}

/// What to write instead of a text that is not a date.
func dateHelp(for text: String) -> String {
  let dates = Set(DateParts(text).dates).sorted().map(\.iso)
  if let date = dates.onlyElement { return "did you mean \"\(date)\"?" }
  if !dates.isEmpty {
    return "write the day that it means: \(dates.joined(separator: " or "))"
  }
  return "write the date as 2024-08-22: year, month and day"
}

/// The one financial year that a text can mean: `2024-25`, `FY2024/2025`, `202425`, `April 2024 to
/// March 2025`.
func financialYear(_ parts: DateParts) -> String? {
  let years = parts.numbers.filter { $0.count == 4 }.compactMap { digits(of: $0) }
  let isPlain = parts.months.isEmpty && parts.numbers.count <= 2
  if isPlain, parts.words.allSatisfy(yearWords.contains) {
    let joined = parts.numbers.joined()
    switch parts.numbers.map(\.count) {
    case [4, 1], [4, 2], [4, 4], [6], [8]:
      return consecutive(joined.prefix(4), joined.dropFirst(4))
    case [2, 2]:
      let century = joined.prefix(2) < "70" ? "20" : "19"
      return consecutive(Substring(century + joined.prefix(2)), joined.dropFirst(2))
    default: return nil
    }
  }
  if parts.months == [4, 3], years.count == 2, years[0] + 1 == years[1] {
    return financialYearText(from: years[0])
  }
  // The year to March 2025.
  let hasEnd = parts.words.contains(where: endWords.contains)
  guard hasEnd, parts.months == [3], let year = years.onlyElement else { return nil }
  return financialYearText(from: year - 1)
}

/// The financial year from one year to the next, if the digits of the next are those.
private func consecutive(_ first: Substring, _ next: Substring) -> String? {
  guard let year = digits(of: first), String(year + 1).hasSuffix(next) else { return nil }
  return financialYearText(from: year)
}

func financialYearText(from year: Int) -> String {
  let next = (year + 1) % 100
  return "\(year)/\(next < 10 ? "0" : "")\(next)"
}

/// The financial year that begins or ends on a day.
private func financialYear(boundedBy date: CalendarDate) -> String? {
  switch (date.month, date.day) {
  case (4, 1): financialYearText(from: date.year)
  case (3, 31): financialYearText(from: date.year - 1)
  default: nil
  }
}

private let yearWords: Set<String> = [
  "fy", "f", "y", "year", "financial", "to", "and", "p", "r", "prov", "provisional", "rev",
  "revised",
]
private let endWords: Set<String> = ["to", "ending", "ended", "end", "ye", "ends"]

extension Collection {
  /// The element, if there is exactly one.
  var onlyElement: Element? { count == 1 ? first : nil }
}
