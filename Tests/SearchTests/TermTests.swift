import Foundation
import Testing

@testable import Search

/// Splitting texts into words, and weighing words as terms.
struct TermTests {
  @Test(arguments: [
    ("Môn, MON; Mo\u{302}n", ["mon", "mon", "mon"]),
    ("the force’s “plan”", ["the", "force", "s", "plan"]),
    ("Łódź–Malmø", ["lodz", "malmo"]), ("8.8% in 2024/25", ["8", "8", "in", "2024", "25"]),
    ("The FORCE, 9a_b", ["the", "force", "9a", "b"]), ("Ελλάδα ИЙ", ["ελλάδα", "ий"]), ("— …", []),
    ("Uncharacteristic CHARACTERIZATIONS", ["uncharacteristic", "characterizations"]),
    ("4,540 of 1,234,567 and £2,000.", ["4540", "of", "1234567", "and", "2000"]),
    ("1,23 2024,25 1,2345", ["1", "23", "2024", "25", "1", "2345"]),
    ("x1,234 1,234x 12,345,6", ["x1", "234", "1", "234x", "12345", "6"]),
    ("1,234,5678", ["1234", "5678"]),
    ("", []), ("soft\u{AD}hyphen zero\u{200B}width", ["softhyphen", "zerowidth"]),
  ])
  func textHasItsWords(text: String, words: [String]) {
    #expect(searchWords(text) == words)
    // Text that follows does not change the words either, even if it is not ASCII.
    #expect(searchWords(text + " ·") == words)
  }

  // MARK: Weights

  @Test func weightGrowsWithPlaceAndRarityAndFallsWithLength() throws {
    let documents = [
      SearchTexts(title: ["apple"], body: ["pear"]), SearchTexts(lead: ["apple"], body: ["pear"]),
      SearchTexts(body: ["apple pear fig"]),
      SearchTexts(body: ["apple pear one two three four five six"]),
    ]
    let weights = TermWeights(of: documents)
    #expect(weights.terms == weights.terms.sorted())
    let postings = weights.terms.indices.map(weights.postings)
    #expect(weights.postingCount == postings.joined().count)
    let apple = try postings[#require(weights.terms.firstIndex(of: "apple"))]
    #expect(apple.map(\.document) == [0, 1, 2, 3])
    #expect(apple.map(\.weight) == apple.map(\.weight).sorted(by: >))
    let last = zip(weights.terms, postings).reduce(into: [:]) { $0[$1.0] = $1.1.last?.weight }
    #expect(try #require(last["fig"]) > #require(last["pear"]))
    #expect(postings.joined().allSatisfy { $0.weight >= 1 })
    #expect(TermWeights(of: []).terms.isEmpty && TermWeights(of: [SearchTexts()]).terms.isEmpty)
  }

  @Test(arguments: [0.01, 0.5, 1, 1.0001, 1.9999, 2, 3, 110, 1e9])
  func logarithmIsThatOfTheMachine(number: Double) {
    #expect(abs(naturalLogarithm(number) - log(number)) < 1e-10)
  }
}
