/// A text in lower case, with accents removed from Latin letters and digits: `Môn` and `MON` give
/// `mon`.
///
/// The search script (`search.js`) folds what readers type in the same way, also by Unicode
/// decomposition. Text in other scripts keeps its marks and is composed (NFC).
package func foldedLetters(_ text: String) -> String {
  let small = text.lowercased()
  guard !small.utf8.allSatisfy({ $0 < 0x80 }) else { return small }
  var scalars = decomposed(
    String(String.UnicodeScalarView(small.unicodeScalars.map { lettersWithStroke[$0] ?? $0 }))
  )
  var isAfterPlainLetter = true
  scalars.removeAll { scalar in
    let isAccent = isAfterPlainLetter && isMark(scalar)
    if !isAccent { isAfterPlainLetter = scalar < 0x80 }
    return isAccent
  }
  return composed(&scalars)
}

/// Letters that Unicode does not decompose, although someone looking for `Łódź` may type `lodz`.
private let lettersWithStroke: [Unicode.Scalar: Unicode.Scalar] = [
  "đ": "d", "ħ": "h", "ł": "l", "ø": "o", "ŧ": "t",
]
