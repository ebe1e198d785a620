import Charts
package import Content
package import Markup

/// The benchmark of a measure up to its main period.
package struct BenchmarkPast: Sendable {
  private let measure: Measure
  private let settings: SiteSettings
  private let sums: [(period: String, sum: Content.Benchmark?)]

  package init(of measure: Measure, _ settings: SiteSettings) {
    self.measure = measure
    self.settings = settings
    let end = measure.periods.firstIndex(of: measure.mainPeriod).map { $0 + 1 } ?? 0
    sums = zip(measure.periods, measure.figures.benchmarks).prefix(end).map { ($0, $1) }
  }

  /// The first value, as a sentence; `nil` unless the main period has a later one.
  package var start: String? {
    guard let first = sums.first(where: { $0.sum != nil }), let sum = first.sum,
      first.period != measure.mainPeriod, measure.benchmark(in: measure.mainPeriod) != nil
    else { return nil }
    let words = ValueText(measure, settings)
    let value = words.sum(sum, of: measure, in: first.period, settings)
    return "It was \(value) in \(periodPhrase(first.period))."
  }

  /// The values as a line; empty without a first and a later value.
  package var sparkline: Markup {
    guard start != nil else { return .empty }
    let breaks = sums.indices.filter { index in
      measure.breaks.contains { $0.period == sums[index].period }
    }
    return Sparkline(values: sums.map(\.sum?.rate), breaks: Set(breaks)).markup
  }
}
