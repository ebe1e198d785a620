import UnicodeText

/// Another name of a record: one under which sources know it.
struct Alias: Sendable {
  var id: String
  var name: String

  /// Whether a text is the name, regardless of case, accents and punctuation.
  func means(_ text: String) -> Bool {
    let words = plainWords(text)
    return !words.isEmpty && words == plainWords(name)
  }
}

/// The words of a text in the form of an id: `Avon & Somerset` gives `avon-and-somerset`.
func plainWords(_ text: String) -> String {
  foldedLetters(text.replacing("&", with: " and "))
    .split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
}
