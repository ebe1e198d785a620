import ChartFigures
import Content
import Exports
import Markup
import SiteOutline
import Statistics
import Templates

/// The grades that one report gives to a body.
struct GradesView: Sendable {
  var report: Report
  var href: String
  var facts: [FactView]
}

private let gradesSchema = ViewSchema<GradesView>(
  "grades",
  [
    .text("title", "title of the report") { $0.report.title },
    .text("href", "page of the report") { $0.href },
    .text("published", "when the report was published, in words") {
      $0.report.published?.words ?? ""
    },
    .list("grades", "areas and their grades", factSchema) { $0.facts },
  ]
)

/// The page of an inspected body, with its scorecard.
struct BodyView: Sendable {
  var frame: FrameView
  var context: PageContext
  var reference: Reference<Body>

  var record: Body { context.site[reference] }
  fileprivate var referrers: BodyReferrers { context.register.referrers(to: reference) }
}

let bodySchema = ViewSchema<BodyView>(
  "body",
  [
    .including(frameSchema) { $0.frame },
    .text("name", "its short name") { $0.record.name },
    .text("full_name", "its full name") { $0.record.fullName },
    .texts("also_known_as", "other names that sources use") { $0.record.otherNames },
    .text("singular", "the word for an inspected body") {
      $0.context.settings.bodies.singular
    },
    .text("plural", "the word for inspected bodies") { $0.context.settings.bodies.plural },
    .texts("places", "places by which readers look for it") { $0.record.places },
    .optionalText("from", "its first day, in words") { $0.record.lifetime.from?.words },
    .optionalText("until", "its last day, in words") { $0.record.lifetime.until?.words },
    .flag("ended", "whether its last day has passed") { view in
      view.record.lifetime.until.flatMap { day in view.context.today.map { day < $0 } } ?? false
    },
    .optionalRecord("successor", "what took over from it", linkSchema) { view in
      view.record.successor.map { view.context.link(RecordKey($0)) }
    },
    .list("predecessors", "from what it took over", linkSchema) { view in
      view.referrers.predecessors.map { view.context.link(RecordKey($0)) }
    },
    .list("facts", "what is known about it", factSchema) { $0.context.facts(of: $0.record) },
    .markup("body", "commentary; may be empty") { $0.context.html($0.record.prose) },
    .list("scores", "the measures", scoreSchema) { view in
      view.context.site.measures(on: view.reference).map {
        ScoreView(context: view.context, measure: $0, body: view.reference)
      }
    },
    .list("grades", "the grades that reports give it", gradesSchema) { $0.grades },
    .list("recommendations", "recommendations addressed to it", recommendationRowSchema) { view in
      view.context.register.recommendations(in: .body(view.reference)).map(view.context.row)
    },
    .list("responses", "the responses to reports about it, found or not", responseSchema) {
      $0.context.responses(for: $0.reference)
    },
    .list("findings", "findings that name it", findingCardSchema) { view in
      view.referrers.findings.map(view.context.card)
    },
    .text("finding_count", "how many findings name it") { String($0.referrers.findings.count) },
    .text("recommendation_count", "how many recommendations are addressed to it") { view in
      String(view.context.register.recommendations(in: .body(view.reference)).count)
    },
    .list("practices", "practices seen there", practiceCardSchema) { view in
      view.referrers.practices.map(view.context.card)
    },
    .list("issues", "known problems of its data, by period", factSchema) { $0.issues },
    .optionalRecord("completeness", "whether each value is shown, by period", tableSchema) {
      $0.context.site.completenessTable(of: $0.reference)
    },
    .list("quotations", "rows of other datasets about it", datasetExcerptSchema) {
      $0.excerpts
    },
  ]
)

extension BodyView {
  fileprivate var grades: [GradesView] {
    let found = referrers.grades
    guard !found.isEmpty else { return [] }
    return context.reportsNewestFirst.compactMap { card in
      guard let grades = found[card.reference] else { return nil }
      let facts = zip(card.report.areas, grades.grades).map { area, grade in
        FactView(name: area.name, value: grade?.name ?? "Not graded", note: grade?.meaning)
      }
      return GradesView(
        report: card.report,
        href: context.href(RecordKey(card.reference)),
        facts: facts
      )
    }
  }

  /// The issues of the datasets behind the measures of this body, without duplicates.
  fileprivate var issues: [FactView] {
    let datasets = Set(context.site.measures.flatMap(\.datasets)).sorted { $0.index < $1.index }
    return datasets.flatMap { dataset in
      context.site[dataset].issues.filter { $0.bodies?.contains(reference) == true }.map { issue in
        let periods = issue.periods?.joined(separator: ", ") ?? "all periods"
        return FactView(
          name: "\(context.site[dataset].title), \(periods)",
          value: issue.effect.words + issue.note,
          note: capitalised(issue.statedBy.words)
        )
      }
    }
  }

  fileprivate var excerpts: [DatasetExcerpt] {
    context.site.datasets.references.filter { context.site[$0].showsOnBodies }.compactMap {
      context.excerpt(of: $0, for: reference)
    }
  }
}
