import Testing

@testable import Search

/// The numbers of words, beyond the initial size of the table.
@Suite struct WordNumbersTests {
  @Test func wordsKeepTheirNumbersAsTheTableGrows() {
    // Short words, long words, and letters of other scripts, alternating.
    let texts = (0..<5000).flatMap { ["w\($0)", "\($0)waterlooundergroundstation", "ж\($0)"] }
    var words = WordNumbers()
    let numbers = texts.map { words.number(of: SearchWord($0)) }
    #expect(numbers == Array(texts.indices))
    #expect(texts.reversed().map { words.number(of: SearchWord($0)) } == numbers.reversed())
    #expect(words.inOrder.map(\.text) == texts)
  }

  @Test func wordsThatUnicodeTakesForEqualAreOne() {
    var words = WordNumbers()
    #expect(words.number(of: SearchWord("й")) == words.number(of: SearchWord("и\u{306}")))
    #expect(words.inOrder.count == 1)
  }

  /// Tests each ASCII byte at each offset of an eight-byte step, and words of several steps.
  @Test func wordsEndWhereTheirLettersDo() {
    for byte in UInt8.min...0x7F {
      let isPart = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & ~0x20)
      for location in 0...33 {
        let (before, after) = (String(repeating: "k", count: location), "mm NN")
        let scalar = Unicode.Scalar(byte)
        let words =
          isPart
          ? [before + String(scalar).lowercased() + "mm", "nn"] : [before, "mm", "nn"]
        #expect(
          searchWords("\(before)\(scalar)\(after)") == words.filter { !$0.isEmpty },
          "byte \(byte) after \(location) letters"
        )
      }
    }
  }

  /// Tests non-ASCII characters after letters, at each offset of an eight-byte step.
  @Test(arguments: [
    ("é", "e"), ("Ж", "ж"), ("\u{301}", ""), ("’", nil), ("\u{A0}", nil), ("😀", nil),
  ])
  func wordsGoOnOverLettersOfOtherAlphabets(character: String, folded: String?) {
    for location in 0...33 where location > 0 || folded != "" {
      let before = String(repeating: "k", count: location)
      let words = folded.map { [before + $0 + "mm"] } ?? [before, "mm"]
      #expect(
        searchWords("\(before)\(character)mm NN, \(before)o")
          == words.filter { !$0.isEmpty } + ["nn", before + "o"],
        "after \(location) letters"
      )
    }
  }
}
