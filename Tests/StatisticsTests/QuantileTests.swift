import Statistics
import Testing

/// Quantiles as spreadsheets and R (type 7) work them out.
struct QuantileTests {
  @Test(arguments: [
    ([1, 2, 3, 4], 0.25, 1.75), ([1, 2, 3, 4], 0.5, 2.5), ([1, 2, 3, 4], 1, 4),
    ([2, 8, 9], 0.5, 8), ([5], 0.75, 5),
  ])
  func quantileLiesBetweenTheNearestValues(values: [Double], share: Double, quantile: Double) {
    #expect(values.quantile(share) == quantile)
  }

  @Test func noValuesHaveNoQuantile() { #expect([Double]().quantile(0.5) == nil) }
}
