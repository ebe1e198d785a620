import Content
import Markup
import Statistics
import Templates

/// The page of a measure: all bodies beside each other, and how the figures are made.
struct MeasureView: Sendable {
  var frame: FrameView
  var context: PageContext
  var reference: Reference<Measure>

  var measure: Measure { context.site[reference] }
  var comparison: ComparisonFigure {
    ComparisonFigure(context: context, reference: reference, period: measure.mainPeriod)
  }
}

let measureCardSchema = ViewSchema<MeasureView>(
  "measure card",
  [
    .text("title", "its title") { $0.measure.title },
    .text("href", "its page") { $0.context.href(.measure($0.reference)) },
    .text("question", "the question that it answers") { $0.measure.question },
    .text("scope", "what is counted, as a sentence") { sentence($0.measure.scope) },
    .text("basis", "the basis of the figures, as a sentence") { sentence($0.measure.basis) },
    .text("definition", "the definition, in a few words") {
      capitalised($0.measure.definition.words)
    },
    .text("periods", "the first and the last period") {
      [$0.measure.periods.first, $0.measure.periods.last].compactMap { $0 }
        .joined(separator: " to ")
    },
    .optionalText("benchmark_name", "name of the benchmark") { $0.measure.benchmarkName },
    .optionalText("benchmark_value", "value of the benchmark in the main period") {
      $0.benchmarkValue
    },
    .text("period", "the main period, in words") { periodWords($0.measure.mainPeriod) },
  ]
)

let measureSchema = ViewSchema<MeasureView>(
  "measure",
  [
    .including(frameSchema) { $0.frame },
    .record("measure", "the measure as in a list", measureCardSchema) { $0 },
    .markup("body", "its description; may be empty") { $0.context.html($0.measure.description) },
    .text("plural", "the word for inspected bodies") {
      $0.context.site.settings.bodies.plural
    },
    .text("numerator", "what is counted on top, as a sentence") {
      sentence($0.measure.numeratorWords)
    },
    .optionalText("denominator", "what it is divided by, as a sentence") {
      $0.measure.denominatorWords.map(sentence)
    },
    .texts("caveats", "what to know before using the figures") { $0.measure.caveats },
    .optionalText("provisional", "the periods whose value will still change") { view in
      view.measure.provisionalPeriods.isEmpty
        ? nil : view.measure.provisionalPeriods.joined(separator: ", ")
    },
    .optionalText("provisional_note", "why it will change") { $0.measure.provisionalNote },
    .optionalRecord("chart", "all bodies in the main period; none for counts", chartSchema) {
      $0.measure.definition == .count ? nil : $0.comparison.view(id: "chart")
    },
    .optionalRecord("table", "all bodies in the main period, for counts", tableSchema) {
      $0.measure.definition == .count ? $0.comparison.table : nil
    },
    .text("csv_href", "address of all bodies and periods as CSV") {
      $0.context.href($0.context.site.tablePath(of: $0.reference))
    },
    .list("benchmarks", "the benchmark in each period", factSchema) { $0.benchmarks },
    .list("datasets", "the datasets it is made from", linkSchema) { $0.datasets },
    .list("others", "the other measures", linkSchema) { view in
      view.context.site.measures.references.filter { $0 != view.reference }.map {
        view.context.link(.measure($0))
      }
    },
  ]
)

extension MeasureView {
  private var words: FigureWords { FigureWords(measure, context.site.settings) }

  fileprivate var benchmarkValue: String? {
    guard let column = measure.periods.firstIndex(of: measure.mainPeriod) else { return nil }
    return measure.figures.benchmarks[column].map { words.percent($0.rate) }
  }

  fileprivate var benchmarks: [FactView] {
    zip(measure.periods, measure.figures.benchmarks).compactMap { period, benchmark in
      benchmark.map { benchmark in
        let counts = [benchmark.numerator, benchmark.denominator]
        let isProvisional = measure.provisionalPeriods.contains(period)
        let plural = context.site.settings.bodies.plural
        return FactView(
          name: period,
          value: words.percent(benchmark.rate) + (isProvisional ? " [p]" : ""),
          note: counts.map(groupedText).joined(separator: " of ")
            + "; \(benchmark.bodyCount) of \(benchmark.bodyTotal) \(plural)"
        )
      }
    }
  }

  fileprivate var datasets: [LinkView] {
    let references = [measure.numerator, measure.denominator].compactMap { $0?.dataset }
    return references.enumerated().filter { index, dataset in
      references.firstIndex(of: dataset) == index
    }.map { context.link(.dataset($0.element)) }
  }
}

/// The page that lists all measures.
struct MeasuresView: Sendable {
  var frame: FrameView
  var context: PageContext
}

let measuresSchema = ViewSchema<MeasuresView>(
  "measures",
  [
    .including(frameSchema) { $0.frame },
    .list("measures", "the measures", measureCardSchema) { view in
      view.context.measureCards(view.frame)
    },
  ]
)

extension PageContext {
  func measureCards(_ frame: FrameView) -> [MeasureView] {
    site.measures.references.map { MeasureView(frame: frame, context: self, reference: $0) }
  }
}
