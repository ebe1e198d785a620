import Diagnostics

/// A change to a page after its publication, described for its readers.
package struct Change: Sendable {
  /// `nil` if the date given is invalid, which is an error.
  package var date: CalendarDate?
  package var note: String
  /// Whether something on the page was wrong before.
  package var isCorrection: Bool
  var dateLocation: SourceLocation
}
