/// A moment in time, to the second.
package struct Instant: Hashable, Comparable, Sendable {
  /// Seconds since 1 January 1970, 00:00 UTC, without leap seconds.
  package let seconds: Int

  package init(seconds: Int) {
    self.seconds = seconds
  }

  /// Reads `2024-08-22T09:30:00+01:00`; `Z` means UTC, and seconds are optional.
  ///
  /// A bare date means 09:30 in London, the hour at which official statistics are published. `nil`
  /// for any other form.
  package init?(_ text: String) {
    if let date = CalendarDate(text) {
      let civil = date.daysSinceEpoch * secondsOfDay + 9 * 3600 + 30 * 60
      let offset = isSummerTimeInLondon(civil - 3600) ? 3600 : 0
      self.init(seconds: civil - offset)
      return
    }
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, let date = CalendarDate(parts[0]) else { return nil }
    guard let zoneStart = parts[1].firstIndex(where: { "Z+-".contains($0) }) else { return nil }
    guard let time = clockSeconds(parts[1][..<zoneStart]) else { return nil }
    guard let offset = zoneOffset(parts[1][zoneStart...]) else { return nil }
    self.init(seconds: date.daysSinceEpoch * secondsOfDay + time - offset)
  }

  /// The first moment in London of the day that is some days after another.
  package init(startOf day: CalendarDate, plus days: Int = 0) {
    let civil = (day.daysSinceEpoch + days) * secondsOfDay
    self.init(seconds: civil - (isSummerTimeInLondon(civil - 3600) ? 3600 : 0))
  }

  /// The date in London at this instant.
  package var dateInLondon: CalendarDate? {
    let offset = isSummerTimeInLondon(seconds) ? 3600 : 0
    return CalendarDate(daysSinceEpoch: (seconds + offset).floorDivided(by: secondsOfDay))
  }

  package static func < (left: Instant, right: Instant) -> Bool {
    left.seconds < right.seconds
  }
}

private let secondsOfDay = 86_400

/// Whether London is on summer time at an instant: from the last Sunday of March, 01:00 UTC, to the
/// last Sunday of October, 01:00 UTC.
///
/// Source: the Summer Time Order 2002 (S.I. 2002/262). A rule rather than the machine's time zone
/// table, so that a build does not depend on the machine. The rule is also applied to years before
/// 2002.
private func isSummerTimeInLondon(_ seconds: Int) -> Bool {
  guard let day = CalendarDate(daysSinceEpoch: seconds.floorDivided(by: secondsOfDay)),
    let start = lastSunday(ofMonth: 3, year: day.year),
    let end = lastSunday(ofMonth: 10, year: day.year)
  else { return false }
  return (start * secondsOfDay + 3600..<end * secondsOfDay + 3600).contains(seconds)
}

private func lastSunday(ofMonth month: Int, year: Int) -> Int? {
  guard let last = CalendarDate(year: year, month: month, day: 31)?.daysSinceEpoch else {
    return nil
  }
  // 1 January 1970 was a Thursday, so day 3 was the first Sunday.
  return last - (last - 3).modulo(7)
}

private func clockSeconds(_ text: Substring) -> Int? {
  let parts = text.split(separator: ":", omittingEmptySubsequences: false)
  guard (2...3).contains(parts.count), parts.allSatisfy({ $0.count == 2 }) else { return nil }
  let numbers = parts.compactMap { digits(of: $0) }
  guard numbers.count == parts.count, numbers[0] < 24, numbers.allSatisfy({ $0 < 60 }) else {
    return nil
  }
  return zip(numbers, [3600, 60, 1]).reduce(0) { $0 + $1.0 * $1.1 }
}

private func zoneOffset(_ text: Substring) -> Int? {
  if text == "Z" { return 0 }
  guard let seconds = clockSeconds(text.dropFirst()), text.count == 6 else { return nil }
  return text.first == "-" ? -seconds : seconds
}

extension Int {
  fileprivate func modulo(_ divisor: Int) -> Int {
    self - floorDivided(by: divisor) * divisor
  }
}

extension Instant {
  /// The instant in UTC: `2024-08-22T08:30:00Z`.
  package var iso: String {
    let day = seconds.floorDivided(by: secondsOfDay)
    let time = seconds - day * secondsOfDay
    let parts = [time / 3600, time / 60 % 60, time % 60].map { number in
      (number < 10 ? "0" : "") + String(number)
    }
    let date = CalendarDate(daysSinceEpoch: day)?.iso ?? "out of range"
    return "\(date)T\(parts.joined(separator: ":"))Z"
  }
}
