package import Diagnostics

/// The words of another language for the texts of templates.
package struct TemplateTranslation: Sendable {
  /// What a text is in the language, with its place in the file of the words.
  package struct Entry: Sendable {
    package let text: String
    /// The parts of the text.
    package let pieces: [TextPiece]
    package let location: SourceLocation

    package init(text: String, location: SourceLocation) {
      self.text = text
      self.location = location
      pieces = textPieces(of: text)
    }
  }

  package let language: String
  /// The file that holds the words.
  package let path: String
  /// By the text in the language of the templates.
  package let entries: [String: Entry]

  package init(language: String, path: String, entries: [String: Entry]) {
    self.language = language
    self.path = path
    self.entries = entries
  }
}

extension TemplateTranslation {
  /// The fault of a text that has no words in the language.
  package func missing(_ text: String, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .translationMissing,
      "there are no words in \"\(language)\" for \"\(text)\"",
      at: location,
      help: "add them to \(path)"
    )
  }

  /// The fault of words that leave out a value of the text, or have one that it has not.
  package func checkNames(_ entry: Entry, _ names: Set<String>) -> Diagnostic? {
    let own = entry.pieces.names
    guard let name = own.symmetricDifference(names).min() else { return nil }
    let message =
      own.contains(name)
      ? "the text has no [\(name)]" : "[\(name)] of the text is not in its translation"
    return Diagnostic(.translationNames, message, at: entry.location)
  }
}

extension Expansion {
  /// The text in the language that the template is made ready for.
  mutating func pieces(of text: TemplateText, in scope: Scope) -> [TextPiece] {
    guard let translation else { return text.pieces }
    guard let entry = translation.entries[text.key] else {
      report(translation.missing(text.key, at: scope.source.location(at: text.range)))
      return text.pieces
    }
    if let fault = translation.checkNames(entry, text.pieces.names) {
      report(fault)
      return text.pieces
    }
    return entry.pieces
  }

  private mutating func report(_ fault: Diagnostic) {
    if !diagnostics.contains(fault) { diagnostics.append(fault) }
  }
}
