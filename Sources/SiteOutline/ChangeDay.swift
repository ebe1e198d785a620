package import Content

/// The changes of one day, which share an anchor.
package struct ChangeDay: Sendable {
  package var day: CalendarDate
  package var changes: [RecordChange]
}

/// A change with the record that has changed.
package struct RecordChange: Sendable {
  package var record: RecordKey
  package var change: Change
}

extension Site {
  /// The changes of some records by day, newest first.
  package func changeDays(of records: [RecordKey]) -> [ChangeDay] {
    let dated = records.flatMap { record in
      head(of: record).changes.compactMap { change in
        change.date.map { (day: $0, RecordChange(record: record, change: change)) }
      }
    }
    return Dictionary(grouping: dated, by: \.day).sorted { $0.key > $1.key }.map { day, changes in
      ChangeDay(day: day, changes: changes.map(\.1))
    }
  }
}

extension [ChangeDay] {
  /// The days with changes that satisfy a condition, with these changes only.
  package func filterChanges(_ isIncluded: (Change) -> Bool) -> [ChangeDay] {
    compactMap { day in
      let changes = day.changes.filter { isIncluded($0.change) }
      return changes.isEmpty ? nil : ChangeDay(day: day.day, changes: changes)
    }
  }
}
