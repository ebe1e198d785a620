import Testing

@testable import Statistics

/// Intervals and limits of events; reference values from scipy 1.17 (`chi2`) and from Byar's
/// formula, that of 65 events also from PHEindicatormethods.
@Suite struct EventTests {
  struct Row: Sendable {
    var events: Int
    var inner: ClosedRange<Double>
    var outer: ClosedRange<Double>
  }

  static let rows: [Row] = [
    Row(events: 0, inner: 0...3.6888794541139363, outer: 0...6.907755278982137),
    Row(
      events: 1,
      inner: 0.025317807984289876...5.571643390938898,
      outer: 0.001000500333583534...9.233413476451586
    ),
    Row(
      events: 3,
      inner: 0.6186721228956014...8.767273069742325,
      outer: 0.1905333775684032...13.062240779188071
    ),
    Row(
      events: 9,
      inner: 4.115373097378334...17.08480345141917,
      outer: 2.452424404363775...22.657373309062933
    ),
    Row(
      events: 10,
      inner: 4.787449913967564...18.391458605756473,
      outer: 2.916318374695686...24.19372492788055
    ),
    Row(
      events: 65,
      inner: 50.163187710459454...82.84913854593984,
      outer: 42.8802614714802...94.000290844318
    ),
    Row(
      events: 1000,
      inner: 938.9724987154902...1063.9525812714862,
      outer: 905.1149545959671...1101.632945122775
    ),
  ]

  @Test(arguments: rows) func intervalsOfReference(_ row: Row) {
    for (confidence, wanted) in [(Confidence.z95, row.inner), (.z998, row.outer)] {
      let found = eventInterval(row.events, confidence: confidence)
      #expect(abs(found.lowerBound - wanted.lowerBound) <= 1e-9)
      #expect(abs(found.upperBound - wanted.upperBound) <= 1e-9)
    }
  }

  /// Recalculated with numpy.
  @Test func overDispersionOfEventsIsOnTheScaleOfTheRoot() throws {
    let parts = zip([12, 30, 26, 50, 42, 7], [8200, 9800, 10000, 12500, 16200, 1510])
      .compactMap { CountedRate($0, over: $1) }
    let theta = try #require(benchmark(of: parts)).rate
    let found = OverDispersion(parts, around: theta, model: .poisson)
    #expect(abs(found.phi - 1.2991644245408407) < 1e-9)
    #expect(abs(found.tauSquared - 1.504131855241362e-05) < 1e-12)
    let limits = found.limits(denominator: 60000, confidence: .z95)
    #expect(abs(limits.lowerBound - 0.002022517601049124) < 1e-9)
    #expect(abs(limits.upperBound - 0.0038629014984201317) < 1e-9)
  }
}
