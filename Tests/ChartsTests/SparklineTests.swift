import Charts
import Markup
import TestSupport
import Testing

/// The drawings of sparklines, and what is hidden from screen readers.
@Suite struct SparklineTests {
  /// The heights of the line at each value, top down from 0 to 24.
  private func heights(_ chart: Sparkline) throws -> [Double] {
    let text = chart.markup.printed(as: .xml).text
    let line = try #require(text.firstMatch(of: /d="([^"]*)" class="line series-1"/)).1
    return line.split { "ML".contains($0) }.compactMap { Double($0.split(separator: " ")[1]) }
  }

  @Test func drawingIsAsBefore() throws {
    let chart = Sparkline(values: [0.2, 0.18, nil, 0.1, 0.12, 0.11], breaks: [4])
    let text = chart.markup.printed(as: .xml).text
    #expect(text.contains("aria-hidden=\"true\"") && !text.contains("<text"))
    try expectGolden(text + "\n", "sparkline-gap-and-break.svg")
  }

  @Test func theLineIsInProportionFromZeroToTheLargestValue() throws {
    let values = [0.061, 0.064, 0.071, 0.075]
    for (height, value) in zip(try heights(Sparkline(values: values)), values) {
      #expect(abs(height - (20 - 16 * value / 0.075)) < 0.01)
    }
    #expect(try heights(Sparkline(values: [0, 0, 0])) == [20, 20, 20])
  }

  @Test func aCommonScaleEndsAtItsMaximum() throws {
    #expect(try heights(Sparkline(values: [0.01, 0.02], maximum: 0.1)) == [18.4, 16.8])
  }

  @Test func oneValueIsADotAndNoneIsNothing() {
    let alone = Sparkline(values: [nil, 0.1, nil]).markup.printed().text
    #expect(alone.contains("class=\"dot") && !alone.contains("class=\"line"))
    #expect(alone.ranges(of: "<path ").count == 1)
    #expect(Sparkline(values: [nil, .nan]).markup == .empty)
    #expect(Sparkline(values: []).markup == .empty)
  }
}
