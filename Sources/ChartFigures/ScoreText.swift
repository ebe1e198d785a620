package import Content
import Statistics

/// What the page of a body says about one measure: the value of the main period, what it is
/// compared with, and how it has changed.
package struct ScoreText: Sendable {
  private let site: Site
  private let measure: Measure
  private let body: Reference<Body>
  private let figure: Figure
  private let words: ValueText
  private let changes: Changes?

  /// `changes` are those of all bodies to the main period, from the period before.
  package init(
    _ measure: Measure,
    of body: Reference<Body>,
    on site: Site,
    changes: Changes?
  ) {
    self.site = site
    self.measure = measure
    self.body = body
    figure = measure.figure(of: body, in: measure.mainPeriod)
    words = ValueText(measure, site.settings)
    self.changes = changes
  }

  /// A few words, and the kind of mark beside them.
  package struct Remark: Sendable {
    /// `higher`, `lower`, `in-line`; `rose`, `fell`, `unclear`.
    package var kind: String
    package var words: String
  }

  package var value: String { words.long(figure) }

  package var hasValue: Bool { figure.value.number != nil }

  package var interval: String? { figure.interval.map(words.interval) }

  package var open: String? { figure.openShare.map(words.text) }

  /// Numerator and denominator: `109 of 298`.
  package var counts: String? {
    guard hasValue, let numerator = figure.numerator, let denominator = figure.denominator
    else { return nil }
    return words.counts(numerator, denominator)
  }

  private var sum: Benchmark? { measure.benchmark(in: measure.mainPeriod) }

  package var benchmark: String? { sum.map { words.long($0, measure, measure.mainPeriod) } }

  /// What the benchmark includes; `nil` if all bodies.
  package var benchmarkCoverage: String? { sum?.partialWords(measure, site.settings) }

  package var notes: [String] {
    figure.issues.map(\.words) + [measure.mainPeriodWords].compactMap(\.self)
  }

  private var comparison: BenchmarkComparison? {
    measure.benchmarkName == nil ? nil : figure.comparison
  }

  /// How the value compares with the benchmark, in a few words.
  package var verdict: Remark? {
    comparison.map { comparison in
      switch comparison.adjusted {
      case .inLine: Remark(kind: "in-line", words: "in line")
      case .higher: Remark(kind: "higher", words: "higher than expected")
      case .lower: Remark(kind: "lower", words: "lower than expected")
      }
    }
  }

  /// How the value compares with the benchmark, and by which limits, as a sentence.
  package var comparisonSentence: String? {
    guard let comparison else { return nil }
    let name = words.benchmarkWords(figure)
    let allowance = "allowing for normal differences between \(site.settings.bodies.plural)"
    func outside(_ direction: String, _ confidence: Confidence) -> String {
      "\(direction) than expected from \(name), even after \(allowance): "
        + "outside the \(confidence.words) limits."
    }
    return switch comparison.adjusted {
    case .inLine: "In line with \(name), \(allowance)."
    case .higher(let confidence): outside("Higher", confidence)
    case .lower(let confidence): outside("Lower", confidence)
    }
  }

  /// The direction since the period before the main one; `nil` if one of the two has no value.
  ///
  /// Nothing is said about a change over a break in the series.
  package var change: Remark? {
    guard hasValue, let changes else { return nil }
    let first = changes.first
    let before = measure.figure(of: body, in: first)
    guard before.value.number != nil else { return nil }
    if figure.marks.contains(.seriesBreak) {
      return Remark(kind: "unclear", words: "not comparable with \(first)")
    }
    let from = "from \(words.long(before)) in \(first)"
    switch changes.direction(body) {
    case .rose: return Remark(kind: "rose", words: "up \(from)")
    case .fell: return Remark(kind: "fell", words: "down \(from)")
    case .unclear: return Remark(kind: "unclear", words: "no clear change \(from)")
    case nil: return nil
    }
  }
}
