package import Content
package import Templates

/// The built-in strings of the interface in the language of a page.
package struct Labels: Sendable {
  /// Nil in the language that the program is written in.
  package let translation: TemplateTranslation?

  package init(translation: TemplateTranslation? = nil) {
    self.translation = translation
  }

  package static let own = Labels(translation: nil)

  /// A phrase with its values.
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

  /// A date as it is read: `22 August 2024`.
  package func date(_ date: CalendarDate) -> String {
    let month = self(Phrase.months[date.month - 1])
    return self(.date, ["day": String(date.day), "month": month, "year": String(date.year)])
  }

  /// A date as it is read, or that it is not established.
  package func date(_ date: Established<CalendarDate>) -> String {
    date.value.map { self.date($0) } ?? self(.notEstablished)
  }

  /// Words as a sentence lists them: `3`, `3 and 5`, `1, 3 and 5`.
  package func listed(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return self(.and, ["first": words.dropLast().joined(separator: ", "), "last": last])
  }
}

extension Phrase {
  /// The parts of the phrase as the program has it.
  package var pieces: [TextPiece] { ownPieces[self] ?? [] }
}

/// The parts of the phrases in the language of the program: they are printed thousands of times.
private let ownPieces = Dictionary(
  uniqueKeysWithValues: Phrase.allCases.map { ($0, textPieces(of: $0.rawValue)) }
)

extension CalendarDate {
  /// The date as it is read in the language of the program: `22 August 2024`.
  package var words: String { Labels.own.date(self) }
}

extension Established<CalendarDate> {
  /// The date as it is read in the language of the program, or that it is not established.
  package var words: String { Labels.own.date(self) }
}

extension Established<[Addressee]> {
  /// Their names; nil where they are not established.
  package var words: String? { value.map { $0.map(\.name).joined(separator: "; ") } }
}
