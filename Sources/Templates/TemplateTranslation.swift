package import Diagnostics

/// The translation of the templates' texts into one language.
package struct TemplateTranslation: Sendable {
  /// The translation of one text, with its location in the translation file.
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
  /// The translation file.
  package let path: String
  /// The entries by the original text.
  package let entries: [String: Entry]

  package init(language: String, path: String, entries: [String: Entry]) {
    self.language = language
    self.path = path
    self.entries = entries
  }
}

extension TemplateTranslation {
  /// The diagnostic for a text without a translation.
  package func missing(_ text: String, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .translationMissing,
      "there is no \"\(language)\" translation of \"\(text)\"",
      at: location,
      help: "add it to \(path)"
    )
  }

  /// The diagnostic for a translation that omits a value of the original or inserts one that the
  /// original lacks; `nil` if there is none.
  package func checkNames(_ entry: Entry, _ names: Set<String>) -> Diagnostic? {
    let own = entry.pieces.names
    guard let name = own.symmetricDifference(names).min() else { return nil }
    let message =
      own.contains(name)
      ? "the original text has no [\(name)]" : "the translation lacks [\(name)]"
    return Diagnostic(.translationNames, message, at: entry.location)
  }
}

extension Expansion {
  /// The parts of a text, translated if the template is compiled into another language.
  mutating func pieces(of text: TemplateText, in scope: Scope) -> [TextPiece] {
    guard let translation else { return text.pieces }
    guard let entry = translation.entries[text.key] else {
      report(translation.missing(text.key, at: scope.source.location(at: text.range)))
      return text.pieces
    }
    if let diagnostic = translation.checkNames(entry, text.pieces.names) {
      report(diagnostic)
      return text.pieces
    }
    return entry.pieces
  }

  private mutating func report(_ diagnostic: Diagnostic) {
    if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
  }
}
