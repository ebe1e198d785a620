package import Content

extension Measure {
  /// Why pages do not show the newest final period first, as sentences; `nil` if they do.
  package var mainPeriodWords: String? {
    guard let reason = mainPeriodReason, let last = periods.last, last != mainPeriod else {
      return nil
    }
    return "There are newer figures, up to \(periodPhrase(last)). \(reason)"
  }
}

extension ChartData {
  /// The same for a chart of the main period alone.
  package var mainPeriodSentence: String? {
    periods == [measure.mainPeriod] ? measure.mainPeriodWords : nil
  }
}
