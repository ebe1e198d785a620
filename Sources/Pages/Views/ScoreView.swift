import ChartFigures
import Charts
import Content
import Exports
import Markup
import SiteOutline
import Templates

/// A measure on the scorecard of a body.
struct ScoreView: Sendable {
  var context: PageContext
  var measure: Reference<Measure>
  var body: Reference<Body>
  var text: ScoreText

  init(context: PageContext, measure: Reference<Measure>, body: Reference<Body>) {
    self.context = context
    self.measure = measure
    self.body = body
    text = ScoreText(
      context.site[measure],
      of: body,
      on: context.site,
      changes: context.register.latestChanges(of: measure)
    )
  }

  var record: Measure { context.site[measure] }
}

private let remarkSchema = ViewSchema<ScoreText.Remark>(
  "remark",
  [
    .text("kind", "`higher`, `lower` or `in-line`; `rose`, `fell` or `unclear`") { $0.kind },
    .text("words", "the same in a few words") { $0.words },
  ]
)

/// A body among all others: its own marks, over a picture that all pages share.
struct ComparisonView: Sendable {
  var id: String
  var heading: String
  var drawing: PrintedMarkup
}

private let comparisonSchema = ViewSchema<ComparisonView>(
  "comparison",
  [
    .text("id", "its id, unique on the page") { $0.id },
    .text("heading", "the value, and how it compares") { $0.heading },
    .markup("drawing", "the body over the picture of all bodies") { $0.drawing },
  ]
)

let scoreSchema = ViewSchema<ScoreView>(
  "score",
  [
    .text("id", "anchor of the measure on the page") { $0.record.head.id },
    .text("title", "title of the measure") { $0.record.title },
    .text("href", "page of the measure") { $0.context.href(RecordKey($0.measure)) },
    .text("question", "the question that it answers") { $0.record.question },
    .text("scope", "what is counted, as a sentence") { sentence($0.record.fullScope) },
    .text("basis", "the basis of the values, as a sentence") { sentence($0.record.basis) },
    .text("period", "the main period, in words") { periodWords($0.record.mainPeriod) },
    .text("value", "the value of the main period, or why there is none") { $0.text.value },
    .flag("has_value", "whether the main period has a value") { $0.text.hasValue },
    .optionalText("interval", "its 95% interval") { $0.text.interval },
    .optionalText("counts", "numerator and denominator, in words") { $0.text.counts },
    .optionalText("open", "the share of the denominator that is still open") { $0.text.open },
    .optionalText("benchmark_name", "name of the benchmark") { $0.record.benchmarkName },
    .optionalText("benchmark_value", "value of the benchmark for the main period") {
      $0.text.benchmark
    },
    .optionalText("benchmark_coverage", "what the benchmark includes, if not all bodies") {
      $0.text.benchmarkCoverage
    },
    .optionalRecord("verdict", "its comparison with the benchmark", remarkSchema) {
      $0.text.verdict
    },
    .optionalText("standing", "its comparison with the benchmark, as a sentence") {
      $0.text.comparisonSentence
    },
    .optionalRecord("change", "its direction since the period before", remarkSchema) {
      $0.text.change
    },
    .texts("notes", "notes about the data of the main period") { $0.text.notes },
    .record("chart", "all periods, drawn for a narrow column", chartSchema) { view in
      let chart = view.context.site.trend(of: view.measure, for: view.body)
      return view.context.view(of: chart, id: "chart-\(view.record.head.id)", layouts: [.narrow])
    },
    .optionalRecord("comparison", "this body among all others", comparisonSchema) {
      $0.comparison
    },
  ]
)

extension ScoreView {
  /// `nil` without limits, and for a body without a value in the main period.
  fileprivate var comparison: ComparisonView? {
    let (site, id) = (context.site, "funnel-\(record.head.id)")
    guard let chart = site.chart(of: measure, .funnel),
      let comparison = context.register.comparison(in: measure),
      let title = comparison.title(of: body),
      let drawing = comparison.drawing(
        of: body,
        idPrefix: id,
        over: context.href(site.path(of: .picture, chart))
      )
    else { return nil }
    return ComparisonView(id: id, heading: title, drawing: drawing.printed())
  }
}
