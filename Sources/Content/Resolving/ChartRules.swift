package import Diagnostics

/// Rules about the content of a chart.
extension Rule {
  package static let chartRules = [chartMixed, chartBreak, chartPeriod, chartUnfit]

  package static let chartMixed = Rule(
    "chart-mixed",
    .error,
    advice: """
      Declare one chart for each; measures with different definitions, bases or scopes do not \
      belong on one axis.
      """,
    meaning: """
      The measures of one chart differ in definition, basis or scope. Side by side they invite \
      readers to compare what is not comparable.
      """,
    example: RuleExample(
      "content/pages/about.md",
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

  package static let chartBreak = Rule(
    "chart-break",
    .error,
    advice: "Declare the break in the chart, or show the periods on one side of it.",
    meaning: """
      The values are defined differently from some period on, and the chart crosses that break \
      without marking it, or marks a break that does not exist. Readers would mistake a change of \
      method for a change in the world, or the reverse.
      """,
    example: RuleExample(
      "content/pages/about.md",
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

  package static let chartPeriod = Rule(
    "chart-period",
    .error,
    advice: "Name a period for which the measure has data.",
    meaning: """
      The chart names a period for which the measure has no data. The chart would be empty, and \
      readers might take the gap for a zero.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "period: 2016/17",
      right: "period: 2015/16"
    )
  )

  package static let chartUnfit = Rule(
    "chart-unfit",
    .error,
    advice: "Choose a recipe that suits the measures; docs/content.md lists which do.",
    meaning: """
      The recipe does not suit what the chart should show, for instance several periods in a \
      recipe for a single one. The chart would be empty or misleading.
      """,
    example: RuleExample(
      "content/pages/about.md",
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
}
