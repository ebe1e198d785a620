package import Content

extension ValueText {
  /// The share that is still open: `13.2%`, or the mark of a missing value.
  func open(_ share: Double?) -> String { share.map(text) ?? MissingCode.noData.mark }
}

extension Measure {
  /// The heading of the share that is still open; `nil` if the measure does not know it.
  package var openHeading: String? { settled == nil ? nil : "Still open" }
}

extension ChartData {
  /// How much of a period is still open, in the benchmark and at most; `nil` if it is not known.
  func openSentence(_ period: String) -> String? {
    let known = bodies.compactMap { body in
      figure(body, period).openShare.map { (body: body, share: $0) }
    }
    let most = known.max { ($0.share, $1.body.index) < ($1.share, $0.body.index) }
    guard let most, let whole = measure.denominatorWords else { return nil }
    let sum = benchmark(period)?.openShare.map { share in
      "\(words.text(share)) of \(whole) in \(measure.benchmarkName ?? ""); "
    }
    return "Still open in \(periodPhrase(period)): \(sum ?? "")at most "
      + "\(words.text(most.share)) (\(site[most.body].name))."
  }

  /// That two periods are compared of which not the same share is still open; `nil` if it is, or if
  /// it is not known.
  func maturitySentence(_ first: String, _ last: String) -> String? {
    guard let name = measure.benchmarkName, let before = benchmark(first)?.openShare,
      let after = benchmark(last)?.openShare, words.text(before) != words.text(after)
    else { return nil }
    return "The two periods are not equally complete: in \(name), "
      + "\(words.text(before)) of \(periodPhrase(first)) and "
      + "\(words.text(after)) of \(periodPhrase(last)) are still open."
  }
}
