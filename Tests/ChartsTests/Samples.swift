import Charts
import Markup
import Testing

/// The charts that the tests draw, by the name of their golden files.
struct Sample: Sendable, CustomTestStringConvertible {
  var name: String
  var draw: @Sendable (ChartLayout) -> Markup

  var testDescription: String { name }
}

let samples: [Sample] = comparisonSamples + trendSamples

func comparison(_ name: String, _ chart: ComparisonChart) -> Sample {
  Sample(name: "comparison-\(name)") { layout in
    chart.drawing(
      layout: layout,
      idPrefix: "comparison-\(name)-\(layout.rawValue)",
      title: "Dot plot: \(name)",
      description: "The figures are in the table that follows."
    )
  }
}

func trend(_ name: String, _ chart: TrendChart) -> Sample {
  Sample(name: "trend-\(name)") { layout in
    chart.drawing(
      layout: layout,
      idPrefix: "trend-\(name)-\(layout.rawValue)",
      title: "Line chart: \(name)",
      description: "The figures are in the table that follows."
    )
  }
}

func percent(_ rate: Double) -> String { fixedText(rate * 100, decimals: 1) + "%" }
