import Search
import Testing

/// Parts of an index that is too large to load at once.
struct IndexPartTests {
  @Test func documentsAreDividedByAsManyLettersAsItTakes() {
    let parts = indexParts(of: [["Ash"], ["Ashby", "Ely"], ["Axe"], ["Môn"]], most: 2)
    #expect(parts.map(\.start) == ["as", "ax", "e", "m"])
    #expect(parts.map(\.documents) == [[0, 1], [2], [1], [3]])
  }

  @Test func wholeWordHasAPartOfItsOwn() {
    let parts = indexParts(of: [["Ash"], ["Ash"], ["Ashby"], ["Ashton"]], most: 2)
    #expect(parts.map(\.start) == ["ash ", "ashb", "asht"])
  }

  @Test func wordThatTooManyShareFindsNone() {
    let texts = (0..<9).map { ["School \($0)", "Abc\($0)"] }
    let parts = indexParts(of: texts, most: 3)
    #expect(parts.allSatisfy { $0.documents.count <= 3 && !$0.start.hasPrefix("s") })
    #expect(Set(parts.flatMap(\.documents)) == Set(0..<9))
  }
}
