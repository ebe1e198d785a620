/// Rules about what is made from tables: withheld counts, measures, charts.
extension RuleExplanation {
  static let suppressionUnfit = RuleExplanation(
    meaning: """
      The dataset says how small counts are withheld, and what it says does not fit its columns \
      or contradicts itself. Counts that could identify a person might be left unprotected.
      """,
    example: RuleExample(
      "content/data/cases/dataset.yml",
      wrong: """
          columns: [year, decidd]
          below: 5
          round_to: 25
        """,
      right: """
          columns: [decided]
          below: 5
          round_to: 5
        """
    )
  )

  static let suppressionUnsafe = RuleExplanation(
    meaning: """
      A count that is withheld can be worked out from the counts and sums that readers know. \
      The people whom it stands for would be as exposed as if it had been printed.
      """,
    example: RuleExample(
      "content/data/cases/dataset.yml",
      wrong: """
          columns: [decided]
          below: 5
          totals: [bodies]
        """,
      right: """
          columns: [decided]
          below: 5
          # The sum over all councils is no longer published anywhere.
        """
    )
  )

  static let measureUnfit = RuleExplanation(
    meaning: """
      The definition of the measure does not fit the columns or periods that it is made from. \
      Its figures could not be worked out, or would not mean what the page says they mean.
      """,
    example: RuleExample(
      "content/measures/rate.yml",
      wrong: "main_period: 2019/20",
      right: "main_period: 2015/16"
    )
  )

  static let chartMixed = RuleExplanation(
    meaning: """
      The measures of one chart differ in definition, basis or scope. Side by side they invite \
      readers to compare what is not alike.
      """,
    example: RuleExample(
      page,
      wrong: """
        ```chart
        id: both
        recipe: trend
        measures: [rate, closed]
        ```
        """,
      right: """
        ```chart
        id: rate
        recipe: trend
        measure: rate
        ```

        ```chart
        id: closed
        recipe: trend
        measure: closed
        ```
        """
    )
  )

  static let chartBreak = RuleExplanation(
    meaning: """
      The figures are made in another way from some period on, and the chart runs across it \
      without a mark, or marks a break that is not there. Readers would take a change of method \
      for a change in the world, or the other way round.
      """,
    example: RuleExample(
      page,
      wrong: """
        id: rates
        recipe: trend
        measure: rate
        """,
      right: """
        id: rates
        recipe: trend
        measure: rate
        breaks: [2015/16]
        """
    )
  )

  static let chartPie = RuleExplanation(
    meaning: """
      The chart asks for a pie, a form that the program does not draw. Readers would have to \
      guess at differences that they can see at once on a line with a scale.
      """,
    example: RuleExample(
      page,
      wrong: """
        id: shares
        recipe: pie
        measure: rate
        """,
      right: """
        id: shares
        recipe: dots
        measure: rate
        """
    )
  )

  static let chartSecondAxis = RuleExplanation(
    meaning: """
      The chart asks for two scales in one frame. Readers would see lines cross or run together \
      for no other reason than the choice of the scales.
      """,
    example: RuleExample(
      page,
      wrong: """
        recipe: trend
        measure: rate
        second_axis: cases.recorded
        """,
      right: """
        recipe: trend
        measure: rate
        """
    )
  )

  static let chartPeriod = RuleExplanation(
    meaning: """
      The chart names a period for which the measure has no data. There would be nothing to \
      draw, and readers might take the gap for a zero.
      """,
    example: RuleExample(
      page,
      wrong: "period: 2016/17",
      right: "period: 2015/16"
    )
  )

  static let chartUnfit = RuleExplanation(
    meaning: """
      The form of the chart does not suit what it is to show, such as several periods in a form \
      that has room for one. What came out would be empty or would mislead.
      """,
    example: RuleExample(
      page,
      wrong: """
        recipe: stacked
        measure: rate
        periods: {from: 2014/15}
        """,
      right: """
        recipe: stacked
        measure: rate
        period: 2014/15
        """
    )
  )

  /// The page of the fixtures on which charts stand.
  private static let page = "content/pages/about.md"
}
