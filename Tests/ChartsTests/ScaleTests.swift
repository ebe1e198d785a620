import Testing

@testable import Charts

@Suite struct LinearScaleTests {
  let range = Extent(100, 300)

  @Test func endsOfTheDomainMapToEndsOfTheRange() {
    let scale = LinearScale(domain: Extent(0, 50), range: range)
    #expect(scale.position(of: 0) == 100)
    #expect(scale.position(of: 25) == 200)
    #expect(scale.position(of: 50) == 300)
  }

  @Test func emptyDomainMapsToTheMiddle() {
    let scale = LinearScale(domain: Extent(7, 7), range: range)
    #expect(scale.position(of: 7) == 200)
    #expect(scale.position(of: 8) == 200)
  }

  @Test func withoutValuesTheDomainIsZeroToOne() {
    let scale = LinearScale(fromZeroCovering: [], range: range)
    #expect(scale.domain == Extent(0, 1))
  }

  @Test func allZeroHasADomainAllTheSame() {
    let scale = LinearScale(fromZeroCovering: [0, 0], range: range)
    #expect(scale.domain == Extent(0, 1))
    #expect(scale.position(of: 0) == 100)
  }

  @Test func oneValueReachesFromZero() {
    let scale = LinearScale(fromZeroCovering: [0.073], range: range)
    #expect(scale.domain == Extent(0, 0.073))
    #expect(scale.position(of: 0.073) == 300)
  }

  @Test func negativeValuesExtendTheDomainBelowZero() {
    let scale = LinearScale(fromZeroCovering: [-3, -1], range: range)
    #expect(scale.domain == Extent(-3, 0))
    #expect(scale.position(of: -3) == 100)
  }

  @Test func notANumberAndInfinityAreIgnored() {
    let scale = LinearScale(fromZeroCovering: [.nan, 4, .infinity, -.infinity], range: range)
    #expect(scale.domain == Extent(0, 4))
    #expect(scale.position(of: .nan) == 200)
    #expect(scale.position(of: .infinity) == 200)
  }

  @Test func aReversedRangeTurnsTheAxisRound() {
    let scale = LinearScale(domain: Extent(0, 10), range: Extent(300, 100))
    #expect(scale.position(of: 0) == 300)
    #expect(scale.position(of: 10) == 100)
  }

  @Test func aReversedDomainStaysReversedWhenNice() throws {
    let scale = LinearScale(domain: Extent(9.3, 0.2), range: range)
    let step = try #require(TickStep(over: scale.domain, about: 5))
    #expect(scale.nice(every: step).domain == Extent(10, 0))
    #expect(scale.ticks(every: step) == [2, 4, 6, 8])
  }

  @Test func niceLeavesADomainThatEndsOnTicks() throws {
    let scale = LinearScale(domain: Extent(0, 0.3), range: range)
    let step = try #require(TickStep(over: scale.domain, about: 3))
    #expect(scale.nice(every: step).domain == Extent(0, 0.3))
    #expect(scale.ticks(every: step) == [0, 0.1, 0.2, 0.3])
  }
}

@Suite struct TickTests {
  static let domains: [Extent] = [
    Extent(0, 1), Extent(0, 0.1534), Extent(-7, 13), Extent(-30, -2), Extent(5, -5),
    Extent(0, 1e12), Extent(0, 1e-9), Extent(1e12, 1e12 + 7), Extent(0.1, 0.3), Extent(0, 43),
    Extent(-1e-9, 1e12), Extent(0, 99_999_999), Extent(1e-12, 3e-12),
  ]

  @Test(arguments: domains, 1...12)
  func ticksLieInTheDomainIncreaseAndAreBounded(_ domain: Extent, _ count: Int) throws {
    let step = try #require(TickStep(over: domain, about: count))
    let ticks = LinearScale(domain: domain, range: Extent(0, 1)).ticks(every: step)
    #expect(ticks.allSatisfy { $0 >= domain.lower && $0 <= domain.upper })
    #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0 < $1 })
    #expect(Double(ticks.count) <= 1.6 * Double(count) + 1)
    #expect(ticks.count >= count / 2)
  }

  @Test(arguments: domains, 2...12)
  func niceDomainHoldsTheOldOneAndEndsOnTicks(_ domain: Extent, _ count: Int) throws {
    let step = try #require(TickStep(over: domain, about: count))
    let nice = LinearScale(domain: domain, range: Extent(0, 1)).nice(every: step)
    let ticks = nice.ticks(every: step)
    #expect(nice.domain.lower <= domain.lower && nice.domain.upper >= domain.upper)
    #expect(ticks.first == nice.domain.lower && ticks.last == nice.domain.upper)
    #expect(nice.domain.length.magnitude < domain.length.magnitude + 2 * step.value(at: 1))
  }

  @Test(arguments: [Extent(3, 3), Extent(0, .nan), Extent(0, .infinity), Extent(-1e308, 1e308)])
  func aDomainThatCannotBeShownHasNoStep(_ domain: Extent) {
    #expect(TickStep(over: domain, about: 5) == nil)
  }

  @Test func ticksFarFromZeroThatWouldBeOneNumberAreLeftOut() throws {
    let scale = LinearScale(domain: Extent(1e18, 1e18 + 1000), range: Extent(0, 1))
    let step = try #require(TickStep(over: scale.domain, about: 500))
    #expect(scale.ticks(every: step).isEmpty)
    #expect(scale.nice(every: step) == scale)
  }

  @Test func ticksAreExactDecimals() throws {
    let step = try #require(TickStep(over: Extent(0, 1), about: 10))
    let ticks = LinearScale(domain: Extent(0, 1), range: Extent(0, 1)).ticks(every: step)
    #expect(ticks == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
  }
}

@Suite struct BandScaleTests {
  @Test func bandsDivideTheRangeEvenly() {
    let scale = BandScale(count: 4, range: Extent(10, 50))
    #expect((0..<4).map(scale.middle) == [15, 25, 35, 45])
    #expect(scale.step == 10)
  }

  @Test func oneBandStandsInTheMiddle() {
    #expect(BandScale(count: 1, range: Extent(10, 50)).middle(of: 0) == 30)
  }

  @Test func noBandMapsToTheMiddle() {
    #expect(BandScale(count: 0, range: Extent(10, 50)).middle(of: 0) == 30)
  }

  @Test func aReversedRangeRunsBackwards() {
    let scale = BandScale(count: 2, range: Extent(50, 10))
    #expect((0..<2).map(scale.middle) == [40, 20])
  }
}

@Suite struct TimeScaleTests {
  @Test func evenPeriodsStandWhereBandsWould() {
    let scale = TimeScale(times: [2014, 2015, 2016, 2017], range: Extent(10, 50))
    #expect((0..<4).map(scale.middle) == [15, 25, 35, 45])
    #expect(TimeScale(times: [nil, nil], range: Extent(50, 10)).middle(of: 1) == 20)
    #expect((1..<4).allSatisfy(scale.followsAtOnce))
  }

  @Test func aYearThatIsLeftOutLeavesItsRoom() {
    let scale = TimeScale(times: [2014, 2015, 2018], range: Extent(0, 50))
    #expect((0..<3).map(scale.middle) == [5, 15, 45])
    #expect(scale.followsAtOnce(1) && !scale.followsAtOnce(2))
    #expect(scale.step == 10)
  }

  @Test func noPeriodAndOneStandInTheMiddle() {
    #expect(TimeScale(times: [], range: Extent(10, 50)).middle(of: 0) == 30)
    #expect(TimeScale(times: [2014], range: Extent(10, 50)).middle(of: 0) == 30)
  }

  @Test func timesThatDoNotRiseAreEven() {
    let scale = TimeScale(times: [2015, 2014], range: Extent(0, 20))
    #expect((0..<2).map(scale.middle) == [5, 15])
  }
}

@Suite struct AxisFormatTests {
  private func texts(_ format: AxisFormat, to end: Double, about count: Int) -> [String] {
    let domain = Extent(0, end)
    guard let step = format.step(over: domain, about: count) else { return [] }
    return LinearScale(domain: domain, range: domain).ticks(every: step)
      .map { format.text($0, every: step) }
  }

  @Test func percentagesArePrintedWithTheDecimalsAskedFor() {
    #expect(texts(.percent(decimals: 0), to: 0.15, about: 3) == ["0%", "5%", "10%", "15%"])
    #expect(texts(.percent(decimals: 1), to: 0.2, about: 2) == ["0.0%", "10.0%", "20.0%"])
  }

  @Test func decimalsAreAddedWhereTicksWouldReadAlike() {
    #expect(texts(.percent(decimals: 0), to: 0.01, about: 2) == ["0.0%", "0.5%", "1.0%"])
  }

  @Test func numbersHaveTheDecimalsThatTellTicksApart() {
    #expect(texts(.number, to: 2, about: 4) == ["0.0", "0.5", "1.0", "1.5", "2.0"])
    #expect(texts(.number, to: 20_000, about: 2) == ["0", "10,000", "20,000"])
  }

  @Test func countsAreWholeAndNeverCloserThanOne() {
    #expect(texts(.count, to: 2, about: 8) == ["0", "1", "2"])
    #expect(texts(.count, to: 20_000, about: 2) == ["0", "10,000", "20,000"])
  }
}
