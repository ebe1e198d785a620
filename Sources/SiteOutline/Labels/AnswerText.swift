package import Content

extension Labels {
  /// How many recommendations of a report a response answers, and which: `answers 5 of 14`.
  package func answers(
    _ response: Response,
    to report: Reference<Report>,
    _ site: Site
  ) -> String {
    let all = site[report].recommendations.count
    let known = (response.answers.value ?? []).map { site[$0].number }
    guard let count = response.count ?? response.answers.value?.count else {
      return self(.answersNotEstablished)
    }
    let numbers = listed(known.sorted().map(String.init))
    let phrase: Phrase =
      if known.isEmpty { .answers } else if count == known.count { .answersKnown } else {
        .answersPartlyKnown
      }
    return self(phrase, ["count": String(count), "all": String(all), "numbers": numbers])
  }
}
