/// The part of a year that rows of a workbook may be about.
package enum PeriodPart: String, CaseIterable, Sendable {
  case quarter, month

  var monthCount: Int { self == .quarter ? 3 : 1 }
}

/// A period as a producer wrote it: a period of a dataset, or a part of one.
package struct WrittenPeriod: Hashable, Sendable {
  /// The period of the dataset.
  package let period: String
  /// Its months that are meant, as bits; one bit if the type has no months.
  package let months: UInt16
  /// The months of the period of the dataset.
  package let wholeMonths: UInt16

  package var isWhole: Bool { months == wholeMonths }

  /// Reads a period in any form that can mean only one: `2024-25`, `year to March 2025`,
  /// `Q1 2024/25`, `Apr-24`.
  ///
  /// Quarters and months are parts of a dataset of years; the text of a part is that beside a year.
  /// A text that could mean another period, such as `Q1 2024` in a financial year, is none.
  package init?(_ text: String, _ part: (text: String, kind: PeriodPart)?, in column: DataColumn) {
    guard let count = column.type.monthCount else {
      guard part == nil, let period = uncountedPeriod(text, column) else { return nil }
      (self.period, months, wholeMonths) = (period, 1, 1)
      return
    }
    let found =
      part.map { partSpan($0.text, $0.kind, inYear: text, column.type) }
      ?? monthSpan(text, column.type)
    guard let found, let period = column.type.period(of: found.lowerBound),
      let whole = CalendarPeriod(period)?.months, whole.contains(found.upperBound - 1)
    else { return nil }
    self.period = period
    let bits = UInt16((1 << found.count) - 1)
    months = bits << UInt16(found.lowerBound - whole.lowerBound)
    wholeMonths = UInt16((1 << count) - 1)
  }
}

/// A period of a type without months.
private func uncountedPeriod(_ text: String, _ column: DataColumn) -> String? {
  switch column.type {
  case .choice:
    column.choices.filter { $0.lowercased() == text.lowercased() }.onlyElement
  case .date: CalendarDate(text)?.iso ?? Set(DateParts(text).dates.map(\.iso)).onlyElement
  default: text
  }
}

/// The months of a period of a type, or of a shorter one that cannot be taken for another.
private func monthSpan(_ text: String, _ type: ColumnType) -> Range<Int>? {
  let parts = DateParts(text)
  let financial = financialYear(parts)
  let candidates: [String?] =
    switch type {
    case .financialYear: [financial, text, writtenQuarter(parts)]
    case .year: [text, writtenYear(parts), writtenQuarter(parts)]
    case .month: [text, writtenMonth(parts) ?? monthOfShortYear(parts)]
    default: [text, writtenQuarter(parts)]
    }
  let others: [ColumnType] =
    type.isFinancial ? [.year, .quarter] : [.financialYear, .financialQuarter]
  for period in candidates.compactMap({ $0.flatMap { CalendarPeriod($0) } })
  where !others.contains(period.type) && period.months.count <= type.monthCount ?? 0 {
    // `2011-12` is December, or a financial year.
    if period.type != .month || type == .month || financial == nil { return period.months }
  }
  return type == .month ? nil : namedMonths(parts)
}

/// The months that a text names with one year: `April 2024`, `Apr-Jun 2024`.
private func namedMonths(_ parts: DateParts) -> Range<Int>? {
  guard let first = parts.months.first, let last = parts.months.last, parts.months.count <= 2,
    parts.numbers.allSatisfy({ $0.count == 4 }), let number = Set(parts.numbers).onlyElement,
    let year = digits(of: number), [1, 3, 12].contains(last - first + 1),
    parts.words.allSatisfy({ $0 == "to" && parts.months.count == 2 })
  else { return nil }
  return year * 12 + first - 1..<year * 12 + last
}

/// The months of a quarter or month of a year that is in a column of its own.
private func partSpan(
  _ text: String,
  _ kind: PeriodPart,
  inYear year: String,
  _ type: ColumnType
) -> Range<Int>? {
  let types: [ColumnType] =
    type == .month ? [.year, .financialYear] : [type.isFinancial ? .financialYear : .year]
  let years = types.compactMap { type in monthSpan(year, type).map { (type: type, months: $0) } }
  guard let year = years.first(where: { $0.months.count == 12 }) else { return nil }
  let (start, parts) = (year.months.lowerBound, DateParts(text))
  var first = -1
  if let month = parts.months.first {
    // The month of that name in the year.
    first = (month + 11 - start % 12) % 12
  } else if let number = parts.numbers.onlyElement.flatMap({ digits(of: $0) }), number <= 12,
    // The first month of a financial year is January to some, April to others.
    kind == .quarter || year.type == .year || type == .financialYear
  {
    first = (number - 1) * kind.monthCount
  }
  guard (0..<12).contains(first), first % kind.monthCount == 0 else { return nil }
  return start + first..<start + first + kind.monthCount
}

/// The calendar year that a text means: `2031`, `CY2031`, `Year to December 2031`.
private func writtenYear(_ parts: DateParts) -> String? {
  let words: Set<String> = ["calendar", "year", "cy", "p", "r", "provisional", "revised"]
  let ends: Set<String> = ["to", "ending", "ended", "months"]
  guard let number = parts.numbers.filter({ $0.count == 4 }).onlyElement else { return nil }
  if parts.months.isEmpty, parts.numbers.count == 1, parts.words.allSatisfy(words.contains) {
    return number
  }
  let isToDecember = parts.months == [12] && parts.words.contains(where: ends.contains)
  return isToDecember ? number : nil
}

/// The month that a column of months means by `Apr-24`.
private func monthOfShortYear(_ parts: DateParts) -> String? {
  guard let month = parts.months.onlyElement, let year = parts.numbers.onlyElement,
    year.count == 2
  else { return nil }
  return "20\(year)-\(month < 10 ? "0" : "")\(month)"
}

extension ColumnType {
  /// Whether its periods begin with those of financial years.
  fileprivate var isFinancial: Bool { self == .financialYear || self == .financialQuarter }
}
