import Testing

@testable import Markdown

struct SlotTests {
  /// A slot has four bits for its kind and 28 bits for its index.
  @Test(arguments: Slot.Kind.allCases)
  func slotKeepsKindPlaceAndIndex(kind: Slot.Kind) {
    for index in [0, 1, 15, 16, 1 << 28 - 1] {
      let slot = Slot(kind, at: Int(Int32.max) - index, index: index)
      #expect(slot.kind == kind && slot.index == index)
      #expect(slot.offset == Int(Int32.max) - index)
    }
  }
}
