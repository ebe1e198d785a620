package import Content
package import Templates

/// The built-in strings of the interface in the language of a page.
package struct Labels: Sendable {
  /// The translation, or `nil` for the language of the program.
  package let translation: TemplateTranslation?

  package init(translation: TemplateTranslation? = nil) {
    self.translation = translation
  }

  package static let own = Labels(translation: nil)

  /// The text of a phrase with its values inserted.
  package func callAsFunction(
    _ phrase: Phrase,
    _ values: KeyValuePairs<String, String> = [:]
  ) -> String {
    let pieces = translation?.entries[phrase.rawValue]?.pieces ?? phrase.pieces
    return pieces.reduce(into: "") { text, piece in
      switch piece {
      case .words(let words): text += words
      case .name(let name): text += values.first { $0.key == name }?.value ?? ""
      }
    }
  }

  /// A date for readers: `22 August 2024`.
  package func date(_ date: CalendarDate) -> String {
    let month = self(Phrase.months[date.month - 1])
    return self(.date, ["day": String(date.day), "month": month, "year": String(date.year)])
  }

  /// A date for readers, or that it is not known.
  package func date(_ date: Established<CalendarDate>) -> String {
    date.value.map { self.date($0) } ?? self(.notEstablished)
  }

  /// Joins words into a list for a sentence: `3`, `3 and 5`, `1, 3 and 5`.
  package func listed(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return self(.and, ["first": words.dropLast().joined(separator: ", "), "last": last])
  }
}

extension Phrase {
  /// The pieces of the phrase in the language of the program.
  package var pieces: [TextPiece] { ownPieces[self] ?? [] }
}

/// The pieces of all phrases in the language of the program, parsed once: they are printed
/// thousands of times.
private let ownPieces = Dictionary(
  uniqueKeysWithValues: Phrase.allCases.map { ($0, textPieces(of: $0.rawValue)) }
)

extension CalendarDate {
  /// The date for readers in the language of the program: `22 August 2024`.
  package var words: String { Labels.own.date(self) }
}

extension Established<CalendarDate> {
  /// The date for readers in the language of the program, or that it is not known.
  package var words: String { Labels.own.date(self) }
}

extension Established<[Addressee]> {
  /// The names; `nil` if the addressees are not known.
  package var words: String? { value.map { $0.map(\.name).joined(separator: "; ") } }
}
