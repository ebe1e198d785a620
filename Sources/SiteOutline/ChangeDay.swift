package import Content

/// The changes of one day, which share an anchor.
package struct ChangeDay: Sendable {
  package var day: CalendarDate
  package var changes: [PageChange]
}

/// A change with the page that has changed.
package struct PageChange: Sendable {
  package var page: ChangedPage
  package var change: Change
}

/// The page of a record, or the notice at the address of a withdrawn one.
package enum ChangedPage: Sendable {
  case record(RecordKey)
  case withdrawn(Reference<WithdrawnRecord>)
}

extension Site {
  /// The changes of some records by day, newest first.
  package func changeDays(of records: [RecordKey]) -> [ChangeDay] {
    days(of: changes(of: records))
  }

  /// All changes of the site, withdrawals among them, by day, newest first.
  package var allChangeDays: [ChangeDay] {
    let withdrawals = withdrawn.references.map { record in
      PageChange(page: .withdrawn(record), change: self[record].change)
    }
    return days(of: changes(of: recordKeys) + withdrawals)
  }

  private func changes(of records: [RecordKey]) -> [PageChange] {
    records.flatMap { record in
      head(of: record).changes.map { PageChange(page: .record(record), change: $0) }
    }
  }

  private func days(of changes: [PageChange]) -> [ChangeDay] {
    let dated = changes.compactMap { change in change.change.date.map { (day: $0, change) } }
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
