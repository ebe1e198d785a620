import Foundation
import Testing
import UnicodeText

/// Letters fold as the script of the search page folds them.
struct FoldLettersTests {
  /// Foundation decomposes by tables of its own.
  @Test func lettersFoldAsUnicodeDecomposesThem() {
    let latin = Array(0x41...0x24F) + Array(0x1E00...0x1EFF)
    let accents = Array(0x300...0x36F)
    for value in latin + accents {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let word = "x" + String(scalar) + "\u{301}"
      #expect(foldedLetters(word) == foldedByUnicode(word), "U+\(String(value, radix: 16))")
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
    ("", ""), ("MON 24", "mon 24"), ("Môn", "mon"), ("Mo\u{302}n", "mon"),
    ("Łódź–Malmø", "lodz–malmo"),
    ("Ελλάδα ИЙ", "ελλάδα ий"), ("й", "й"), ("и\u{306}", "й"), ("ệ", "e"), ("\u{301}a", "a"),
    ("한글", "한글"), ("\u{1112}\u{1161}\u{11AB}", "한"), ("\u{212B}", "a"), ("ﬁ ß", "ﬁ ß"), ("😀", "😀"),
  ])
  func textsFold(text: String, folded: String) {
    #expect(foldedLetters(text).unicodeScalars.elementsEqual(folded.unicodeScalars))
  }
}
