import Markup
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0.0, 1, "0.0"), (-0.0, 1, "0.0"), (-0.04, 1, "0.0"), (-0.05, 1, "-0.1"), (0.05, 1, "0.1"),
    (7.3456, 1, "7.3"), (7.35, 1, "7.4"), (1.005, 2, "1.01"), (2.5, 0, "3"), (-2.5, 0, "-3"),
    (0.5, 0, "1"), (0.49, 0, "0"), (99.95, 1, "100.0"), (0.007, 2, "0.01"), (12.0, 3, "12.000"),
    (1_034_617.0, 0, "1034617"), (-1.25, 1, "-1.3"), (1e-9, 2, "0.00"),
  ])
  func fixedTextRoundsHalfAwayFromZero(_ value: Double, _ decimals: Int, _ expected: String) {
    #expect(fixedText(value, decimals: decimals) == expected)
  }

  @Test(arguments: [
    (0.0, 1, "0.0%"), (0.0004, 1, "under 0.1%"), (0.0004, 2, "0.04%"), (0.004, 0, "under 1%"),
    (0.0005, 1, "0.1%"), (0.285, 0, "29%"), (0.9996, 1, "over 99.9%"), (0.996, 0, "over 99%"),
    (1.0, 1, "100.0%"), (1.0004, 1, "100.0%"), (1.5, 0, "150%"),
  ])
  func onlyZeroAndTheWholeArePrintedAsThem(_ share: Double, _ decimals: Int, _ text: String) {
    #expect(RoundedPercent(share, decimals: decimals).text == text)
  }

  @Test(arguments: [
    (0.0, 1, "0.0"), (-0.0, 1, "0.0"), (0.04, 1, "under 0.1"), (-0.04, 1, "over -0.1"),
    (-0.05, 1, "-0.1"), (-0.4, 0, "over -1"), (7.35, 1, "7.4"), (.nan, 1, "–"),
  ])
  func onlyZeroIsPrintedAsZero(_ value: Double, _ decimals: Int, _ expected: String) {
    #expect(roundedText(value, decimals: decimals) == expected)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300])
  func whatIsNoFigurePrintsAsADash(_ value: Double) {
    #expect(fixedText(value, decimals: 1) == "–")
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (-0.001, "0"), (100.0, "100"), (100.5, "100.5"), (0.25, "0.25"),
    (1.0 / 3, "0.33"), (-12.34, "-12.34"), (200.10, "200.1"), (10.0, "10"),
  ])
  func aCoordinateHasAtMostTwoDecimalsAndNoZerosAtTheEnd(_ value: Double, _ expected: String) {
    #expect(coordinateText(value) == expected)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (1_034_617, "1,034,617"), (-1234, "-1,234"),
    (-999, "-999"), (100_000, "100,000"), (Int.max, "9,223,372,036,854,775,807"),
    (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func thousandsAreGroupedWithCommas(_ value: Int, _ expected: String) {
    #expect(groupedText(value) == expected)
  }

  @Test(arguments: [
    (0.0, 1, "0.0"), (-0.01, 1, "0.0"), (1234.56, 1, "1,234.6"), (-1_234_567.0, 0, "−1,234,567"),
    (12.5, 2, "12.50"), (.infinity, 1, "–"),
  ])
  func fractionsAreGroupedToo(_ value: Double, _ decimals: Int, _ expected: String) {
    #expect(groupedText(value, decimals: decimals) == expected)
  }
}
