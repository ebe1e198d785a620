import ChartFigures
import Content
import Exports
import Markup
import SiteOutline
import SitePlanning
import Statistics
import Templates

/// A measure on the scorecard of a body.
struct ScoreView: Sendable {
  var context: PageContext
  var measure: Reference<Measure>
  var body: Reference<Body>

  var record: Measure { context.site[measure] }
  /// The value of the main period.
  var main: Figure { record.figure(of: body, in: record.mainPeriod) }
  var words: ValueText { ValueText(record, context.settings) }
}

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
    .text("value", "the value of the main period, or why there is none") {
      $0.words.long($0.main)
    },
    .flag("has_value", "whether the main period has a value") {
      $0.main.value.number != nil
    },
    .optionalText("interval", "its 95% interval") { $0.interval },
    .optionalText("counts", "numerator and denominator, in words") { $0.counts },
    .optionalText("open", "the share of the denominator that is still open") { view in
      view.main.openShare.map { view.words.text($0) }
    },
    .optionalText("benchmark_name", "name of the benchmark") { $0.record.benchmarkName },
    .optionalText("benchmark_value", "value of the benchmark for the main period") { view in
      view.benchmark.map { view.words.long($0, view.record, view.record.mainPeriod) }
    },
    .optionalText("benchmark_coverage", "what the benchmark includes, if not all bodies") { view in
      view.benchmark?.partialWords(view.record, view.context.settings)
    },
    .optionalText("standing", "its comparison with the benchmark, as a sentence") {
      $0.comparison
    },
    .flag("in_line", "whether it is in line with the benchmark") {
      $0.main.comparison?.adjusted == .inLine
    },
    .texts("rows", "file and line of the data behind the value, as text") { $0.rows },
    .texts("notes", "notes about the data of the main period") { $0.notes },
    .record("chart", "all periods", chartSchema) { view in
      let chart = view.context.site.trend(of: view.measure, for: view.body)
      return view.context.view(of: chart, id: "chart-\(view.record.head.id)")
    },
    .optionalRecord(
      "funnel",
      "all bodies with control limits, this one highlighted",
      chartSchema
    ) {
      view in
      view.context.site.funnel(of: view.measure, naming: view.body).map {
        view.context.view(of: $0, id: "funnel-\(view.record.head.id)")
      }
    },
  ]
)

extension ScoreView {
  fileprivate var interval: String? {
    main.interval.map(words.interval)
  }

  fileprivate var counts: String? {
    guard main.value.number != nil, let numerator = main.numerator,
      let denominator = main.denominator
    else { return nil }
    return words.counts(numerator, denominator)
  }

  fileprivate var benchmark: Content.Benchmark? { record.benchmark(in: record.mainPeriod) }

  fileprivate var rows: [String] {
    context.site.rows(behind: record, body, in: record.mainPeriod).map {
      "\($0.path), line \($0.line)"
    }
  }

  fileprivate var notes: [String] {
    main.issues.map(\.words) + [record.mainPeriodWords].compactMap(\.self)
  }

  fileprivate var comparison: String? {
    guard let comparison = main.comparison, record.benchmarkName != nil else { return nil }
    let name = words.benchmarkWords(main)
    let plural = context.settings.bodies.plural
    let allowance = "when we allow for what \(plural) differ in anyway"
    switch comparison.adjusted {
    case .inLine: return "In line with \(name), \(allowance)."
    case .higher(let confidence):
      return
        "Higher than expected from \(name): outside the \(confidence.words) limits, \(allowance)."
    case .lower(let confidence):
      return
        "Lower than expected from \(name): outside the \(confidence.words) limits, \(allowance)."
    }
  }
}
