import Charts
import Markup
import Testing

/// A chart that the tests draw.
struct Sample: Sendable, CustomTestStringConvertible {
  var name: String
  var chart: any Chart
  /// Whether its drawings are recorded: one sample for each form, which shows all kinds of its marks.
  var isRecorded: Bool { recordedSamples.contains(name) }

  var testDescription: String { name }

  func draw(_ layout: ChartLayout) -> Markup {
    chart.drawing(
      layout: layout,
      idPrefix: "\(name)-\(layout.rawValue)",
      title: "Chart: \(name)",
      description: "The figures are in the table that follows."
    )
  }
}

let samples: [Sample] =
  comparisonSamples + trendSamples + funnelSamples + multiplesSamples + stackedSamples + mapSamples

private let recordedSamples: Set<String> = [
  "comparison-missing-kinds", "comparison-negative-change", "trend-interval", "funnel-one-named",
  "multiples-missing-kinds", "stacked-missing-kinds", "map-missing-kinds",
]

/// A sample of a recipe: `sample("trend-gaps", chart)`.
func sample(_ name: String, _ chart: some Chart) -> Sample { Sample(name: name, chart: chart) }

func comparison(_ name: String, _ chart: ComparisonChart) -> Sample {
  sample("comparison-\(name)", chart)
}

func trend(_ name: String, _ chart: TrendChart) -> Sample { sample("trend-\(name)", chart) }

func percent(_ rate: Double) -> String { fixedText(rate * 100, decimals: 1) + "%" }
