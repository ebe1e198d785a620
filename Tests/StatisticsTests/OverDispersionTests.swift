import Testing

@testable import Statistics

/// Compares with a worked example of FunnelPlotR, recalculated to full precision.
@Suite struct OverDispersionTests {
  private let parts = zip(
    [12, 30, 26, 50, 42, 71, 4, 29, 48, 36],
    [82, 98, 100, 125, 162, 151, 12, 100, 82, 99]
  ).compactMap { Proportion($0, of: $1) }

  private func theta() throws -> Double { try #require(benchmark(of: parts)).rate }

  @Test func scoresOfReference() throws {
    #expect(abs(try theta() - 0.34421364985163205) < 1e-12)
    #expect(abs(arcsine(try theta()) - 0.6269743278912883) < 1e-12)
  }

  @Test func withoutWinsorising() throws {
    let found = OverDispersion(parts, around: try theta(), winsorising: nil)
    #expect(abs(found.phi - 6.037390997982764) < 1e-9)
    #expect(abs(found.tauSquared - 0.014356457871159215) < 1e-12)
  }

  @Test func winsorisedAtTenPercent() throws {
    let found = OverDispersion(parts, around: try theta())
    #expect(abs(found.phi - 4.009052917020549) < 1e-9)
    #expect(abs(found.tauSquared - 0.008688259710023325) < 1e-12)
    let outer = found.limits(denominator: 100, confidence: .z998)
    let inner = found.limits(denominator: 100, confidence: .z95)
    #expect(abs(outer.lowerBound - 0.087392) < 5.1e-7)
    #expect(abs(inner.lowerBound - 0.166015) < 5.1e-7)
    #expect(abs(inner.upperBound - 0.548813) < 5.1e-7)
    #expect(abs(outer.upperBound - 0.665276) < 5.1e-7)
  }

  @Test func cutOffsOfReference() {
    let scores = [
      -4.245599, -0.805296, -1.838070, 1.291215, -2.360986, 3.160645, -0.079637, -1.165976,
      4.422830,
      0.404174,
    ]
    #expect(abs(quantile(scores, 0.1) - -2.549447) < 1e-6)
    #expect(abs(quantile(scores, 0.9) - 3.286864) < 1e-6)
  }

  @Test func partsThatDifferByChanceAloneHaveNoVarianceOfTheirOwn() throws {
    let equal = [100, 200, 300].compactMap { Proportion($0 / 10, of: $0) }
    #expect(OverDispersion(equal, around: 0.1).tauSquared == 0)
    #expect(OverDispersion([equal[0]], around: 0.5).tauSquared == 0)
  }
}
