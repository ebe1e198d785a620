import Testing

@testable import Content

struct CalendarDateTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2024-08-22", 19_957),
    ("1900-03-01", -25_508), ("9999-12-31", 2_932_896),
  ])
  func countsDaysBothWays(text: String, days: Int) throws {
    let date = try #require(CalendarDate(text))
    #expect(date.daysSinceEpoch == days)
    #expect(CalendarDate(daysSinceEpoch: days) == date)
    #expect(date.iso == text)
  }

  @Test(arguments: [
    "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "0000-01-01", "24-08-22",
    "2024-8-22", "2024/08/22", "2024-08-22 ", "", "----", "٢٠٢٤-٠٨-٢٢",
  ])
  func refusesWhatIsNoDay(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func ordersByDay() throws {
    let dates = ["2024-01-31", "2024-02-01", "2023-12-31"].compactMap { CalendarDate($0) }
    #expect(dates.sorted().map(\.iso) == ["2023-12-31", "2024-01-31", "2024-02-01"])
  }
}

struct InstantTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0),
    ("2024-08-22T09:30:00+01:00", 1_724_315_400),
    ("2024-08-22T08:30Z", 1_724_315_400),
    ("2024-08-22T03:30:00-05:00", 1_724_315_400),
    ("2024-08-22", 1_724_315_400),
    ("2024-01-15", 1_705_311_000),
  ])
  func readsZonesAndBareDates(text: String, seconds: Int) throws {
    #expect(Instant(text)?.seconds == seconds)
  }

  /// London's clocks go forward on the last Sunday of March and back on the last Sunday of October.
  @Test(arguments: [
    ("2026-03-28", "2026-03-28T09:30:00Z"), ("2026-03-29", "2026-03-29T08:30:00Z"),
    ("2026-10-24", "2026-10-24T08:30:00Z"), ("2026-10-25", "2026-10-25T09:30:00Z"),
    ("2024-03-31", "2024-03-31T08:30:00Z"), ("2023-10-29", "2023-10-29T09:30:00Z"),
  ])
  func bareDateMeansHalfPastNineInLondon(date: String, instant: String) {
    #expect(Instant(date)?.iso == instant)
  }

  @Test(arguments: [
    ("2026-07-01T22:59:59Z", "2026-07-01"), ("2026-07-01T23:00:00Z", "2026-07-02"),
    ("2026-12-01T23:59:59Z", "2026-12-01"), ("2026-12-02T00:00:00Z", "2026-12-02"),
  ])
  func dayTurnsAtMidnightInLondon(instant: String, date: String) {
    #expect(Instant(instant)?.dateInLondon?.iso == date)
  }

  @Test(arguments: [
    "2024-08-22T09:30", "2024-08-22T25:00:00Z", "2024-08-22T09:60:00Z", "2024-08-22T09:30:00",
    "2024-08-22 09:30:00Z", "now", "2024-08-22T09:30:00+0100", "2024-02-30T09:30:00Z",
  ])
  func refusesWhatIsNoInstant(text: String) {
    #expect(Instant(text) == nil)
  }
}
