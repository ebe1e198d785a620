import Diagnostics

/// Who has to answer a report for each inspected body, and by when.
package struct ResponseDuty: Sendable {
  /// The term for who answers: "local policing body".
  package var by: String
  /// The number of days allowed; the day of publication is the first.
  package var days: Int
  /// The legal basis of the duty, as text.
  package var basis: String?
  package internal(set) var source: Reference<Source>?
}

extension ResponseDuty {
  /// The last day for an answer to a report published on a given day.
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
  /// The number of recommendations it answers, if only that is known.
  package var count: Int?
  package internal(set) var body: Reference<Body>
  /// The recommendations that it is known to answer.
  package internal(set) var answers: Established<[Reference<Recommendation>]> = .notEstablished
  var dateLocation: SourceLocation
}

extension Site {
  /// The bodies for which somebody has to answer a report: the inspected ones, or all that existed
  /// when it was published if these are not known.
  package func bodies(answering report: Report) -> [Reference<Body>] {
    if settings.responses == nil { return [] }
    return report.inspected.value ?? bodies.references.filter { existed($0, at: report) }
  }

  /// Whether somebody has to answer a report for a body.
  package func mustAnswer(_ report: Report, for body: Reference<Body>) -> Bool {
    guard settings.responses != nil else { return false }
    return report.inspected.value?.contains(body) ?? existed(body, at: report)
  }

  private func existed(_ body: Reference<Body>, at report: Report) -> Bool {
    report.published.map(self[body].lifetime.includes) ?? true
  }
}

extension Site {
  /// The last day on which a response to a report is in time; `nil` if nobody has to respond.
  package func lastDay(toAnswer report: Reference<Report>) -> CalendarDate? {
    guard let published = self[report].published else { return nil }
    return settings.responses?.lastDay(after: published)
  }

  /// The response of a body to a report; `nil` if it is not known.
  package func response(to report: Reference<Report>, for body: Reference<Body>) -> Response? {
    let responses = self[report].responses
    let index = responses.partitioningIndex { $0.body.index >= body.index }
    return responses.indices.contains(index) && responses[index].body == body
      ? responses[index] : nil
  }
}
