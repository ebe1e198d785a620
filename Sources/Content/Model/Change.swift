import Diagnostics

/// A change to a page after its publication, described for its readers.
package struct Change: Sendable {
  /// `nil` if the date given is invalid, which is an error.
  package var date: CalendarDate?
  package var kind: ChangeKind
  package var note: String
  /// Whether readers of the page would now draw another conclusion from it.
  package var changesConclusion: Bool
  /// What the page said before, if the entry quotes it.
  package var before: String?
  /// What it says now.
  package var after: String?
  var dateLocation: SourceLocation
}

extension Change {
  /// Whether something on the page was wrong before.
  package var isCorrection: Bool { kind == .correction }
}

/// The reason for a change, in the order in which a list of all changes shows the kinds.
package enum ChangeKind: String, CaseIterable, Sendable {
  /// Something on the page was wrong.
  case correction
  /// A source has revised its figures or its method; what the page said was right at the time.
  case revision
  /// Something was added, or is told differently.
  case update
}

/// The anchor of a day in the list of changes of a page.
package func changeAnchor(_ day: CalendarDate) -> String { "change:\(day.iso)" }

extension WithdrawnRecord {
  /// The withdrawal as a change of the page.
  package var change: Change {
    Change(
      date: withdrawal.date,
      kind: .update,
      note: "Withdrawn. Reason: \(withdrawal.reason)",
      changesConclusion: false,
      dateLocation: withdrawal.location
    )
  }
}
