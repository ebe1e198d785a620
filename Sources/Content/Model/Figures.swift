package import Statistics

/// The figures of a measure: a row for each body of the site, a column for each of its periods.
package struct FigureTable: Sendable {
  /// In the order of `Site.bodies`, and in each row of `Measure.periods`.
  package var rows: [[Figure]] = []
  /// In the order of `Measure.periods`; nil where there is no benchmark or no body has a figure.
  package var benchmarks: [Benchmark?] = []
  /// In the order of `Measure.periods`: by how much bodies differ beyond chance; nil where there is no
  /// benchmark or the measure has no interval.
  package var dispersions: [OverDispersion?] = []
}

/// Where a share stands against the benchmark of its period.
package struct BenchmarkComparison: Hashable, Sendable {
  /// Against the limits of chance alone; agrees with whether the interval holds the benchmark.
  package var plain: Comparison
  /// Against limits that allow for what bodies differ in anyway: what a page says in words.
  package var adjusted: Comparison
}

/// One value of a measure, with what must be said beside it.
package struct Figure: Sendable {
  package var value: FigureValue
  package var isProvisional: Bool
  /// What is known about the data behind the value.
  package var issues: [DataIssue]
  /// The data behind the value as published, when the data has it.
  package var numerator: Int?
  package var denominator: Int?
  /// Nil where there is no share, no benchmark, or no interval.
  package var comparison: BenchmarkComparison?
}

extension Figure {
  /// What stands where the data has nothing.
  static let notInData = Figure(value: .notInData, isProvisional: false, issues: [])

  /// The share, where the value is one.
  package var share: Proportion? {
    if case .rate(let share, _) = value { share } else { nil }
  }

  /// The 95% interval of a share, where the measure has one.
  package var interval: ClosedRange<Double>? {
    if case .rate(_, let interval) = value { interval } else { nil }
  }
}

/// A value, or why there is none.
package enum FigureValue: Sendable {
  /// A share with its 95% score interval, where the measure has one.
  case rate(Proportion, interval: ClosedRange<Double>?)
  /// A ratio of two counts of different things, which can exceed one; no interval holds for it.
  case ratio(Double)
  case count(Int)
  /// A code in the data stands for the value.
  case missing(MissingCode)
  /// The data behind the value is known to be incomplete.
  case incomplete
  /// The denominator is under the site's minimum.
  case tooFew
  /// The data has no row for the body and the period.
  case notInData
}

/// The sum over all bodies whose value is shown.
package struct Benchmark: Sendable {
  package var proportion: Proportion
  /// How many bodies are in it, and how many the site has.
  package var bodyCount: Int
  package var bodyTotal: Int
}

extension Benchmark {
  /// Σx/Σn, so a large body weighs more than a small one.
  package var rate: Double { proportion.rate }
  package var numerator: Int { proportion.numerator }
  package var denominator: Int { proportion.denominator }
}
