import Testing

@testable import Search

struct OccurrencesTests {
  @Test func occurrencesHoldGapsAndNumbersOfAnySize() {
    let written: [(document: Int, counts: SIMD3<Int32>)] = [
      (0, [0, 0, 1]), (1, [2, 0, 0]), (17, [1, 127, 128]), (200_000, [0, 3, 40_000]),
      (200_001, [0, 1, 0]),
    ]
    var occurrences = Occurrences()
    for (document, counts) in written {
      // In two steps, as for a word that occurs more than once.
      occurrences.add(counts / 2, of: document)
      occurrences.add(counts &- counts / 2, of: document)
    }
    let read = occurrences.map { (document: $0, counts: $1) }
    #expect(read.map(\.document) == written.map(\.document))
    #expect(read.map(\.counts) == written.map(\.counts))
    #expect(occurrences.documentCount == written.count)
    #expect(Occurrences().map { document, _ in document }.isEmpty)
  }
}
