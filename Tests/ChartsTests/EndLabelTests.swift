import Testing

@testable import Charts

@Suite struct EndLabelTests {
  let room = Extent(0, 100)

  private func place(_ wishes: [Double], height: Double = 10) -> [Double] {
    separated(wishes.map { EndLabel(wanted: $0, height: height) }, in: room).map(\.placed)
  }

  @Test func labelsWithRoomStandWhereTheyWish() {
    #expect(place([20, 80, 50]) == [20, 80, 50])
  }

  @Test func labelsThatCollideMoveApartEvenly() {
    #expect(place([50, 50]) == [45, 55])
    #expect(place([52, 48]) == [55, 45])
  }

  @Test func labelsAtTheEdgeStayInside() {
    #expect(place([0, 0]) == [5, 15])
    #expect(place([100, 101]) == [85, 95])
  }

  @Test func noLabelsNeedNoRoom() {
    #expect(place([]) == [])
  }

  @Test(arguments: 0..<200)
  func placedLabelsNeverOverlapAndKeepTheirOrder(_ seed: Int) {
    let wishes = (0..<4).map { Double((seed * 7919 + $0 * 104_729 + seed * $0 * 31) % 120) - 10 }
    let labels = wishes.enumerated().map { index, wish in
      EndLabel(wanted: wish, height: Double(10 + (seed + index) % 3 * 5))
    }
    let placed = separated(labels, in: room).sorted { $0.placed < $1.placed }
    for (upper, lower) in zip(placed, placed.dropFirst()) {
      #expect(upper.placed + upper.height / 2 <= lower.placed - lower.height / 2 + 1e-9)
      #expect(upper.wanted <= lower.wanted)
    }
    #expect(placed.allSatisfy { $0.placed - $0.height / 2 >= -1e-9 })
    #expect(placed.allSatisfy { $0.placed + $0.height / 2 <= 100 + 1e-9 })
  }
}
