import ChartFigures
import Charts
import Content
import Exports
import Markup
import SiteOutline
import SitePlanning
import Statistics
import Templates

/// The page of a measure: a comparison of all bodies, and the method.
struct MeasureView: Sendable {
  var frame: FrameView
  var context: PageContext
  var reference: Reference<Measure>

  var measure: Measure { context.site[reference] }
}

let measureCardSchema = ViewSchema<MeasureView>(
  "measure card",
  [
    .text("title", "its title") { $0.measure.title },
    .text("href", "its page") { $0.context.href(RecordKey($0.reference)) },
    .text("question", "the question that it answers") { $0.measure.question },
    .text("scope", "what is counted, as a sentence") { sentence($0.measure.fullScope) },
    .text("basis", "the basis of the values, as a sentence") { sentence($0.measure.basis) },
    .text("definition", "the definition, in a few words") {
      capitalised($0.measure.definition.words)
    },
    .text("periods", "the first and the last period") {
      [$0.measure.periods.first, $0.measure.periods.last].compactMap { $0 }
        .joined(separator: " to ")
    },
    .optionalText("benchmark_name", "name of the benchmark") { $0.measure.benchmarkName },
    .optionalText("benchmark_value", "value of the benchmark in the main period") { view in
      view.benchmark.map { view.words.long($0, view.measure, view.measure.mainPeriod) }
    },
    .optionalText("benchmark_coverage", "what the benchmark includes, if not all bodies") { view in
      view.benchmark?.partialWords(view.measure, view.context.settings)
    },
    .text("period", "the main period, in words") { periodWords($0.measure.mainPeriod) },
    .optionalText("period_reason", "why pages do not show the newest final period first") {
      $0.measure.mainPeriodWords
    },
    .optionalText("start", "the first value of the benchmark, as a sentence") { $0.past.start },
    .markup("sparkline", "the benchmark from the start to the main period; may be empty") {
      $0.past.sparkline.printed()
    },
  ]
)

let measureSchema = ViewSchema<MeasureView>(
  "measure",
  [
    .including(frameSchema) { $0.frame },
    .record("measure", "the measure as in a list", measureCardSchema) { $0 },
    .markup("body", "its description; may be empty") { $0.context.html($0.measure.description) },
    .text("plural", "the word for inspected bodies") {
      $0.context.settings.bodies.plural
    },
    .texts("caveats", "caveats about using the data") { $0.measure.caveats },
    .optionalRecord("chart", "all bodies in the main period; none for counts", chartSchema) {
      view in
      view.context.site.dots(of: view.reference, in: .group).map {
        view.context.view(of: $0, id: "chart")
      }
    },
  ] + chartFields + [
    .optionalRecord("table", "all bodies in the main period, for counts", tableSchema) {
      $0.countTable
    },
    .list("orders", "pages with all bodies in other orders", linkSchema) { $0.orders },
    .text("method_href", "page that explains how the values are calculated") {
      $0.context.href($0.context.site.path(of: .method, $0.reference))
    },
    .text("csv_href", "address of the data of all bodies and periods as CSV") {
      $0.context.href($0.context.site.tablePath(of: $0.reference, as: .csv))
    },
    .text("json_href", "address of the same as JSON, with method, columns and source") {
      $0.context.href($0.context.site.tablePath(of: $0.reference, as: .json))
    },
    .list("benchmarks", "the benchmark in each period", factSchema) { $0.benchmarks },
    .list("datasets", "the datasets it is calculated from", linkSchema) { $0.datasets },
    .list("others", "the other measures", linkSchema) { view in
      view.context.site.measures.references.filter { $0 != view.reference }.map {
        view.context.link(RecordKey($0))
      }
    },
  ]
)

/// The other charts of all bodies, each in a field named after its recipe.
private let chartFields = ChartRecipe.allCases.compactMap { recipe in
  recipe.traits.roleOnMeasurePage.map { role in
    SchemaEntry<MeasureView>.optionalRecord(recipe.rawValue, role, chartSchema) {
      $0.chart(recipe)
    }
  }
}

/// The page of a measure in one order of its bodies, or with a part of the table in that order.
struct MeasureOrderView: Sendable {
  var measure: MeasureView
  var order: BodyOrder
  var part: BodyPart?
}

let measureOrderSchema = ViewSchema<MeasureOrderView>(
  "measure order",
  [
    .including(frameSchema) { $0.measure.frame },
    .record("measure", "the measure as in a list", measureCardSchema) { $0.measure },
    .text("heading", "the main period, in words, as a heading") {
      capitalised(periodWords($0.measure.measure.mainPeriod))
    },
    .optionalRecord("chart", "all bodies in this order", chartSchema) { view in
      let (measure, context) = (view.measure, view.measure.context)
      guard view.part == nil else { return nil }
      return context.site.dots(of: measure.reference, in: view.order).map {
        context.view(of: $0, id: "chart")
      }
    },
    .list("parts", "of many bodies, the pages with parts of the table", facetGroupSchema) { view in
      let (reference, site) = (view.measure.reference, view.measure.context.site)
      guard view.part == nil else { return [] }
      return view.measure.context.parts(in: [view.order]) { site.path(of: .table($0), reference) }
    },
    .optionalRecord("table", "a part of the table of many bodies", tableSchema) { view in
      view.part.map { view.measure.data.tableOfRows($0.bodies) }
    },
    .optionalText("extent", "how many of all bodies the table has, if not all") { view in
      view.part.map(view.measure.context.extent)
    },
    .flag("by_value", "whether the bodies are ordered by value") {
      $0.order == .value
    },
    .list("orders", "the pages of all orders, including this one", menuItemSchema) { view in
      let measure = view.measure
      return measure.orderPages.map {
        let link = LinkView(label: measure.orderLabel($0), href: measure.orderHref($0))
        return MenuItemView(link: link, isCurrent: $0 == view.order && view.part == nil)
      }
    },
  ]
)

extension MeasureView {
  fileprivate func chart(_ recipe: ChartRecipe) -> ChartView? {
    context.site.chart(of: reference, recipe).map { context.view(of: $0, id: recipe.rawValue) }
  }

  /// The table of a count; counts are not compared, so they have no chart.
  fileprivate var countTable: TableView? {
    measure.definition == .count ? data.tableByBody() : nil
  }

  /// All bodies in the main period.
  fileprivate var data: ChartData {
    let declaration = ChartDeclaration(
      id: measure.head.id,
      recipe: .dots,
      measure: reference,
      periods: [measure.mainPeriod]
    )
    return context.chartData(declaration)
  }

  fileprivate var orderPages: [BodyOrder] { context.site.orders(of: reference) }

  fileprivate func orderHref(_ order: BodyOrder) -> String {
    context.href(context.site.path(of: .order(order), reference))
  }

  fileprivate func orderLabel(_ order: BodyOrder) -> String {
    capitalised(context.settings.bodies.plural) + " " + context.site.orderWords(order)
  }

  fileprivate var orders: [LinkView] {
    orderPages.map { LinkView(label: orderLabel($0), href: orderHref($0)) }
  }
}

extension MeasureView {
  fileprivate var words: ValueText { ValueText(measure, context.settings) }

  fileprivate var benchmark: Content.Benchmark? { measure.benchmark(in: measure.mainPeriod) }

  fileprivate var past: BenchmarkPast { BenchmarkPast(of: measure, context.settings) }

  fileprivate var benchmarks: [FactView] {
    zip(measure.periods, measure.figures.benchmarks).compactMap { period, benchmark in
      benchmark.map { benchmark in
        FactView(
          name: period,
          value: words.benchmark(benchmark, measure, period),
          note: words.counts(benchmark.numerator, benchmark.denominator)
            + "; \(benchmark.coverageWords(measure, context.settings))"
        )
      }
    }
  }

  var datasets: [LinkView] {
    measure.datasets.map { context.link(RecordKey($0)) }
  }
}

/// The page that lists all measures.
let measuresSchema = ViewSchema<FrameView>(
  "measures",
  [
    .including(frameSchema) { $0 },
    .list("measures", "the measures", measureCardSchema) { $0.context.measureCards($0) },
  ]
)

extension PageContext {
  func measureCards(_ frame: FrameView) -> [MeasureView] {
    site.measures.references.map { MeasureView(frame: frame, context: self, reference: $0) }
  }
}
