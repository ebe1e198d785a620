package import Statistics

/// The statistics of a measure: a row for each body of the site, a column for each of its periods.
package struct FigureTable: Sendable {
  /// In the order of `Site.bodies`; the columns are in the order of `Measure.periods`.
  package var rows: [[Figure]] = []
  /// In the order of `Measure.periods`; `nil` if there is no benchmark or no body has a value.
  package var benchmarks: [Benchmark?] = []
  /// In the order of `Measure.periods`: how much bodies differ beyond chance; `nil` if there is no
  /// benchmark or the measure has no interval.
  package var dispersions: [OverDispersion?] = []
  /// Whether fewer than a quarter of the bodies have a value in the main period, though some do.
  package var isSparse = false
}

/// One value of a measure, with what must be shown beside it.
package struct Figure: Sendable {
  package var value: FigureValue
  package var marks: [ValueMark]
  /// Known issues of the data behind the value.
  package var issues: [DataIssue]
  /// When the body existed, if that was not in the period.
  package var lifetime: Lifetime?
  /// The published data behind the value, if there is any.
  package var numerator: Int?
  package var denominator: Int?
  /// `nil` if there is no benchmark or no interval.
  package var comparison: BenchmarkComparison?
  /// The published number of things in the denominator that have an outcome so far.
  package var settled: Int?
  /// What was published of the data behind the value before its producer revised it.
  package var revisions: [DataRevision] = []
}

extension Figure {
  /// The value if the data has no entry.
  static let notInData = Figure(value: .notInData, marks: [], issues: [])

  package var isProvisional: Bool { marks.contains(.provisional) }

  /// The value for a period in which the body did not exist.
  static func outside(_ lifetime: Lifetime) -> Figure {
    Figure(
      value: .missing(.notApplicable),
      marks: [],
      issues: [],
      lifetime: lifetime
    )
  }

  /// The share; `nil` if the value is not one.
  package var share: Proportion? {
    if case .rate(let share, _) = value { share } else { nil }
  }

  /// The share of the denominator that is still open; `nil` if it is not known or no value is
  /// shown.
  package var openShare: Double? {
    guard value.isShown, let settled, let denominator, denominator > 0 else { return nil }
    return max(0, 1 - Double(settled) / Double(denominator))
  }

  /// The 95% interval of the value, if the measure has one.
  package var interval: ClosedRange<Double>? {
    switch value {
    case .rate(_, let interval), .amount(_, let interval): interval
    default: nil
    }
  }

  /// Whether there can be a value: not before a body existed, nor where none is applicable.
  var canHaveValue: Bool {
    if case .missing(.notApplicable) = value { false } else { true }
  }

  /// The counts behind a value that is shown; `nil` if there is none, or if it is not a quotient of
  /// counts that can be added up.
  package var counts: CountedRate? {
    switch value {
    case .rate, .amount:
      numerator.flatMap { count in denominator.flatMap { CountedRate(count, over: $0) } }
    default: nil
    }
  }
}

/// A mark beside a value, in the shorthand of the Government Statistical Service ("Symbols in
/// tables").
package enum ValueMark: String, CaseIterable, Sendable {
  case seriesBreak = "b"
  case provisional = "p"
  case revised = "r"

  /// The mark as written in a table: `[p]`.
  package var mark: String { "[\(rawValue)]" }

  /// What the mark means.
  package var words: String {
    switch self {
    case .seriesBreak: "break in the series: not comparable with earlier periods"
    case .provisional: "provisional: the value will still change"
    case .revised: "revised since it was first published"
    }
  }
}

extension Measure {
  /// The marks beside its values of a period.
  package func marks(in period: String) -> [ValueMark] {
    ValueMark.allCases.filter { mark in
      switch mark {
      case .seriesBreak: breaks.contains { $0.period == period }
      case .provisional: provisionalPeriods.contains(period)
      case .revised: revisedPeriods.contains(period)
      }
    }
  }
}

/// A value, or the reason why there is none.
package enum FigureValue: Sendable {
  /// A share with its 95% score interval, if the measure has one.
  case rate(Proportion, interval: ClosedRange<Double>?)
  /// A ratio of two counts of different things, which can exceed one; no interval applies to it.
  case ratio(Double)
  /// A rate per so many, a mean or a published value, in the unit of the measure, with its 95%
  /// interval, if it has one.
  case amount(Double, interval: ClosedRange<Double>?)
  case count(Int)
  /// The data has a code instead of the value.
  case missing(MissingCode)
  /// The data behind the value is known to be incomplete.
  case incomplete
  /// The denominator is below the site's minimum.
  case tooFew
  /// The data has no row for the body and the period.
  case notInData
}

extension FigureValue {
  /// Whether there is a value to show.
  package var isShown: Bool {
    switch self {
    case .rate, .ratio, .amount, .count: true
    case .missing, .incomplete, .tooFew, .notInData: false
    }
  }
}

/// The sum over all bodies whose value is shown.
package struct Benchmark: Sendable {
  package var counts: CountedRate
  /// The factor of the quotient: 1,000 for a rate per 1,000.
  package var per: Double
  /// The number of bodies included, and the number of those that can have a value: bodies that did
  /// not exist in the period, and others whose value is not applicable, do not count.
  package var bodyCount: Int
  package var bodyTotal: Int
  /// The share of all denominators that is included; `nil` if that of a body is not known.
  package var coverage: Double?
  /// The share of its denominator that is still open; `nil` if that of a body is not known.
  package var openShare: Double?
}

extension Benchmark {
  /// Σx/Σn, so a large body weighs more than a small one.
  package var rate: Double { counts.rate * per }
  package var numerator: Int { counts.count }
  package var denominator: Int { counts.denominator }
}
