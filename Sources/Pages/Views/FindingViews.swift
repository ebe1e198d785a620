import Content
import Exports
import Markup
import SiteOutline
import Templates

/// A finding in a list.
struct FindingCard: Sendable {
  var finding: Finding
  var context: PageContext
  var reference: Reference<Finding>
}

let findingCardSchema = ViewSchema<FindingCard>(
  "finding card",
  [
    .text("title", "what was found") { $0.finding.title },
    .text("href", "its page") { $0.context.href(RecordKey($0.reference)) },
    .hreflang { $0.context.language.languageOfPage(of: RecordKey($0.reference)) },
    .lang { $0.context.language.languageOfName(of: RecordKey($0.reference)) },
    .text("summary", "one sentence") { $0.finding.summary },
    .text("kind", "name of its kind") { $0.finding.kind.name },
    .text("kind_id", "id of its kind, for a class") { $0.finding.kind.id },
    .text("theme", "name of its theme") { $0.finding.theme.name },
    .text("number", "its number in the report") { String($0.finding.order) },
    .optionalText("figure", "its headline statistic") { $0.finding.figure?.value },
    .optionalText("figure_label", "what that statistic is") { $0.finding.figure?.label },
  ]
)

/// The findings of a theme or a report.
struct FindingGroup: Sendable {
  var name: String
  var id: String
  var description: String?
  var href: String?
  var findings: [FindingCard]
}

let findingGroupSchema = ViewSchema<FindingGroup>(
  "finding group",
  [
    .text("name", "what they share") { $0.name },
    .text("id", "anchor of the group") { $0.id },
    .optionalText("description", "a sentence about it") { $0.description },
    .optionalText("href", "its page, if it has one") { $0.href },
    .list("findings", "the findings", findingCardSchema) { $0.findings },
  ]
)

/// The headline statistic of a finding, with its source.
struct HeadlineView: Sendable {
  var figure: HeadlineFigure
  var source: Source?
}

let headlineSchema = ViewSchema<HeadlineView>(
  "headline statistic",
  [
    .text("value", "the value, as in the source") { $0.figure.value },
    .text("label", "what it is") { $0.figure.label },
    .optionalText("note", "a note about it") { $0.figure.note },
    .optionalRecord("source", "its source", sourceSchema) {
      $0.source.map(SourceView.init)
    },
  ]
)

/// The page of a finding.
struct FindingView: Sendable {
  var frame: FrameView
  var context: PageContext
  var reference: Reference<Finding>

  var finding: Finding { context.site[reference] }
}

let findingSchema = ViewSchema<FindingView>(
  "finding",
  [
    .including(frameSchema) { $0.frame },
    .text("summary", "one sentence") { $0.finding.summary },
    .text("number", "its number in the report") { String($0.finding.order) },
    .text("kind", "name of its kind") { $0.finding.kind.name },
    .text("kind_id", "id of its kind, for a class") { $0.finding.kind.id },
    .optionalText("kind_description", "what its kind means") { $0.finding.kind.description },
    .text("theme", "name of its theme") { $0.finding.theme.name },
    .record("report", "the report it belongs to", linkSchema) {
      $0.context.link(RecordKey($0.finding.report))
    },
    .optionalRecord("figure", "its headline statistic", headlineSchema) { view in
      view.finding.figure.map { figure in
        HeadlineView(figure: figure, source: figure.source.map { view.context.site[$0] })
      }
    },
    .markup("body", "its text") { $0.context.html(of: RecordKey($0.reference)) },
    .list("recommendations", "recommendations about it", recommendationRowSchema) { view in
      view.finding.recommendations.map { view.context.row($0) }
    },
    .list("bodies", "the inspected bodies it is about", linkSchema) { view in
      view.finding.bodies.map { view.context.link(RecordKey($0)) }
    },
    .list("measures", "measures that belong to it", linkSchema) { view in
      view.finding.measures.map { view.context.link(RecordKey($0)) }
    },
    .optionalRecord("previous", "the finding before it in the report", linkSchema) {
      $0.neighbour(by: -1)
    },
    .optionalRecord("next", "the finding after it in the report", linkSchema) {
      $0.neighbour(by: 1)
    },
  ]
)

extension FindingView {
  fileprivate func neighbour(by step: Int) -> LinkView? {
    let findings = context.site[finding.report].findings
    guard let index = findings.firstIndex(of: reference) else { return nil }
    let other = index + step
    return findings.indices.contains(other) ? context.link(RecordKey(findings[other])) : nil
  }
}

/// The page that lists all findings.
let findingsSchema = ViewSchema<FrameView>(
  "findings",
  [
    .including(frameSchema) { $0 },
    .text("count", "how many findings there are, as a sentence starts") {
      capitalised(counted($0.context.site.findings.count, "finding"))
    },
    .list("reports", "the reports, each with its findings by theme", reportFindingsSchema) { view in
      view.context.site.reports.references.map {
        ReportFindings(report: $0, context: view.context)
      }
    },
    .list("kinds", "the kinds of finding and what they mean", factSchema) { view in
      view.context.site.usedKinds.map {
        FactView(name: $0.name, value: $0.description ?? "")
      }
    },
  ]
)

/// The findings of one report, by theme.
struct ReportFindings: Sendable {
  var report: Reference<Report>
  var context: PageContext
}

private let reportFindingsSchema = ViewSchema<ReportFindings>(
  "report findings",
  [
    .text("title", "title of the report") { $0.context.site[$0.report].title },
    .text("href", "page of the report") { $0.context.href(RecordKey($0.report)) },
    .list("themes", "its findings by theme", findingGroupSchema) {
      $0.context.themes(of: $0.report)
    },
  ]
)

extension PageContext {
  func card(_ reference: Reference<Finding>) -> FindingCard {
    FindingCard(finding: site[reference], context: self, reference: reference)
  }

  /// The findings of a report by theme, both in the order of the vocabulary.
  func themes(of report: Reference<Report>) -> [FindingGroup] {
    site.vocabulary.themes.compactMap { theme in
      let findings = site[report].findings.filter { site[$0].theme == theme }
      guard !findings.isEmpty else { return nil }
      return FindingGroup(
        name: theme.name,
        id: "theme-\(site[report].head.id)-\(theme.id)",
        description: theme.description,
        findings: findings.map(card)
      )
    }
  }
}

extension Site {
  /// The kinds that occur among the findings, in the order of the vocabulary.
  fileprivate var usedKinds: [FindingKind] {
    vocabulary.kinds.filter { kind in findings.contains { $0.kind == kind } }
  }
}
