import Content
import SiteOutline
import Templates

/// The changes of one day, described for readers.
struct ChangeDayView: Sendable {
  var day: ChangeDay
  var context: PageContext
}

let changeDaySchema = ViewSchema<ChangeDayView>(
  "day of changes",
  [
    .text("anchor", "its permanent id on the page") { changeAnchor($0.day.day) },
    .text("date", "the day in words") { $0.context.labels.date($0.day.day) },
    .text("date_iso", "the day as 2025-01-31") { $0.day.day.iso },
    .flag("has_correction", "whether something was wrong before that day") {
      $0.day.changes.contains(where: \.change.isCorrection)
    },
    .list("changes", "what has changed", changeSchema) { view in
      view.day.changes.map { ChangeView(day: view, change: $0.change, changed: $0.page) }
    },
  ]
)

/// A change of a page, described for readers.
struct ChangeView: Sendable {
  var day: ChangeDayView
  var change: Change
  var changed: ChangedPage
}

private let changeSchema = ViewSchema<ChangeView>(
  "change",
  [
    .text("note", "what has changed") { $0.change.note },
    .flag("is_correction", "whether something was wrong before") { $0.change.isCorrection },
    .flag("is_revision", "whether a source was revised") { $0.change.kind == .revision },
    .flag("changes_conclusion", "whether readers would now conclude something else") {
      $0.change.changesConclusion
    },
    .optionalText("before", "what the page said before") { $0.change.before },
    .optionalText("after", "what it says now") { $0.change.after },
    .record("page", "the page that has changed", linkSchema) { $0.page },
    .flag("is_elsewhere", "whether that is another page") { $0.otherPage != nil },
    .text("href", "its entry on that page") { view in
      (view.otherPage.map(view.day.context.href) ?? "") + view.entry
    },
  ]
)

extension ChangeView {
  /// The page that has changed, if it is not this one.
  fileprivate var otherPage: SitePath? {
    let page: SitePath? =
      switch changed {
      case .record(let record): day.context.language.path(of: record)
      case .withdrawn(let record): day.context.noticePath(of: record)
      }
    return page == day.context.path ? nil : page
  }

  fileprivate var page: LinkView {
    switch changed {
    case .record(let record): day.context.link(record)
    case .withdrawn(let record): day.context.link(toNoticeOf: record)
    }
  }

  /// The fragment of the entry on its page; a notice has no list of changes.
  fileprivate var entry: String {
    if case .record = changed { "#\(changeAnchor(day.day.day))" } else { "" }
  }
}

/// All changes of the site of one kind.
struct ChangeGroupView: Sendable {
  var kind: ChangeKind
  var days: [ChangeDayView]
}

let changeGroupSchema = ViewSchema<ChangeGroupView>(
  "kind of changes",
  [
    .flag("is_correction", "whether something was wrong before") { $0.kind == .correction },
    .flag("is_revision", "whether a source was revised") { $0.kind == .revision },
    .flag("is_update", "whether it is neither of these") { $0.kind == .update },
    .list("days", "the changes by day, the newest first", changeDaySchema) { $0.days },
  ]
)

extension PageContext {
  func view(of days: [ChangeDay]) -> [ChangeDayView] {
    days.map { ChangeDayView(day: $0, context: self) }
  }

  /// The changes of all records by kind.
  var changesByKind: [ChangeGroupView] {
    let days = site.allChangeDays
    return ChangeKind.allCases.map { kind in
      ChangeGroupView(kind: kind, days: view(of: days.filterChanges { $0.kind == kind }))
    }.filter { !$0.days.isEmpty }
  }
}
