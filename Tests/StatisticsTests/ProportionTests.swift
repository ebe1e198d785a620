import Statistics
import Testing

@Suite struct ProportionTests {
  @Test func theRateIsTheShare() throws {
    #expect(try #require(Proportion(1500, of: 20000)).rate == 0.075)
    #expect(try #require(Proportion(0, of: 7)).rate == 0)
    #expect(try #require(Proportion(7, of: 7)).rate == 1)
  }

  @Test(arguments: [(0, 0), (1, 0), (-1, 10), (11, 10), (0, -5), (-3, -2), (.min, .max)])
  func countsThatMakeNoProportionHaveNoValue(_ numerator: Int, _ denominator: Int) {
    #expect(Proportion(numerator, of: denominator) == nil)
  }

  @Test func theBenchmarkIsTheSumOverTheSumAndNotTheMeanOfRates() throws {
    let parts = [Proportion(1, of: 2), Proportion(10, of: 98)].compactMap(\.self)
    let pooled = try #require(benchmark(of: parts))
    #expect(pooled == Proportion(11, of: 100))
    #expect(pooled.rate == 0.11)
  }

  @Test func withoutPartsThereIsNoBenchmark() {
    #expect(benchmark(of: []) == nil)
  }

  @Test func aSumThatExceedsIntHasNoBenchmark() throws {
    let huge = try #require(Proportion(1, of: .max))
    #expect(benchmark(of: [huge]) == huge)
    #expect(benchmark(of: [huge, huge]) == nil)
  }

  @Test func theOrderOfPartsDoesNotMatter() {
    let parts = (1...43).compactMap { Proportion($0, of: $0 * 13) }
    #expect(parts.count == 43)
    #expect(benchmark(of: parts) == benchmark(of: parts.reversed()))
  }
}
