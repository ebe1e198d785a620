package import Content
import Markup
import Statistics

/// Formats the values of a measure, in the same way for texts, tables, charts and files.
package struct ValueText: Sendable {
  let decimals: Int
  let unit: MeasureUnit
  let minimumDenominator: Int
  private let isShare: Bool
  private let benchmarkName: String?
  private let per: Double
  private let phrases: ValuePhrases

  package init(
    _ measure: Measure,
    _ settings: SiteSettings,
    _ phrases: ValuePhrases = .english
  ) {
    self.phrases = phrases
    decimals = measure.decimals
    unit = measure.unit
    isShare = measure.definition.isShare
    benchmarkName = measure.benchmarkName
    per = Double(measure.per)
    minimumDenominator = settings.minimumDenominator
  }

  /// A value with its unit: `7.3%`, `under 0.1%` or `over −0.1 days` for a value that rounds to zero
  /// and is not, `1,806`, `£3.20`, `14.5 days`, `4.2 per 1,000 people`.
  package func text(_ value: Double) -> String {
    cell(value) + (unit.words.map { " " + $0 } ?? "")
  }

  /// A value as in a table, whose header has the words of the unit: `7.3%`, `£3.20`, `14.5`.
  package func cell(_ value: Double) -> String {
    switch unit {
    case .percent: return phrases.percent(value, decimals: decimals)
    case .count: return groupedText(Int(value))
    case .sign, .words, .per:
      guard let limit = limitBesideZero(value, decimals: decimals) else { return amount(value) }
      return limit < 0 ? phrases.over(amount(limit)) : phrases.under(amount(limit))
    }
  }

  /// A number with the sign of its unit: `£3.20`, `14.5`.
  private func amount(_ value: Double) -> String {
    let text = groupedText(value, decimals: decimals)
    guard case .sign(let sign) = unit else { return text }
    if unit == .percentSign { return text + sign }
    return text.hasPrefix("−") ? "−" + sign + text.dropFirst() : sign + text
  }

  /// A value for programs, without its unit: one that would round to 0 or to 100 per cent, and is
  /// neither, has as many decimals as it takes to see that.
  package func number(_ value: Double) -> String {
    switch unit {
    case .percent:
      for decimals in decimals..<15 {
        if case .rounded(let text) = RoundedPercent(value, decimals: decimals) { return text }
      }
      return fixedText(value * 100, decimals: decimals)
    case .count: return String(Int(value))
    case .sign, .words, .per:
      let shown = (decimals..<15).first { limitBesideZero(value, decimals: $0) == nil }
      return fixedText(value, decimals: shown ?? decimals)
    }
  }

  /// An interval: `7.1% to 7.5%`.
  package func interval(_ interval: ClosedRange<Double>) -> String {
    "\(cell(interval.lowerBound)) to \(cell(interval.upperBound))"
  }

  /// A difference in percentage points, with a plus or minus sign: `+1.2`, `−0.4`.
  package func points(_ difference: Double) -> String {
    let text = fixedText(difference.magnitude * 100, decimals: decimals)
    guard text.contains(where: { $0 != "0" && $0 != "." }) else { return text }
    return (difference < 0 ? "−" : "+") + text
  }

  /// The two counts behind a value: `109 of 298`, or `109 over 25,140` if they are no part and whole.
  package func counts(_ numerator: Int, _ denominator: Int) -> String {
    groupedText(numerator) + (isShare ? " of " : " over ") + groupedText(denominator)
  }

  /// What a value is compared with: the benchmark, or the sum of the other bodies with its value.
  package func benchmarkWords(_ figure: Figure) -> String {
    let name = benchmarkName ?? ""
    guard let others = figure.comparison?.others else { return name }
    return "\(name) without it (\(text(others.rate * per)))"
  }

  /// Why a value is compared with the sum of the other bodies; `nil` if it is not.
  func othersNote(_ figure: Figure) -> FigureNote? {
    guard let others = figure.comparison?.others else { return nil }
    func sentence(_ words: String) -> String {
      "Compared with \(words), because it is over a tenth of that sum."
    }
    return FigureNote(
      text: sentence(benchmarkWords(figure)),
      shared: sentence("\(benchmarkName ?? "") without it"),
      detail: text(others.rate * per)
    )
  }

  /// The benchmark of a period in a table; a sum over no value is not applicable.
  package func benchmark(
    _ benchmark: Content.Benchmark?,
    _ measure: Measure,
    _ period: String
  ) -> String {
    guard let benchmark else { return MissingCode.notApplicable.mark }
    return cell(benchmark.rate) + benchmark.coverageMark + marksText(measure.marks(in: period))
  }

  /// The benchmark of a period in a sentence: `7.3% (provisional)`.
  package func long(
    _ benchmark: Content.Benchmark,
    _ measure: Measure,
    _ period: String
  ) -> String {
    let isProvisional = measure.marks(in: period).contains(.provisional)
    return text(benchmark.rate) + (isProvisional ? " (provisional)" : "")
  }

  /// The value in a table: `7.3%`, `7.3% [p]`, `1,806`, `[x]`.
  package func short(_ figure: Figure) -> String {
    switch figure.value {
    case .rate, .ratio, .amount, .count: plain(figure.value) + marksText(figure.marks)
    default: missing(figure.value)?.mark ?? ""
    }
  }

  /// The value in a chart, which draws breaks: `7.3%`, `7.3% [p]`.
  func charted(_ figure: Figure) -> String {
    plain(figure.value) + marksText(figure.marks.filter { $0 != .seriesBreak })
  }

  /// The value without marks; empty if it is missing.
  private func plain(_ value: FigureValue) -> String { value.number.map(cell) ?? "" }

  /// The value in a sentence: `7.3%`, `not shown: the data is incomplete`.
  package func long(_ figure: Figure) -> String {
    switch figure.value {
    case .rate, .ratio, .amount, .count:
      (figure.value.number.map(text) ?? "") + (figure.isProvisional ? " (provisional)" : "")
    default: missing(figure.value)?.words ?? ""
    }
  }

  /// The mark and the text of a missing value; `nil` if it is not missing.
  package func missing(_ value: FigureValue) -> (mark: String, words: String)? {
    switch value {
    case .rate, .ratio, .amount, .count: nil
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
    case .amount(let amount, _): amount
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
    case .assignedInPeriod: "given in the period, divided by those recorded in it"
    case .count: "number"
    case .rate: "events per so many people or things that they can happen to"
    case .mean: "the mean: a total, divided by the number that it belongs to"
    case .published: "as published by the source"
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
    case .reading: "our interpretation of the figures"
    }
  }
}
