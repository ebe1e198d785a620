package import Content
import Markup

/// The phrases around a value in a text, in the language of its page.
package struct ValuePhrases: Sendable {
  /// A value below the smallest above zero that is printed: `under 0.1%`.
  var under: @Sendable (String) -> String
  /// A value above the largest that is printed below the whole, or below zero: `over 99.9%`.
  var over: @Sendable (String) -> String
  /// A value that will still change: `7.3% (provisional)`.
  var provisional: @Sendable (String) -> String
  /// A sum that leaves out bodies, with how many it includes, of how many: `17.4% (36 of 43)`.
  var partial: @Sendable (String, String, String) -> String

  package init(
    under: @escaping @Sendable (String) -> String,
    over: @escaping @Sendable (String) -> String,
    provisional: @escaping @Sendable (String) -> String,
    partial: @escaping @Sendable (String, String, String) -> String
  ) {
    self.under = under
    self.over = over
    self.provisional = provisional
    self.partial = partial
  }

  package static let english = ValuePhrases(
    under: { "under \($0)" },
    over: { "over \($0)" },
    provisional: { "\($0) (provisional)" },
    partial: { "\($0) (\($1) of \($2))" }
  )

  /// A share as a percentage: `7.3%`, `under 0.1%`.
  func percent(_ share: Double, decimals: Int) -> String {
    switch RoundedPercent(share, decimals: decimals) {
    case .rounded(let number): number + "%"
    case .under(let number): under(number + "%")
    case .over(let number): over(number + "%")
    }
  }
}

extension Site {
  /// The text of a statistic for which the author wrote none: `8.8%`, `8.8% (8.7% to 8.9%)`.
  package func text(of figure: BoundFigure, _ phrases: ValuePhrases = .english) -> String {
    guard let value = value(of: figure) else { return "" }
    let measure = self[figure.measure]
    let decimals = figure.decimals.map(Int.init) ?? measure.decimals
    let marks = measure.marks(in: measure.periods[figure.period])
    let sum = figure.body == nil ? measure.figures.benchmarks[figure.period] : nil
    func marked(_ text: String) -> String {
      var text = text
      if let sum, sum.isPartial {
        text = phrases.partial(text, groupedText(sum.bodyCount), groupedText(sum.bodyTotal))
      }
      return marks.contains(.provisional) ? phrases.provisional(text) : text
    }
    switch value {
    case .count(let count): return marked(groupedText(count))
    case .amount(let number, let interval), .rate(let number, let interval):
      var shown = measure
      shown.decimals = decimals
      let words = ValueText(shown, settings, phrases)
      guard figure.showsInterval, let interval else { return marked(words.text(number)) }
      return marked("\(words.text(number)) (\(words.interval(interval)))")
    }
  }
}
