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
