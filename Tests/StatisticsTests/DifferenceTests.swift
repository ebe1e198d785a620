import Testing

@testable import Statistics

/// Compares with Newcombe 1998, table II, method 10: four decimals, as printed.
@Suite struct DifferenceTests {
  struct Row: Sendable {
    var first: (Int, Int)
    var second: (Int, Int)
    var lower: Double
    var upper: Double
  }

  static let rows: [Row] = [
    Row(first: (56, 70), second: (48, 80), lower: 0.0524, upper: 0.3339),
    Row(first: (9, 10), second: (3, 10), lower: 0.1705, upper: 0.8090),
    Row(first: (6, 7), second: (2, 7), lower: 0.0582, upper: 0.8062),
    Row(first: (0, 10), second: (0, 20), lower: -0.1611, upper: 0.2775),
    Row(first: (10, 10), second: (0, 20), lower: 0.6791, upper: 1),
  ]

  @Test(arguments: rows) func intervalsOfReference(_ row: Row) throws {
    let first = try #require(Proportion(row.first.0, of: row.first.1))
    let second = try #require(Proportion(row.second.0, of: row.second.1))
    let found = ProportionDifference(first, minus: second, confidence: .z95)
    #expect(found.value == first.rate - second.rate)
    #expect(abs(found.interval.lowerBound - row.lower) <= 5.1e-5)
    #expect(abs(found.interval.upperBound - row.upper) <= 5.1e-5)
  }

  @Test func theOrderTurnsTheSign() throws {
    let first = try #require(Proportion(56, of: 70))
    let second = try #require(Proportion(48, of: 80))
    let there = ProportionDifference(first, minus: second, confidence: .z998)
    let back = ProportionDifference(second, minus: first, confidence: .z998)
    #expect(there.value == -back.value)
    #expect(abs(there.interval.lowerBound + back.interval.upperBound) < 1e-15)
  }
}

/// Changes of several parts; recalculated with numpy from the documented formulas.
@Suite struct ChangeDispersionTests {
  private let changes: [(before: Proportion, after: Proportion)] = zip(
    [(120, 1000), (300, 2400), (80, 900), (45, 400), (610, 5000)],
    [(150, 1100), (290, 2500), (120, 950), (30, 420), (640, 5200)]
  ).compactMap { before, after in
    Proportion(before.0, of: before.1).flatMap { before in
      Proportion(after.0, of: after.1).map { (before, $0) }
    }
  }

  @Test func varianceOfReference() {
    let found = ChangeDispersion(changes)
    #expect(abs(found.phi - 1.6619534817613029) < 1e-9)
    #expect(abs(found.tauSquared - 0.00014015625365843343) < 1e-12)
  }

  @Test func varianceWidensTheInterval() throws {
    let found = ProportionDifference(
      changes[2].after,
      minus: changes[2].before,
      confidence: .z95,
      tauSquared: ChangeDispersion(changes).tauSquared
    )
    #expect(abs(found.value - 0.03742690058479532) < 1e-9)
    #expect(abs(found.interval.lowerBound - 0.0008316405789931258) < 1e-9)
    #expect(abs(found.interval.upperBound - 0.07398104071402259) < 1e-9)
  }

  @Test func changesThatAreAllAlikeAddNothing() {
    #expect(ChangeDispersion([changes[0], changes[0]]).tauSquared == 0)
    #expect(ChangeDispersion([changes[0]]).tauSquared == 0)
    #expect(ChangeDispersion([]).tauSquared == 0)
  }
}
