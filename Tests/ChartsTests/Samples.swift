import Charts
import Markup
import Testing

/// The charts that the tests draw, by the name of their golden files.
struct Sample: Sendable, CustomTestStringConvertible {
  var name: String
  var draw: @Sendable (ChartLayout) -> Markup

  var testDescription: String { name }
}

let samples: [Sample] =
  comparisonSamples + trendSamples + funnelSamples + multiplesSamples + stackedSamples + mapSamples

/// A sample of a recipe: `sample("trend-gaps", chart)`.
func sample(_ name: String, _ chart: some Chart) -> Sample {
  Sample(name: name) { layout in
    chart.drawing(
      layout: layout,
      idPrefix: "\(name)-\(layout.rawValue)",
      title: "Chart: \(name)",
      description: "The figures are in the table that follows."
    )
  }
}

func comparison(_ name: String, _ chart: ComparisonChart) -> Sample {
  sample("comparison-\(name)", chart)
}

func trend(_ name: String, _ chart: TrendChart) -> Sample { sample("trend-\(name)", chart) }

func percent(_ rate: Double) -> String { fixedText(rate * 100, decimals: 1) + "%" }
