import Testing

@testable import Statistics

@Suite struct PoissonTests {
  /// PHEindicatormethods, Byar's method.
  @Test func byarsOfReference() {
    let inner = byarsInterval(65, confidence: .z95)
    let outer = byarsInterval(65, confidence: .z998)
    #expect(abs(inner.lowerBound - 50.163187710459) < 1e-9)
    #expect(abs(inner.upperBound - 82.849138545940) < 1e-9)
    #expect(abs(outer.lowerBound - 42.880261471480) < 1e-9)
    #expect(abs(outer.upperBound - 94.000290844318) < 1e-9)
  }

  struct Limits: Sendable {
    var expected: Double
    var values: [Double]
  }

  /// FunnelPlotR, test of Poisson limits: 99.8% low, 95% low, 95% high, 99.8% high.
  static let funnels: [Limits] = [
    Limits(expected: 15, values: [0.3862650, 0.5596924, 1.649348, 2.082907]),
    Limits(expected: 20, values: [0.4479107, 0.6108260, 1.544419, 1.902094]),
    Limits(expected: 30, values: [0.5289724, 0.6746958, 1.427562, 1.702771]),
  ]

  @Test(arguments: funnels) func ratioFunnelOfReference(_ row: Limits) {
    let outer = ratioFunnelLimits(expected: row.expected, confidence: .z998)
    let inner = ratioFunnelLimits(expected: row.expected, confidence: .z95)
    let found = [outer.lowerBound, inner.lowerBound, inner.upperBound, outer.upperBound]
    for (value, wanted) in zip(found, row.values) {
      #expect(abs(value - wanted) <= (wanted < 1 ? 5.1e-8 : 5.1e-7), "\(row.expected): \(value)")
    }
  }

  /// Garwood's exact limits: for no event, −ln 0.025; for one, −ln 0.975.
  @Test func exactLimitsHaveClosedFormsForFewEvents() {
    let none = exactPoissonInterval(0, confidence: .z95)
    #expect(none.lowerBound == 0)
    #expect(abs(none.upperBound - 3.6888794541139363) < 1e-9)
    #expect(abs(exactPoissonInterval(1, confidence: .z95).lowerBound - 0.02531780798428988) < 1e-9)
  }

  @Test func theMethodChangesAtTen() {
    let nine = exactPoissonInterval(9, confidence: .z95)
    #expect(poissonInterval(9, confidence: .z95) == nine)
    #expect(poissonInterval(10, confidence: .z95) == byarsInterval(10, confidence: .z95))
  }

  /// The tail of the gamma distribution of shape 1 is the exponential.
  @Test(arguments: [0.1, 1, 1.9, 2.1, 5, 40]) func gammaOfShapeOneIsExponential(value: Double) {
    var exponential = 1.0
    var term = 1.0
    for index in 1...400 {
      term *= value / Double(index)
      exponential += term
    }
    #expect(abs(lowerGamma(shape: 1, value) - (1 - 1 / exponential)) < 1e-13)
  }
}
