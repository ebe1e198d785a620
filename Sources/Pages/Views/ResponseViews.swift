import Content
import Exports
import SiteOutline
import Templates

/// The response of one body to a report, or that the site has none.
struct ResponseView: Sendable {
  var context: PageContext
  var report: Reference<Report>
  var body: Reference<Body>
  var response: Response?

  fileprivate var duty: ResponseDuty? { context.settings.responses }
}

let responseSchema = ViewSchema<ResponseView>(
  "response",
  [
    .text("report", "short title of the report") { $0.context.site[$0.report].shortTitle },
    .text("report_href", "page of the report") { $0.context.href(RecordKey($0.report)) },
    .text("name", "the inspected body") { $0.context.site[$0.body].name },
    .text("href", "its page") { $0.context.href(RecordKey($0.body)) },
    .flag("held", "whether a response was found") { $0.response != nil },
    .text("who", "who has to respond") { $0.duty?.by ?? "" },
    .optionalText("due", "the last day for a response, in words") { view in
      view.lastDay.map { view.context.labels.date($0) }
    },
    .optionalText("due_date", "the same as 2025-01-31") { $0.lastDay?.iso },
    .flag("overdue", "whether that day has passed without a response") { $0.isOverdue },
    .optionalText("by", "who responded") { $0.response?.by },
    .optionalText("date", "when, in words") { view in
      view.response.map { view.context.labels.date($0.date) }
    },
    .optionalText("url", "where the response is published") { $0.response?.url },
    .optionalText("answers", "how many recommendations it answers, in words") { view in
      view.response.map { view.context.labels.answers($0, to: view.report, view.context.site) }
    },
    .optionalText("note", "a note about it") { $0.response?.note },
  ]
)

extension ResponseView {
  fileprivate var lastDay: CalendarDate? { context.site.lastDay(toAnswer: report) }

  fileprivate var isOverdue: Bool {
    guard response == nil, let lastDay, let today = context.today else { return false }
    return lastDay < today
  }
}

extension PageContext {
  /// The responses of a body to all reports, including those that the site does not have.
  func responses(for body: Reference<Body>) -> [ResponseView] {
    reportsNewestFirst.filter { card in
      site.mustAnswer(card.report, for: body)
        || site.response(to: card.reference, for: body) != nil
    }.map { card in
      let response = site.response(to: card.reference, for: body)
      return ResponseView(context: self, report: card.reference, body: body, response: response)
    }
  }

  /// The responses to a report that the site has.
  func responses(to report: Reference<Report>) -> [ResponseView] {
    site[report].responses.map {
      ResponseView(context: self, report: report, body: $0.body, response: $0)
    }
  }

  /// The responses that are known to answer a recommendation.
  func responses(about recommendation: Reference<Recommendation>) -> [ResponseView] {
    responses(to: site[recommendation].report).filter {
      $0.response?.answers.value?.contains(recommendation) == true
    }
  }
}
