import Diagnostics

/// Who has to answer a report for each inspected body, and by when.
package struct ResponseDuty: Sendable {
  /// The words for who answers: "local policing body".
  package var by: String
  /// Within so many days; the day of publication is the first of them.
  package var days: Int
  /// Where the duty comes from, in words.
  package var basis: String?
  package internal(set) var source: Reference<Source>?
}

extension ResponseDuty {
  /// The last day for an answer to a report that was published on a day.
  package func lastDay(after published: CalendarDate) -> CalendarDate? {
    CalendarDate(daysSinceEpoch: published.daysSinceEpoch + days - 1)
  }
}

/// An answer to a report for one inspected body.
package struct Response: Sendable {
  /// Who answered.
  package var by: String
  package var date: Established<CalendarDate>
  package var url: String
  package var note: String?
  /// How many recommendations it answers, where that is known and their numbers are not.
  package var count: Int?
  package internal(set) var body: Reference<Body>
  /// The recommendations that it is known to answer.
  package internal(set) var answers: Established<[Reference<Recommendation>]> = .notEstablished
  var dateLocation: SourceLocation
}

extension Site {
  /// The bodies for which somebody has to answer a report: those that were inspected, or all where these
  /// are not known.
  package func bodies(answering report: Report) -> [Reference<Body>] {
    settings.responses == nil ? [] : report.inspected.value ?? bodies.references
  }
}
