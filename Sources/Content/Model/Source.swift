import Diagnostics

/// The source of a fact: a publication that records cite.
package struct Source: Sendable {
  package var id: String
  package var title: String
  package var publisher: String
  package var url: String
  package var published: Established<CalendarDate>
  package var retrieved: Established<CalendarDate>
  package var note: String?
  var location: SourceLocation
  var dates: [StatedDate] = []
}
