import TestSupport
import Testing

@testable import Statistics

/// Compares with values from scipy 1.17 (`binom`, `poisson`), interpolated as documented.
@Suite struct ExactLimitsTests {
  struct Row: Sendable {
    var model = ChanceModel.binomial
    var theta: Double
    var n: Double
    var outer: ClosedRange<Double>
    var inner: ClosedRange<Double>
  }

  static let rows: [Row] = [
    Row(
      theta: 0.2,
      n: 100,
      outer: 0.08097825256459945...0.3367658515166425,
      inner: 0.1197422327150688...0.28647608503359195
    ),
    Row(
      theta: 0.058,
      n: 100,
      outer: 0...0.14725795974254274,
      inner: 0.011427939049892278...0.11316847542601768
    ),
    Row(
      theta: 0.058,
      n: 1000,
      outer: 0.03599274492703565...0.08258524730816387,
      inner: 0.04341817768102779...0.0734169086109791
    ),
    Row(
      theta: 0.97,
      n: 40,
      outer: 0.8458738173810664...1,
      inner: 0.8935324927691438...1
    ),
    Row(
      theta: 0.5,
      n: 7,
      outer: 0...1,
      inner: 0.04489795918367345...0.9551020408163265
    ),
    Row(
      theta: 0.073,
      n: 1300,
      outer: 0.05127067155987998...0.09660608296702931,
      inner: 0.058777664770243904...0.08783641124457248
    ),
    Row(
      model: .poisson,
      theta: 0.01,
      n: 1500,
      outer: 0.0027160380441781326...0.019224742826585265,
      inner: 0.004906593251243899...0.0157221102936928
    ),
    Row(
      model: .poisson,
      theta: 0.0002,
      n: 3000,
      outer: 0...0.0015985605919826215,
      inner: 0...0.0009936404266310116
    ),
    Row(
      model: .poisson,
      theta: 0.02,
      n: 4000,
      outer: 0.013325887603164105...0.027388239835234585,
      inner: 0.015608289949848506...0.024628263963371044
    ),
  ]

  @Test(arguments: rows) func limitsOfReference(_ row: Row) {
    for (confidence, wanted) in [(Confidence.z998, row.outer), (.z95, row.inner)] {
      let found = funnelLimits(
        around: row.theta,
        denominator: row.n,
        confidence: confidence,
        model: row.model
      )
      #expect(abs(found.lowerBound - wanted.lowerBound) <= 1e-9, "\(row.theta), \(row.n)")
      #expect(abs(found.upperBound - wanted.upperBound) <= 1e-9, "\(row.theta), \(row.n)")
    }
  }

  /// A count is outside exactly if it and more extreme ones are less probable than the tail, which
  /// is the definition of the Clopper–Pearson interval.
  @Test func countsOutsideHaveASmallTail() {
    var random = SeededGenerator(seed: 1934)
    for _ in 0..<300 {
      let n = Int.random(in: 1...80, using: &random)
      let theta = Double.random(in: 0.001...0.999, using: &random)
      var probabilities: [Double] = []
      for count in 0...n { probabilities.append(probability(of: count, n, theta)) }
      for confidence in Confidence.allCases {
        let limits = funnelLimits(around: theta, denominator: Double(n), confidence: confidence)
        for count in 0...n {
          let below = probabilities[...count].reduce(0, +)
          let above = probabilities[count...].reduce(0, +)
          // Exactly on the tail, the result depends on the last bit.
          guard abs(below - confidence.tail) > 1e-9, abs(above - confidence.tail) > 1e-9 else {
            continue
          }
          let rate = Double(count) / Double(n)
          #expect((rate < limits.lowerBound - 1e-12) == (below < confidence.tail))
          #expect((rate > limits.upperBound + 1e-12) == (above < confidence.tail))
        }
      }
    }
  }

  private func probability(of count: Int, _ n: Int, _ theta: Double) -> Double {
    var result = 1.0
    for step in 0..<n { result *= step < count ? theta : 1 - theta }
    for step in 0..<count { result *= Double(n - step) / Double(step + 1) }
    return result
  }

  @Test func limitsAreNormalFromAHundredExpectedOn() {
    let exact = funnelLimits(around: 0.1, denominator: 999, confidence: .z998)
    #expect(
      exact
        == exactLimits(around: 0.1, denominator: 999, confidence: .z998, model: .binomial)
    )
    #expect(
      funnelLimits(around: 0.1, denominator: 1000, confidence: .z998)
        == normalLimits(around: 0.1, denominator: 1000, confidence: .z998)
    )
  }

  @Test func curvesHaveNoStepBetweenTwoSizes() {
    let sizes = stride(from: 10.0, through: 60, by: 0.01)
    let limits = sizes.map { size in
      funnelLimits(around: 0.2, denominator: size, confidence: .z95).upperBound
    }
    #expect(zip(limits, limits.dropFirst()).allSatisfy { abs($0 - $1) < 0.002 })
  }

  @Test func adjustedLimitsAreNeverInsideTheExactOnes() {
    let none = OverDispersion([], around: 0.058)
    for confidence in Confidence.allCases {
      let exact = funnelLimits(around: 0.058, denominator: 100, confidence: confidence)
      let found = none.limits(denominator: 100, confidence: confidence)
      #expect(found.lowerBound <= exact.lowerBound && found.upperBound >= exact.upperBound)
    }
  }

  @Test(arguments: [0, 1, 12.5, 100, 650] as [Double]) func powersOfE(x: Double) throws {
    let wanted = [
      0: 1, 1: 0.36787944117144233, 12.5: 3.726653172078671e-06, 100: 3.720075976020836e-44,
      650: 5.111951948651156e-283,
    ]
    let value = try #require(wanted[x])
    #expect(abs(exponential(ofMinus: x) / value - 1) < 1e-12)
  }
}
