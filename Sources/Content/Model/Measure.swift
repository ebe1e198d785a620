import Diagnostics
package import Statistics

/// A share, a rate, a mean, a count or a published value that the site shows by body and period.
package struct Measure: Sendable {
  package var head: RecordHead
  package var title: String
  package var shortTitle: String
  package var question: String
  package var definition: MeasureDefinition
  package var numeratorWords: String
  package var denominatorWords: String?
  package var scope: String
  package var basis: String
  package var unit: MeasureUnit
  /// The factor of a quotient: 1,000 for a rate per 1,000, otherwise 1.
  package var per: Int
  package var decimals: Int
  package var provisionalPeriods: [String]
  package var provisionalNote: String?
  package var revisedPeriods: [String]
  package var mainPeriod: String
  /// Why pages do not show the newest final period first; `nil` if they do.
  package var mainPeriodReason: String?
  /// The name of the sum over all bodies; `nil` if no fair one exists.
  package var benchmarkName: String?
  package var hasInterval: Bool
  package var order: Int
  package var caveats: [String]
  package var description: Prose
  package internal(set) var numerator: ColumnReference?
  package internal(set) var denominator: ColumnReference?
  /// The column of a published value, and those of its limits.
  package internal(set) var value: ColumnReference?
  package internal(set) var limits: LimitColumns?
  /// Which rows make a value.
  package internal(set) var selection = RowSelection()
  /// The part of the denominator that has an outcome so far, whichever; the rest is still open.
  package internal(set) var settled: ColumnReference?
  /// The periods shown, oldest first.
  package internal(set) var periods: [String] = []
  /// The breaks in its series, across which values cannot be compared, oldest first.
  package internal(set) var breaks: [SeriesBreak] = []
  /// The statistics by body and period, calculated once.
  package internal(set) var figures = FigureTable()
}

extension Measure: Record {
  package static let kind = RecordKind.measure
  package static let filePattern: String? = "measures/<id>.yml"
  package static let listID: String? = "measures"
  package static let needsSources = true

  package static func name(in settings: SiteSettings) -> String { "measure" }
  package static func all(of site: Site) -> [Measure] { site.measures }
  package static func change(_ site: inout Site, _ change: (inout [Measure]) -> Void) {
    change(&site.measures)
  }

  package var prose: Prose {
    get { description }
    set { description = newValue }
  }

  package var sortKey: SortKey { SortKey(number: order, id: head.id) }
  package var namedRecords: [RecordKey] { datasets.map { RecordKey($0) } }

  package func title(in settings: SiteSettings) -> String { title }
}

extension Measure {
  /// The columns it is calculated from, the numerator or the published value first.
  package var columns: [ColumnReference] {
    [numerator, denominator, value, limits?.lower, limits?.upper].compactMap(\.self)
  }

  /// The datasets of these columns, without duplicates.
  package var datasets: [Reference<Dataset>] {
    columns.map(\.dataset).reduce(into: []) { found, dataset in
      if !found.contains(dataset) { found.append(dataset) }
    }
  }

  /// The statistic of a body; `notInData` if the measure has no such period.
  package func figure(of body: Reference<Body>, in period: String) -> Figure {
    column(of: period).map { figures.rows[body.index][$0] } ?? .notInData
  }

  /// The sum over all bodies whose value is shown.
  package func benchmark(in period: String) -> Benchmark? {
    column(of: period).flatMap { figures.benchmarks[$0] }
  }

  /// How much bodies differ beyond chance.
  package func dispersion(in period: String) -> OverDispersion? {
    column(of: period).flatMap { figures.dispersions[$0] }
  }

  /// The comparison of the bodies in a period; `nil` without a benchmark or an interval.
  package func comparison(in period: String) -> PeriodComparison? {
    column(of: period).flatMap { index in comparison(of: figures.rows.map { $0[index] }) }
  }

  /// The comparison of the statistics of one period, in the order of `Site.bodies`.
  func comparison(of figures: [Figure]) -> PeriodComparison? {
    guard hasInterval, benchmarkName != nil, let model = definition.chanceModel else { return nil }
    return PeriodComparison(figures.map(\.counts), model)
  }

  private func column(of period: String) -> Int? { periods.firstIndex(of: period) }
}

/// What is divided by what; values of different definitions never share an axis.
package enum MeasureDefinition: String, CaseIterable, Sendable {
  /// The share of things recorded in a period that had the outcome by the time of the extract.
  case recordedCohort = "recorded-cohort"
  /// The share of things closed in a period that were closed with the outcome.
  case closed
  /// Outcomes assigned in a period over things recorded in it: a ratio that can exceed one.
  case assignedInPeriod = "assigned-in-period"
  /// A number of things, without a denominator.
  case count
  /// Events over what they happen to, per so many: offences per 1,000 people.
  case rate
  /// A total over the number of things that it belongs to: days per case.
  case mean
  /// A value as its producer published it, such as a standardised rate or a median.
  case published
}

extension MeasureDefinition {
  /// Whether values are parts of a whole.
  package var isShare: Bool { self == .recordedCohort || self == .closed }

  /// Whether values are one count divided by another.
  package var hasDenominator: Bool { self != .count && self != .published }

  /// How values vary by chance; `nil` if no interval follows from their counts.
  package var chanceModel: ChanceModel? {
    switch self {
    case .recordedCohort, .closed: .binomial
    case .rate: .poisson
    case .assignedInPeriod, .count, .mean, .published: nil
    }
  }

  /// Whether a sum over all bodies is a fair benchmark.
  var canHaveBenchmark: Bool { isShare || self == .rate || self == .mean }

  /// Whether values have a unit of their own, rather than being percentages or counts.
  var hasUnit: Bool { self == .rate || self == .mean || self == .published }
}

/// The columns with the limits of a published value.
package struct LimitColumns: Hashable, Sendable {
  package var lower: ColumnReference
  package var upper: ColumnReference
}

/// A column of a dataset.
package struct ColumnReference: Hashable, Sendable {
  package var dataset: Reference<Dataset>
  package var column: Int
}
