/// A span of whole months that a period names: a year, a financial year, a quarter or a month.
package struct CalendarPeriod: Hashable, Sendable {
  /// The type of a column with such periods.
  package let type: ColumnType
  /// Its months, counted from January of the year 0.
  package let months: Range<Int>

  /// Reads `2031`, `2014/15`, `2024-Q1`, `2024/25-Q1` or `2024-04`; `nil` for any other text.
  ///
  /// A financial year begins in April, and so does its first quarter.
  package init?(_ text: String) {
    var rest = text[...].utf8
    guard let year = rest.removeNumber(digits: 4) else { return nil }
    let isFinancial = rest.first == UInt8(ascii: "/")
    if isFinancial {
      rest.removeFirst()
      guard rest.removeNumber(digits: 2) == (year + 1) % 100 else { return nil }
    }
    let start = year * 12 + (isFinancial ? 3 : 0)
    if rest.isEmpty {
      (type, months) = (isFinancial ? .financialYear : .year, start..<start + 12)
      return
    }
    guard rest.removeFirst() == UInt8(ascii: "-") else { return nil }
    if rest.first == UInt8(ascii: "Q") {
      rest.removeFirst()
      guard let quarter = rest.removeNumber(digits: 1), (1...4).contains(quarter) else {
        return nil
      }
      let first = start + 3 * (quarter - 1)
      (type, months) = (isFinancial ? .financialQuarter : .quarter, first..<first + 3)
    } else {
      guard !isFinancial, let month = rest.removeNumber(digits: 2), (1...12).contains(month) else {
        return nil
      }
      (type, months) = (.month, start + month - 1..<start + month)
    }
    guard rest.isEmpty else { return nil }
  }

  /// Its first and its last day; `nil` outside the years 1 to 9999.
  package var days: ClosedRange<CalendarDate>? {
    let (first, next) = (months.lowerBound, months.upperBound)
    guard let start = CalendarDate(year: first / 12, month: first % 12 + 1, day: 1),
      let after = CalendarDate(year: next / 12, month: next % 12 + 1, day: 1),
      let end = CalendarDate(daysSinceEpoch: after.daysSinceEpoch - 1)
    else { return nil }
    return start...end
  }

  /// Whether another span is part of this one.
  func contains(_ other: CalendarPeriod) -> Bool {
    months.lowerBound <= other.months.lowerBound && other.months.upperBound <= months.upperBound
  }
}

extension Substring.UTF8View {
  /// Removes a number with `count` digits from the front; `nil` if there are fewer.
  fileprivate mutating func removeNumber(digits count: Int) -> Int? {
    var number = 0
    for _ in 0..<count {
      guard let byte = popFirst(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
        return nil
      }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
  }
}

extension ColumnType {
  /// The number of months in a period of the type; `nil` if its cells are not such periods.
  var monthCount: Int? {
    switch self {
    case .year, .financialYear: 12
    case .quarter, .financialQuarter: 3
    case .month: 1
    default: nil
    }
  }

  /// Whether the values of a column are known without its rows: it lists them, or they are in the
  /// calendar.
  var isListed: Bool { self == .choice || monthCount != nil }

  /// Whether its cells can name the periods of a dataset, because they have an order in time:
  /// by the calendar, or as the column lists them.
  var canBePeriod: Bool { monthCount != nil || self == .date || self == .choice }

  /// The year of the type, calendar or financial, in which a month is; `nil` for other types.
  func year(of month: Int) -> String? {
    switch self {
    case .year: String(month / 12)
    case .financialYear: financialYearText(from: (month - 3).floorDivided(by: 12))
    default: nil
    }
  }

  /// The period of the type, of the calendar, in which a month is; `nil` for other types.
  func period(of month: Int) -> String? {
    let (year, number) = (month / 12, month % 12)
    switch self {
    case .year, .financialYear: return self.year(of: month)
    case .quarter: return "\(year)-Q\(number / 3 + 1)"
    case .financialQuarter:
      // A financial year begins in April.
      return ColumnType.financialYear.year(of: month).map { "\($0)-Q\((number + 9) % 12 / 3 + 1)" }
    case .month: return "\(year)-\(number < 9 ? "0" : "")\(number + 1)"
    default: return nil
    }
  }

  /// The year of the type in which a period of the calendar begins.
  func year(of period: String) -> String? {
    CalendarPeriod(period).flatMap { year(of: $0.months.lowerBound) }
  }
}

extension Dataset {
  /// The periods of its rows, oldest first: by the calendar, or as their column lists them.
  package var periods: [String] {
    let found = Set(rows.compactMap(\.period))
    let column = columns.first { $0.name == periodColumn }
    guard column?.type == .choice, let choices = column?.choices else { return found.sorted() }
    return choices.filter(found.contains)
  }
}

extension Site {
  /// The periods of all measures: by the calendar, and others in the order of their measures.
  package var measurePeriods: [String] {
    var seen: Set<String> = []
    let found = measures.flatMap(\.periods).filter { seen.insert($0).inserted }
    return found.filter { CalendarPeriod($0) != nil }.sorted()
      + found.filter { CalendarPeriod($0) == nil }
  }
}
