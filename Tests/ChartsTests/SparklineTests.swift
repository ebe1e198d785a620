import Charts
import Markup
import TestSupport
import Testing

/// The drawings of sparklines, and what is hidden from screen readers.
@Suite struct SparklineTests {
  static let samples: [(name: String, chart: Sparkline)] = [
    ("rising", Sparkline(values: [0.061, 0.064, 0.071, 0.075])),
    ("gap-and-break", Sparkline(values: [0.2, 0.18, nil, 0.1, 0.12, 0.11], breaks: [4])),
    ("one-value", Sparkline(values: [nil, 0.1, nil])),
    ("zero", Sparkline(values: [0, 0, 0])),
    ("common-scale", Sparkline(values: [0.01, 0.02], maximum: 0.1)),
  ]

  @Test(arguments: samples)
  func drawingsAreAsBefore(name: String, chart: Sparkline) throws {
    let text = chart.markup.printed(as: .xml).text
    #expect(text.contains("aria-hidden=\"true\"") && !text.contains("<text"))
    try expectGolden(text + "\n", "sparkline-\(name).svg")
  }

  @Test func oneValueIsADotAndNoneIsNothing() {
    let alone = Sparkline(values: [nil, 0.1, nil]).markup.printed().text
    #expect(alone.contains("class=\"dot") && !alone.contains("class=\"line"))
    #expect(Sparkline(values: [nil, .nan]).markup == .empty)
    #expect(Sparkline(values: []).markup == .empty)
  }
}
