import Content
import Exports
import Markup
import SiteOutline
import Templates

/// A recommendation in the register.
struct RecommendationRow: Sendable {
  var context: PageContext
  var reference: Reference<Recommendation>
  var state: RecommendationState

  var record: Recommendation { context.site[reference] }
}

let recommendationRowSchema = ViewSchema<RecommendationRow>(
  "recommendation row",
  [
    .text("number", "its number in the report") { String($0.record.number) },
    .text("href", "its page") { $0.context.href(RecordKey($0.reference)) },
    .optionalText("title", "a few words; none if the text is not reproduced") {
      $0.record.title
    },
    .hreflang { $0.context.language.languageOfPage(of: RecordKey($0.reference)) },
    .lang { $0.context.language.languageOfName(of: RecordKey($0.reference)) },
    .flag("not_held", "whether the text is not reproduced") { $0.record.text == .notReproduced },
    .text("addressees", "who it is addressed to, or that this is not known") {
      $0.record.addressees.words ?? $0.context.labels(.notEstablished)
    },
    .text("due", "its deadline in words, or that it is not known") { row in
      row.context.labels.date(row.record.due)
    },
    .optionalText("due_date", "its deadline as 2025-01-31") { $0.record.due.value?.iso },
    .flag("due_is_past", "whether the deadline was before the day of the build") {
      $0.state.urgency == .overdue
    },
    .flag("due_soon", "whether the deadline is within four weeks of that day") {
      $0.state.urgency == .dueSoon
    },
    .text("acceptance", "the latest status on acceptance") {
      $0.state.acceptance?.name ?? ""
    },
    .text("implementation", "the latest status on implementation") {
      $0.state.implementation?.name ?? ""
    },
    .flag("closed", "whether it is closed") { $0.state.isClosed },
    .text("acceptance_id", "id of that status on acceptance") { $0.state.acceptance?.id ?? "" },
    .text("implementation_id", "id of that status on implementation") {
      $0.state.implementation?.id ?? ""
    },
    .text("addressee_ids", "ids of its addressees, separated by spaces") {
      $0.addresseeIDs.joined(separator: " ")
    },
    .text("body_ids", "ids of the inspected bodies among them, or a star for all of them") {
      $0.bodyIDs.joined(separator: " ")
    },
    .text("deadline_state", "overdue, due-soon, later, closed or not-established") {
      $0.deadlineState.rawValue
    },
  ]
)

extension PageContext {
  func row(_ reference: Reference<Recommendation>) -> RecommendationRow {
    RecommendationRow(context: self, reference: reference, state: state(of: reference))
  }

  /// The state of a recommendation on the day of the build, in the language of the page.
  private func state(of reference: Reference<Recommendation>) -> RecommendationState {
    guard language.translation != nil else { return register.state(of: reference) }
    return site.state(of: site[reference], on: today)
  }
}

/// An event in the history of a recommendation.
struct EventView: Sendable {
  var event: HistoryEvent
  /// Its number in the history, counted from 1.
  var number: Int
}

private let eventSchema = ViewSchema<EventView>(
  "event",
  [
    .text("anchor", "its permanent id on the page") { $0.event.anchor },
    .text("number", "its number in the history, counted from 1") { String($0.number) },
    .text("date", "its day in words") { $0.event.date?.words ?? "" },
    .text("date_iso", "its day as 2025-01-31") { $0.event.date?.iso ?? "" },
    .text("status", "name of the status") { $0.event.status?.name ?? "" },
    .text("axis", "acceptance or implementation") { $0.event.status?.axis.rawValue ?? "" },
    .text("by", "who reported it") { $0.event.by },
    .text("note", "one or two sentences") { $0.event.note },
    .optionalText("evidence", "address of a document that supports it") { $0.event.evidence },
  ]
)

/// The page of a recommendation.
struct RecommendationView: Sendable {
  var frame: FrameView
  var row: RecommendationRow
}

let recommendationSchema = ViewSchema<RecommendationView>(
  "recommendation",
  [
    .including(frameSchema) { $0.frame },
    .record("recommendation", "the recommendation as in the register", recommendationRowSchema) {
      $0.row
    },
    .flag("is_gist", "whether the text is a gist") { $0.row.record.text == .gist },
    .text("report_url", "where the report itself is published") { $0.report.url },
    .text("report_publisher", "who made the report") { $0.report.publisher },
    .text("report_published", "when the report was published, in words") {
      $0.report.published?.words ?? ""
    },
    .optionalText("theme", "name of its theme") { $0.row.record.theme?.name },
    .markup("body", "its text, or its gist") {
      $0.row.context.html(of: RecordKey($0.row.reference))
    },
    .flag("findings_established", "whether it is known which findings it belongs to") {
      $0.row.record.findings.value != nil
    },
    .list("findings", "the findings it belongs to", findingCardSchema) { view in
      (view.row.record.findings.value ?? []).map(view.row.context.card)
    },
    .list("bodies", "the inspected bodies that it is addressed to", linkSchema) { view in
      view.row.context.site.bodies(addressedBy: view.row.record).map {
        view.row.context.link(RecordKey($0))
      }
    },
    .text("acceptance_meaning", "what the state of acceptance means") {
      $0.row.state.acceptance?.meaning ?? ""
    },
    .text("implementation_meaning", "what the state of implementation means") {
      $0.row.state.implementation?.meaning ?? ""
    },
    .list("responses", "the responses known to be about it", responseSchema) {
      $0.row.context.responses(about: $0.row.reference)
    },
    .list("history", "its history, the oldest event first", eventSchema) {
      $0.row.record.history.enumerated().map {
        EventView(event: $0.element, number: $0.offset + 1)
      }
    },
    .optionalRecord("previous", "the recommendation before it", linkSchema) {
      $0.neighbour(by: -1)
    },
    .optionalRecord("next", "the recommendation after it", linkSchema) { $0.neighbour(by: 1) },
  ]
)

extension RecommendationView {
  fileprivate var report: Report { row.context.site[row.record.report] }

  fileprivate func neighbour(by step: Int) -> LinkView? {
    guard let index = report.recommendations.firstIndex(of: row.reference) else { return nil }
    let other = index + step
    guard report.recommendations.indices.contains(other) else { return nil }
    return row.context.link(RecordKey(report.recommendations[other]))
  }
}

extension Site {
  /// The bodies to which a recommendation is addressed; empty if it is addressed to all, which a
  /// page says in one word.
  func bodies(addressedBy recommendation: Recommendation) -> [Reference<Body>] {
    (recommendation.addressees.value ?? []).flatMap(\.covers)
  }
}

/// The register of recommendations.
struct RecommendationsView: Sendable {
  var frame: FrameView
  var context: PageContext

  var rows: [RecommendationRow] { context.site.recommendations.references.map(context.row) }
}

/// The recommendations of one report in the register.
struct RegisterReport: Sendable {
  var context: PageContext
  var section: RegisterSection

  fileprivate var report: Report { context.site[section.report] }
}

let registerReportSchema = ViewSchema<RegisterReport>(
  "register report",
  [
    .text("title", "title of the report") { $0.report.title },
    .text("href", "page of the report") { $0.context.href(RecordKey($0.section.report)) },
    .text("url", "where the report is published") { $0.report.url },
    .text("publisher", "who made the report") { $0.report.publisher },
    .list("rows", "its recommendations with a row of their own", recommendationRowSchema) {
      $0.section.shown.map($0.context.row)
    },
    .text("folded_count", "how many others share a row") { String($0.section.folded.count) },
    .optionalRecord("folded_row", "the state that these share", recommendationRowSchema) {
      $0.section.folded.first.map($0.context.row)
    },
    .list("folded", "the pages of these", linkSchema) { view in
      view.section.folded.map { view.context.link(RecordKey($0)) }
    },
  ]
)

extension PageContext {
  func registerReports(_ references: [Reference<Recommendation>]) -> [RegisterReport] {
    site.sections(of: references).map { RegisterReport(context: self, section: $0) }
  }
}

let recommendationsSchema = ViewSchema<RecommendationsView>(
  "recommendations",
  [
    .including(frameSchema) { $0.frame },
    .text("as_of", "the day of the build, in words") { $0.context.today?.words ?? "" },
    .text("summary", "how many there are, and their states, in sentences") {
      $0.context.register.summary
    },
    .list("reports", "the reports with their recommendations", registerReportSchema) {
      $0.context.registerReports($0.context.site.recommendations.references)
    },
    .list("filters", "what a script can filter the register by", registerFilterSchema) {
      $0.context.site.filters(of: $0.rows)
    },
    .list("groups", "the parts of the register", facetGroupSchema) {
      $0.context.facetGroups
    },
    .list("downloads", "its files", linkSchema) { $0.context.downloads(of: nil) },
    .list("statuses", "the statuses and what they mean", factSchema) { view in
      view.context.site.vocabulary.statuses.map {
        FactView(name: $0.name, value: $0.meaning)
      }
    },
  ]
)
