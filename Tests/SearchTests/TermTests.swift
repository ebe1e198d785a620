import Foundation
import Testing

@testable import Search

/// How texts become words, and words become terms with weights.
struct TermTests {
  /// The script of the page folds by Unicode's own decomposition, which Swift has not at hand.
  @Test func lettersFoldAsUnicodeDecomposesThem() {
    let latin = Array(0x41...0x24F) + Array(0x1E00...0x1EFF)
    let accents = Array(0x300...0x36F)
    for value in latin + accents {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let word = "x" + String(scalar) + "\u{301}"
      #expect(foldedWord(word) == foldedByUnicode(word), "U+\(String(value, radix: 16))")
    }
  }

  /// The rule of `templates/assets/search.js`.
  private func foldedByUnicode(_ word: String) -> String {
    let strokes: [Character: Character] = ["đ": "d", "ħ": "h", "ł": "l", "ø": "o", "ŧ": "t"]
    var folded = ""
    let small = String(
      word.lowercased().unicodeScalars.map { scalar in
        strokes[Character(scalar)] ?? Character(scalar)
      }
    )
    for scalar in small.decomposedStringWithCanonicalMapping.unicodeScalars {
      let isMark = [.nonspacingMark, .spacingMark, .enclosingMark]
        .contains(scalar.properties.generalCategory)
      if isMark, folded.unicodeScalars.last.map(\.isASCII) ?? true { continue }
      folded.unicodeScalars.append(scalar)
    }
    return folded.precomposedStringWithCanonicalMapping
  }

  @Test(arguments: [
    ("Môn, MON; Mo\u{302}n", ["mon", "mon", "mon"]),
    ("the force’s “plan”", ["the", "force", "s", "plan"]),
    ("Łódź–Malmø", ["lodz", "malmo"]), ("8.8% in 2024/25", ["8", "8", "in", "2024", "25"]),
    ("The FORCE, 9a_b", ["the", "force", "9a", "b"]), ("Ελλάδα ИЙ", ["ελλάδα", "ий"]), ("— …", []),
    ("Uncharacteristic CHARACTERIZATIONS", ["uncharacteristic", "characterizations"]),
    ("", []),
  ])
  func textHasItsWords(text: String, words: [String]) {
    #expect(searchWords(text) == words)
    // Nor does what stands behind them change them, also where it is not ASCII.
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
