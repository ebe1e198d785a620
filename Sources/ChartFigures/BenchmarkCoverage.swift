package import Content
import Markup

extension Content.Benchmark {
  /// Whether the sum leaves out bodies.
  var isPartial: Bool { bodyCount < bodyTotal }

  /// How many bodies it includes, of how many: `36 of 43`.
  fileprivate var bodyWords: String { "\(groupedText(bodyCount)) of \(groupedText(bodyTotal))" }

  /// The mark beside a sum that leaves out bodies: ` (36 of 43)`; empty if it includes all.
  var coverageMark: String { isPartial ? " (\(bodyWords))" : "" }

  /// The bodies that the sum includes, and their share of the denominators:
  /// `36 of 43 police forces, 72% of crimes recorded in the year`.
  package func coverageWords(_ measure: Measure, _ settings: SiteSettings) -> String {
    let bodies = "\(bodyWords) \(settings.bodies.plural)"
    guard let share = coverageShare(measure) else { return bodies }
    return "\(bodies), \(share.percent) of \(share.whole)"
  }

  /// The coverage of a sum that leaves out bodies; `nil` for one that does not.
  package func partialWords(_ measure: Measure, _ settings: SiteSettings) -> String? {
    isPartial ? coverageWords(measure, settings) : nil
  }

  /// The share of the denominators in a sum that leaves out bodies, and what they count; `nil` if
  /// it is not known.
  fileprivate func coverageShare(_ measure: Measure) -> (percent: String, whole: String)? {
    guard isPartial, let coverage, let whole = measure.denominatorWords else { return nil }
    return (RoundedPercent(coverage, decimals: 0).text, whole)
  }
}

extension ValueText {
  /// A sum with what it includes, if it leaves out bodies.
  package func sum(
    _ benchmark: Content.Benchmark,
    of measure: Measure,
    in period: String,
    _ settings: SiteSettings
  ) -> String {
    let value = long(benchmark, measure, period)
    return benchmark.partialWords(measure, settings).map { "\(value) (\($0))" } ?? value
  }
}

extension ChartData {
  /// The sentence that names the periods of which the benchmark leaves out bodies; `nil` if it
  /// includes all of them, or if the chart does not show it.
  package var coverageSentence: String? {
    guard declaration.recipe != .change,
      measures.count == 1 || declaration.recipe == .stacked,
      let name = measure.benchmarkName
    else { return nil }
    var isFirstShare = true
    let parts = periods.compactMap { period -> String? in
      guard let benchmark = benchmark(period), benchmark.isPartial else { return nil }
      let bodies = "\(benchmark.bodyWords) in \(period)"
      guard let share = benchmark.coverageShare(measure) else { return bodies }
      let whole = isFirstShare ? " of \(share.whole)" : ""
      isFirstShare = false
      return "\(bodies) (\(share.percent)\(whole))"
    }
    guard !parts.isEmpty else { return nil }
    return "\(name) leaves out \(plural) whose value is not shown: it includes "
      + "\(parts.joined(separator: ", "))."
  }
}
