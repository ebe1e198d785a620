import Diagnostics

/// A change of a page after it was published, in words for its readers.
package struct Change: Sendable {
  /// Nil where the date that is given is none, which is a fault.
  package var date: CalendarDate?
  package var note: String
  /// Whether something on the page was wrong before.
  package var isCorrection: Bool
  var dateLocation: SourceLocation
}

extension Site {
  /// What readers of a page are told before they read: the note of the record, or else of its report.
  package func contentNote(of key: RecordKey) -> String? {
    let own = head(of: key)?.contentNote
    switch key {
    case .finding(let finding): return own ?? self[self[finding].report].head.contentNote
    case .recommendation(let recommendation):
      return own ?? self[self[recommendation].report].head.contentNote
    case .home, .report, .body, .dataset, .measure, .page, .term: return own
    }
  }
}
