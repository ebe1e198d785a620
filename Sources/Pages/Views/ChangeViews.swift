import Content
import Exports
import SiteOutline
import Templates

/// A change of a page, described for readers.
struct ChangeView: Sendable {
  var change: Change
  var page: LinkView
}

let changeSchema = ViewSchema<ChangeView>(
  "change",
  [
    .text("note", "what has changed") { $0.change.note },
    .flag("is_correction", "whether something was wrong before") { $0.change.isCorrection },
    .record("page", "the page that has changed", linkSchema) { $0.page },
  ]
)

/// The changes of one day, which share an anchor.
struct ChangeDayView: Sendable {
  var day: CalendarDate
  var labels: Labels
  var changes: [ChangeView]
}

let changeDaySchema = ViewSchema<ChangeDayView>(
  "day of changes",
  [
    .text("anchor", "its permanent id on the page") { changeAnchor($0.day) },
    .text("date", "the day in words") { $0.labels.date($0.day) },
    .text("date_iso", "the day as 2025-01-31") { $0.day.iso },
    .flag("has_correction", "whether something was wrong before that day") {
      $0.changes.contains(where: \.change.isCorrection)
    },
    .list("changes", "what has changed", changeSchema) { $0.changes },
  ]
)

/// The anchor of a day in the list of changes of a page.
func changeAnchor(_ day: CalendarDate) -> String { "change:\(day.iso)" }

extension PageContext {
  /// The changes of a record by day, newest first.
  func changes(of record: RecordKey) -> [ChangeDayView] {
    days(site.head(of: record).changes.map { ChangeView(change: $0, page: link(record)) })
  }

  /// The changes of all records by day, newest first.
  var allChanges: [ChangeDayView] {
    days(
      site.recordKeys.flatMap { record in
        site.head(of: record).changes.map { ChangeView(change: $0, page: link(record)) }
      }
    )
  }

  private func days(_ changes: [ChangeView]) -> [ChangeDayView] {
    let dated = changes.compactMap { change in change.change.date.map { (day: $0, change) } }
    let byDay = Dictionary(grouping: dated, by: \.day)
    return byDay.keys.sorted(by: >).map { day in
      ChangeDayView(day: day, labels: labels, changes: (byDay[day] ?? []).map(\.1))
    }
  }
}
