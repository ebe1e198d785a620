import Testing

@testable import Pages

/// The numbers of words, beyond the size at which their table begins.
@Suite struct WordNumbersTests {
  @Test func wordsKeepTheirNumbersAsTheTableGrows() {
    // Short and long ones, and letters of other scripts, in turn.
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
}
