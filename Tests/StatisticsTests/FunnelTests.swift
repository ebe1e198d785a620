import TestSupport
import Testing

@testable import Statistics

/// Compares with Public Health England's method, using the values of their own tests.
@Suite struct FunnelTests {
  struct Row: Sendable {
    var theta: Double
    var n: Double
    /// 99.8% low, 95% low, 95% high, 99.8% high.
    var limits: [Double]
    var tolerance = 5.1e-7
  }

  /// The benchmark in the tests of PHEindicatormethods.
  static let england = 10_325_813.8504 / 12_804_440

  static let normal: [Row] = [
    Row(theta: england, n: 1, limits: [0, 0.03204264, 1, 1]),
    Row(theta: england, n: 10, limits: [0.42032590, 0.56154344, 1, 1]),
    Row(theta: england, n: 30, limits: [0.58351036, 0.66504234, 0.94780661, 1]),
    Row(theta: england, n: 1886, limits: [0.77831017, 0.78859312, 0.82425583, 0.83453878]),
    Row(theta: england, n: 110_000, limits: [0.80274317, 0.80408963, 0.80875883, 0.81010578]),
    Row(theta: 0.2, n: 100, limits: [0.076391, 0.121601, 0.278399, 0.323609]),
    Row(theta: 0.058, n: 100, limits: [0, 0.012187, 0.103813, 0.130232]),
    Row(theta: 0.058, n: 1000, limits: [0.035158, 0.043513, 0.072487, 0.080842]),
    Row(theta: 0.073, n: 20_000, limits: [0.067316, 0.069395, 0.076605, 0.078684]),
  ]

  static let arcsine: [Row] = [
    Row(theta: 0.2, n: 100, limits: [0.092559, 0.127846, 0.283641, 0.335862]),
    Row(theta: 0.058, n: 100, limits: [0.007849, 0.020942, 0.111983, 0.150025]),
    Row(theta: 0.058, n: 1000, limits: [0.037303, 0.044371, 0.073327, 0.082914]),
  ]

  private func expect(_ row: Row, _ limits: (Confidence) -> ClosedRange<Double>) {
    let outer = limits(.z998)
    let inner = limits(.z95)
    let found = [outer.lowerBound, inner.lowerBound, inner.upperBound, outer.upperBound]
    for (value, wanted) in zip(found, row.limits) {
      #expect(abs(value - wanted) <= row.tolerance, "\(row.theta), \(row.n): \(value)")
    }
  }

  @Test(arguments: normal) func limitsOfNormalDistribution(_ row: Row) {
    expect(row) { normalLimits(around: row.theta, denominator: row.n, confidence: $0) }
  }

  @Test(arguments: arcsine) func limitsWithoutOverDispersion(_ row: Row) {
    let none = OverDispersion([], around: row.theta)
    #expect(none.tauSquared == 0)
    expect(row) { none.stabilisedLimits(denominator: row.n, confidence: $0) }
  }

  @Test(arguments: [0.0, 1.0]) func aCertainBenchmarkHasNoWidth(theta: Double) {
    #expect(funnelLimits(around: theta, denominator: 9, confidence: .z95) == theta...theta)
  }

  /// The flags in the tests of PHEindicatormethods: a high and a low area, both at 99.8%.
  @Test func flagsOfReference() {
    let high = Proportion(35_078, of: 41_980)
    let low = Proportion(24_804, of: 31_824)
    #expect(high.map { Comparison($0, against: Self.england) } == .higher(.z998))
    #expect(low.map { Comparison($0, against: Self.england) } == .lower(.z998))
    #expect(Proportion(806, of: 1000).map { Comparison($0, against: Self.england) } == .inLine)
  }

  /// θ is inside the Wilson interval exactly if the rate is inside the normal limits.
  @Test func funnelAndScoreIntervalNeverDisagree() throws {
    var random = SeededGenerator(seed: 20_240_822)
    var checked = 0
    while checked < 100_000 {
      let n = Int.random(in: 1...100_000, using: &random)
      let x = Int.random(in: 0...n, using: &random)
      // Near the rate, where the two might differ; uniform benchmarks would nearly all be far away.
      let spread = 8 * (0.25 / Double(n)).squareRoot()
      let theta = min(
        max(Double(x) / Double(n) + Double.random(in: -0.5...0.5, using: &random) * spread, 0.0005),
        0.9995
      )
      let part = try #require(Proportion(x, of: n))
      for confidence in Confidence.allCases {
        let funnel = normalLimits(around: theta, denominator: Double(n), confidence: confidence)
        let interval = wilsonInterval(part, confidence: confidence)
        let ends = [interval.lowerBound, interval.upperBound]
        // Exactly on the limit, the result depends on the last bit.
        guard ends.allSatisfy({ abs($0 - theta) > 1e-12 }) else { continue }
        #expect(interval.contains(theta) == funnel.contains(part.rate), "\(x)/\(n), \(theta)")
      }
      checked += 1
    }
  }

  @Test func aboutTwoOfFortyThreeLieOutsideByChance() {
    #expect(abs(expectedOutside(43, confidence: .z95) - 2.15) < 1e-9)
    #expect(abs(expectedOutside(43, confidence: .z998) - 0.086) < 1e-9)
  }
}
