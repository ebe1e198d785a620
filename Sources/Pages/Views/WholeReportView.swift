import Content
import Exports
import Markup
import SiteOutline
import SitePlanning
import Templates

/// A report with all its findings and recommendations, to read, search or print as one page.
struct WholeReportView: Sendable {
  var report: ReportView
}

let wholeReportSchema = ViewSchema<WholeReportView>(
  "whole report",
  [
    .including(reportSchema) { $0.report },
    .text("report_href", "the separate page of the report") { view in
      let context = view.report.card.context
      return context.href(context.site.path(of: RecordKey(view.report.card.reference)))
    },
    .list("whole_findings", "its findings with their texts", wholeFindingSchema) { view in
      view.report.card.report.findings.map {
        WholeFinding(card: view.report.card.context.card($0))
      }
    },
    .list(
      "whole_recommendations",
      "its recommendations with their texts",
      wholeRecommendationSchema
    ) { view in
      view.report.card.report.recommendations.map {
        WholeRecommendation(row: view.report.card.context.row($0))
      }
    },
  ]
)

/// A finding on the page of its whole report.
struct WholeFinding: Sendable {
  var card: FindingCard

  fileprivate var key: RecordKey { RecordKey(card.reference) }
}

private let wholeFindingSchema = ViewSchema<WholeFinding>(
  "whole finding",
  [
    .including(findingCardSchema) { $0.card },
    .text("anchor", "its id on the page") { $0.card.context.part(for: $0.key) ?? "" },
    .text("page_href", "its separate page") {
      $0.card.context.href($0.card.context.site.path(of: $0.key))
    },
    .optionalRecord("headline", "its headline statistic, with the source", headlineSchema) { view in
      view.card.finding.figure.map { figure in
        HeadlineView(figure: figure, source: figure.source.map { view.card.context.site[$0] })
      }
    },
    .markup("body", "its text") { $0.card.context.html(of: $0.key) },
    .list("recommendations", "recommendations about it", recommendationRowSchema) { view in
      view.card.finding.recommendations.map { view.card.context.row($0) }
    },
    .list("bodies", "the inspected bodies it is about", linkSchema) { view in
      view.card.finding.bodies.map { view.card.context.link(RecordKey($0)) }
    },
  ]
)

/// A recommendation on the page of its whole report.
struct WholeRecommendation: Sendable {
  var row: RecommendationRow

  fileprivate var key: RecordKey { RecordKey(row.reference) }
}

private let wholeRecommendationSchema = ViewSchema<WholeRecommendation>(
  "whole recommendation",
  [
    .including(recommendationRowSchema) { $0.row },
    .text("anchor", "its id on the page") { $0.row.context.part(for: $0.key) ?? "" },
    .text("page_href", "its separate page") {
      $0.row.context.href($0.row.context.site.path(of: $0.key))
    },
    .flag("is_gist", "whether the text is a gist") { $0.row.record.text == .gist },
    .markup("body", "its text, or its gist") { $0.row.context.html(of: $0.key) },
  ]
)
