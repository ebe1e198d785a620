import ChartFigures
import Content
import Exports
import Markup
import SiteOutline
import Templates

/// A report in a list.
struct ReportCard: Sendable {
  var context: PageContext
  var reference: Reference<Report>

  var report: Report { context.site[reference] }
}

let reportCardSchema = ViewSchema<ReportCard>(
  "report card",
  [
    .text("title", "its title") { $0.report.title },
    .text("href", "its page") { $0.context.href(RecordKey($0.reference)) },
    .hreflang { $0.context.language.languageOfPage(of: RecordKey($0.reference)) },
    .lang { $0.context.language.languageOfName(of: RecordKey($0.reference)) },
    .text("summary", "one or two sentences") { $0.report.summary },
    .text("publisher", "who made it") { $0.report.publisher },
    .text("published", "when it was published, in words") { card in
      card.report.published.map { card.context.labels.date($0) } ?? ""
    },
    .text("finding_count", "how many findings it has here") { String($0.report.findings.count) },
    .text("recommendation_count", "how many recommendations it has") {
      String($0.report.recommendations.count)
    },
  ]
)

/// The page of a report.
struct ReportView: Sendable {
  var frame: FrameView
  var card: ReportCard
}

let reportSchema = ViewSchema<ReportView>(
  "report",
  [
    .including(frameSchema) { $0.frame },
    .record("report", "the report as in a list", reportCardSchema) { $0.card },
    .optionalText("reference", "its number") { $0.card.report.reference },
    .text("url", "where it is published") { $0.card.report.url },
    .text("whole_href", "the page with the whole report") {
      $0.card.context.href($0.card.context.site.wholePath(of: $0.card.reference))
    },
    .markup("body", "its text") { $0.card.context.html(of: RecordKey($0.card.reference)) },
    .flag("inspected_established", "whether it is known who was inspected") {
      $0.card.report.inspected.value != nil
    },
    .list("inspected", "the bodies that were inspected", linkSchema) { view in
      (view.card.report.inspected.value ?? []).map { view.card.context.link(RecordKey($0)) }
    },
    .optionalText("inspected_note", "a sentence about who was inspected") {
      $0.card.report.inspectedNote
    },
    .list("themes", "its findings by theme", findingGroupSchema) {
      $0.card.context.themes(of: $0.card.reference)
    },
    .list("register", "its part of the register; empty without any", registerReportSchema) {
      $0.card.context.registerReports($0.card.report.recommendations)
    },
    .list("practices", "the practices it describes", practiceCardSchema) { view in
      view.card.context.practices { $0.report == view.card.reference }
    },
    .list("responses", "the responses to it", responseSchema) {
      $0.card.context.responses(to: $0.card.reference)
    },
    .optionalText(
      "response_count",
      "how many responses were found, in words; none if none are expected"
    ) {
      $0.card.responseCount
    },
    .optionalText("response_duty", "who has to respond, by when and why, in a sentence") {
      $0.card.responseDuty
    },
    .optionalRecord("grades", "the grades it gives, body by body", tableSchema) {
      $0.card.gradeTable
    },
    .list("grade_scale", "the steps of its scale and what they mean", factSchema) {
      $0.card.report.gradeScale.map { FactView(name: $0.name, value: $0.meaning) }
    },
  ]
)

extension ReportCard {
  fileprivate var responseCount: String? {
    guard context.settings.responses != nil else { return nil }
    let all = context.site.bodies(answering: report).count
    return context.labels(
      .answersHeld,
      ["count": String(report.responses.count), "all": String(all)]
    )
  }

  fileprivate var responseDuty: String? {
    guard let duty = context.settings.responses,
      let day = context.site.lastDay(toAnswer: reference)
    else { return nil }
    let singular = context.settings.bodies.singular
    return context.labels(
      duty.basis == nil ? .duty : .dutyWithBasis,
      [
        "singular": singular, "by": duty.by, "day": context.labels.date(day),
        "basis": duty.basis ?? "",
      ]
    )
  }

  fileprivate var gradeTable: TableView? {
    guard !report.grades.isEmpty else { return nil }
    let singular = context.settings.bodies.singular
    let columns = [capitalised(singular)] + report.areas.map(\.name)
    return TableView(
      caption: context.labels(.gradesByArea, ["singular": singular]),
      columns: columns.map { TableView.Column(label: $0, isNumeric: false) },
      rows: report.grades.map { grades in
        TableView.Row(
          header: context.site[grades.body].name,
          href: context.href(RecordKey(grades.body)),
          cells: grades.grades.map {
            TableView.Cell(text: $0?.name ?? context.labels(.notGraded), isNumeric: false)
          }
        )
      }
    )
  }
}

/// The page that lists all reports.
let reportsSchema = ViewSchema<FrameView>(
  "reports",
  [
    .including(frameSchema) { $0 },
    .list("reports", "the reports, the newest first", reportCardSchema) { view in
      view.context.reportsNewestFirst
    },
  ]
)

extension PageContext {
  var reportsNewestFirst: [ReportCard] {
    let cards = site.reports.references.map { ReportCard(context: self, reference: $0) }
    return cards.sorted { left, right in
      (right.report.published?.iso ?? "", left.report.head.id)
        < (left.report.published?.iso ?? "", right.report.head.id)
    }
  }
}
