import Testing

@testable import Statistics

/// One row of a table of published reference values.
struct Reference: Sendable {
  var x: Double
  var n: Double
  var confidence: Confidence
  var lower: Double
  var upper: Double
  /// Half a unit of the last printed digit, but at least 1e-9.
  var tolerance = 1e-9
}

/// Values from PHEindicatormethods' tests and from Newcombe 1998, table I, calculated to more
/// digits.
private let references: [Reference] = [
  .init(x: 65, n: 100, confidence: .z95, lower: 0.55254443296888, upper: 0.73635751756902),
  .init(x: 65, n: 100, confidence: .z998, lower: 0.49549465740704, upper: 0.77835406140897),
  .init(x: 0.445, n: 1, confidence: .z95, lower: 0.04381744772059, upper: 0.93346212769792),
  .init(x: 0.445, n: 1, confidence: .z998, lower: 0.01934700613290, upper: 0.97022599470195),
  .init(x: 1, n: 100, confidence: .z95, lower: 0.00176743206414, upper: 0.05448619617871),
  .init(x: 1, n: 100, confidence: .z998, lower: 0.00087306569730, upper: 0.10455445283706),
  .init(x: 5, n: 100, confidence: .z95, lower: 0.02154367915437, upper: 0.11175046923192),
  .init(x: 5, n: 100, confidence: .z998, lower: 0.01386532072600, upper: 0.16458852282596),
  .init(x: 222, n: 3215, confidence: .z95, lower: 0.06079169036364, upper: 0.07833956698138),
  .init(x: 222, n: 3215, confidence: .z998, lower: 0.05647101964624, upper: 0.08418414185270),
  .init(
    x: 7_776_456,
    n: 7_564_336_677,
    confidence: .z95,
    lower: 0.0010273201001641,
    upper: 0.0010287644578977
  ),
  .init(
    x: 7_776_456,
    n: 7_564_336_677,
    confidence: .z998,
    lower: 0.0010269040118442,
    upper: 0.0010291812992698
  ),
  .init(x: 2, n: 200, confidence: .z95, lower: 0.00274665813354, upper: 0.03572176171618),
  .init(x: 130, n: 200, confidence: .z95, lower: 0.58163464336040, upper: 0.71271175872642),
  .init(
    x: 81,
    n: 263,
    confidence: .z95,
    lower: 0.2552885,
    upper: 0.3662096,
    tolerance: 5.1e-8
  ),
  .init(x: 0, n: 20, confidence: .z95, lower: 0, upper: 0.1611252, tolerance: 5.1e-8),
  .init(x: 0, n: 20, confidence: .z998, lower: 0, upper: 0.3231704, tolerance: 5.1e-8),
  .init(x: 1, n: 29, confidence: .z95, lower: 0.0061132, upper: 0.1717552, tolerance: 5.1e-8),
  .init(x: 0, n: 1, confidence: .z95, lower: 0, upper: 0.7934506856),
  .init(x: 0, n: 1, confidence: .z998, lower: 0, upper: 0.9052090985),
  .init(
    x: 1500,
    n: 20000,
    confidence: .z95,
    lower: 0.071431,
    upper: 0.078733,
    tolerance: 5.1e-7
  ),
  .init(
    x: 1500,
    n: 20000,
    confidence: .z998,
    lower: 0.069445,
    upper: 0.080960,
    tolerance: 5.1e-7
  ),
]

@Suite struct WilsonIntervalTests {
  @Test(arguments: references)
  func equalsThePublishedValue(_ reference: Reference) {
    let interval = wilsonInterval(x: reference.x, n: reference.n, z: reference.confidence.z)
    #expect((interval.lowerBound - reference.lower).magnitude <= reference.tolerance)
    #expect((interval.upperBound - reference.upper).magnitude <= reference.tolerance)
  }

  @Test func aProportionGoesThroughTheSameFormula() throws {
    let proportion = try #require(Proportion(222, of: 3215))
    let interval = wilsonInterval(proportion, confidence: .z95)
    #expect(interval == wilsonInterval(x: 222, n: 3215, z: Confidence.z95.z))
  }

  @Test(arguments: [1, 2, 3, 7, 10, 29, 100, 999, 20000, 1_034_617, Int(1) << 53])
  func theEndsAreExactWhereNothingOrEverythingWasCounted(_ n: Int) throws {
    for confidence in Confidence.allCases {
      let none = try #require(Proportion(0, of: n))
      let all = try #require(Proportion(n, of: n))
      #expect(wilsonInterval(none, confidence: confidence).lowerBound == 0)
      #expect(wilsonInterval(none, confidence: confidence).upperBound > 0)
      #expect(wilsonInterval(all, confidence: confidence).upperBound == 1)
      #expect(wilsonInterval(all, confidence: confidence).lowerBound < 1)
    }
  }

  @Test(arguments: 1...60)
  func theRateLiesInsideAndTheWiderConfidenceHoldsTheNarrower(_ n: Int) throws {
    for x in 0...n {
      let proportion = try #require(Proportion(x, of: n))
      let narrow = wilsonInterval(proportion, confidence: .z95)
      let wide = wilsonInterval(proportion, confidence: .z998)
      #expect(narrow.contains(proportion.rate))
      #expect((0.0...1.0).contains(wide.lowerBound) && (0.0...1.0).contains(wide.upperBound))
      #expect(wide.lowerBound <= narrow.lowerBound && narrow.upperBound <= wide.upperBound)
    }
  }

  @Test(arguments: [(3, 40), (0, 12), (20, 20), (6, 13)])
  func countingTheOppositeMirrorsTheInterval(_ x: Int, _ n: Int) throws {
    let interval = wilsonInterval(try #require(Proportion(x, of: n)), confidence: .z95)
    let mirror = wilsonInterval(try #require(Proportion(n - x, of: n)), confidence: .z95)
    #expect((interval.lowerBound - (1 - mirror.upperBound)).magnitude < 1e-12)
    #expect((interval.upperBound - (1 - mirror.lowerBound)).magnitude < 1e-12)
  }
}
