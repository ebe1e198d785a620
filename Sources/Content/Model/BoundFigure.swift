import Statistics

/// A statistic that a text names by its address: `figure:charge-rate/durham/2024/25?with=interval`.
package struct BoundFigure: Hashable, Sendable {
  package var measure: Reference<Measure>
  /// `nil` for the benchmark.
  package var body: Reference<Body>?
  package var part: FigurePart
  package var showsInterval: Bool
  /// `nil` for the decimals of the measure.
  package var decimals: UInt8?
  /// The index in the periods of the measure.
  package var period: Int
}

/// The part of a statistic that a text shows.
package enum FigurePart: String, CaseIterable, Sendable {
  case value, numerator, denominator
}

/// The value of a statistic named in a text, without its wording.
package enum BoundValue: Hashable, Sendable {
  /// A share or a ratio: 0.073 is 7.3 per cent.
  case rate(Double, interval: ClosedRange<Double>?)
  /// A value in the unit of its measure.
  case amount(Double, interval: ClosedRange<Double>?)
  case count(Int)

  /// The value as readers see it: a percentage, a count, or a number of units.
  var shownNumber: Double {
    switch self {
    case .rate(let rate, _): rate * 100
    case .amount(let amount, _): amount
    case .count(let count): Double(count)
    }
  }

  /// The limits of its interval.
  var limits: [BoundValue] {
    switch self {
    case .rate(_, let interval?):
      [interval.lowerBound, interval.upperBound].map { .rate($0, interval: nil) }
    case .amount(_, let interval?):
      [interval.lowerBound, interval.upperBound].map { .amount($0, interval: nil) }
    case .rate, .amount, .count: []
    }
  }

  var isRate: Bool {
    if case .rate = self { true } else { false }
  }
}

extension Site {
  /// The value that a text names; `nil` if it may not be shown or does not exist.
  package func value(of figure: BoundFigure) -> BoundValue? {
    let table = self[figure.measure].figures
    guard let body = figure.body else {
      guard let benchmark = table.benchmarks[figure.period] else { return nil }
      switch figure.part {
      case .value:
        return self[figure.measure].definition.hasUnit
          ? .amount(benchmark.rate, interval: nil) : .rate(benchmark.rate, interval: nil)
      case .numerator: return .count(benchmark.numerator)
      case .denominator: return .count(benchmark.denominator)
      }
    }
    let found = table.rows[body.index][figure.period]
    switch (figure.part, found.value) {
    case (.value, .rate(let share, let interval)): return .rate(share.rate, interval: interval)
    case (.value, .ratio(let ratio)): return .rate(ratio, interval: nil)
    case (.value, .amount(let amount, let interval)): return .amount(amount, interval: interval)
    case (.value, .count(let count)): return .count(count)
    case (.value, _): return nil
    case (.numerator, _): return found.numerator.map { .count($0) }
    case (.denominator, _): return found.denominator.map { .count($0) }
    }
  }
}
