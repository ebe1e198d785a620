package import Content
import Markup
import Statistics

extension MeasureUnit {
  /// The unit by itself: `%`, `days`, `£`.
  package var name: String {
    switch self {
    case .percent: "%"
    case .count: "count"
    case .sign(let sign): sign
    case .words, .per: words ?? ""
    }
  }

  /// The unit after a number; `nil` for one that is a sign or needs no word.
  package var words: String? {
    switch self {
    case .percent, .count, .sign: nil
    case .words(let words): words
    case .per(let per, let things):
      per == 1 ? "per \(things)" : "per \(groupedText(per)) \(things)"
    }
  }
}

extension Measure {
  /// The method of its intervals.
  package var intervalName: String {
    guard hasInterval else { return "none" }
    switch definition.chanceModel {
    case .binomial: return "Wilson score, 95%"
    case .poisson: return "Byar's, exact below \(leastEventsForByar) events, 95%"
    case nil: return "as published, 95%"
    }
  }

  /// The title with the words of the unit, for values without these: `Time to close (days)`.
  package var titleWithUnit: String { title + unitInBrackets }

  /// The short title, in the same way.
  package var shortTitleWithUnit: String { shortTitle + unitInBrackets }

  private var unitInBrackets: String { unit.words.map { " (\($0))" } ?? "" }
}
