package import Content
import Markup
import Statistics

/// Formats the values of a measure, in the same way for texts, tables, charts and files.
package struct ValueText: Sendable {
  let decimals: Int
  let minimumDenominator: Int

  package init(_ measure: Measure, _ settings: SiteSettings) {
    decimals = measure.decimals
    minimumDenominator = settings.minimumDenominator
  }

  /// A share as a percentage: `7.3%`; `under 0.1%` for one that rounds to zero and is not.
  package func percent(_ rate: Double) -> String {
    RoundedPercent(rate, decimals: decimals).text
  }

  /// A share as a percentage for programs, without the per cent sign: one that would round to 0 or
  /// to 100, and is neither, has as many decimals as it takes to see that.
  package func number(_ rate: Double) -> String {
    for decimals in decimals..<15 {
      if case .rounded(let text) = RoundedPercent(rate, decimals: decimals) { return text }
    }
    return fixedText(rate * 100, decimals: decimals)
  }

  /// An interval: `7.1% to 7.5%`.
  package func interval(_ interval: ClosedRange<Double>) -> String {
    "\(percent(interval.lowerBound)) to \(percent(interval.upperBound))"
  }

  /// A difference in percentage points, with a plus or minus sign: `+1.2`, `−0.4`.
  package func points(_ difference: Double) -> String {
    let text = fixedText(difference.magnitude * 100, decimals: decimals)
    guard text.contains(where: { $0 != "0" && $0 != "." }) else { return text }
    return (difference < 0 ? "−" : "+") + text
  }

  /// The benchmark of a period in a table; a sum over no value is not applicable.
  package func benchmark(
    _ benchmark: Content.Benchmark?,
    _ measure: Measure,
    _ period: String
  ) -> String {
    guard let benchmark else { return MissingCode.notApplicable.mark }
    return percent(benchmark.rate) + benchmark.coverageMark
      + marksText(measure.marks(in: period))
  }

  /// The benchmark of a period in a sentence: `7.3% (provisional)`.
  package func long(
    _ benchmark: Content.Benchmark,
    _ measure: Measure,
    _ period: String
  ) -> String {
    let isProvisional = measure.marks(in: period).contains(.provisional)
    return percent(benchmark.rate) + (isProvisional ? " (provisional)" : "")
  }

  /// The value in a table: `7.3%`, `7.3% [p]`, `1,806`, `[x]`.
  package func short(_ figure: Figure) -> String {
    switch figure.value {
    case .rate, .ratio, .count: plain(figure.value) + marksText(figure.marks)
    default: missing(figure.value)?.mark ?? ""
    }
  }

  /// The value in a chart, which draws breaks: `7.3%`, `7.3% [p]`.
  func charted(_ figure: Figure) -> String {
    plain(figure.value) + marksText(figure.marks.filter { $0 != .seriesBreak })
  }

  /// The value without marks; empty if it is missing.
  private func plain(_ value: FigureValue) -> String {
    switch value {
    case .rate(let proportion, _): percent(proportion.rate)
    case .ratio(let ratio): percent(ratio)
    case .count(let count): groupedText(count)
    default: ""
    }
  }

  /// The value in a sentence: `7.3%`, `not shown: the data is incomplete`.
  package func long(_ figure: Figure) -> String {
    switch figure.value {
    case .rate, .ratio, .count:
      plain(figure.value) + (figure.isProvisional ? " (provisional)" : "")
    default: missing(figure.value)?.words ?? ""
    }
  }

  /// The mark and the text of a missing value; `nil` if it is not missing.
  package func missing(_ value: FigureValue) -> (mark: String, words: String)? {
    switch value {
    case .rate, .ratio, .count: nil
    case .missing(let code): (code.mark, code.words)
    case .incomplete: (MissingCode.noData.mark, "not shown: the data is incomplete")
    case .tooFew:
      (MissingCode.lowReliability.mark, "not shown: fewer than \(minimumDenominator) cases")
    case .notInData: (MissingCode.noData.mark, MissingCode.noData.words)
    }
  }

  private func marksText(_ marks: [ValueMark]) -> String { marks.map { " " + $0.mark }.joined() }
}

extension FigureValue {
  /// The value on the axis of a chart; `nil` if there is none.
  package var number: Double? {
    switch self {
    case .rate(let proportion, _): proportion.rate
    case .ratio(let ratio): ratio
    case .count(let count): Double(count)
    default: nil
    }
  }
}

extension MeasureDefinition {
  /// The definition in a few words, to go with a number.
  package var words: String {
    switch self {
    case .recordedCohort: "of those recorded in the period"
    case .closed: "of those closed in the period"
    case .assignedInPeriod: "given in the period, over those recorded in it"
    case .count: "number"
    }
  }
}

extension DataIssue {
  /// The note with its origin.
  package var words: String { "\(note) (\(statedBy.words))" }
}

extension IssueEffect {
  /// The effect as a sentence before the note; empty if the value is shown.
  package var words: String {
    switch self {
    case .incomplete: "Incomplete; not shown as a figure. "
    case .notSupplied, .notApplicable, .noData:
      missingCode.map { sentence($0.words) + " " } ?? ""
    case .caution: ""
    }
  }
}

extension IssueOrigin {
  /// The origin in words, to follow a note.
  package var words: String {
    switch self {
    case .source: "stated by the source"
    case .reading: "our reading of the figures"
    }
  }
}
