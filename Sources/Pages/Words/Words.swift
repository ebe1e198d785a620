import Content
import Templates

/// The words of the program in the language of a page.
struct Words: Sendable {
  /// Nil in the language that the program is written in.
  let translation: TemplateTranslation?

  static let own = Words(translation: nil)

  /// A phrase with its values.
  func callAsFunction(_ phrase: Phrase, _ values: KeyValuePairs<String, String> = [:]) -> String {
    let pieces = translation?.entries[phrase.rawValue]?.pieces ?? phrase.pieces
    return pieces.reduce(into: "") { text, piece in
      switch piece {
      case .words(let words): text += words
      case .name(let name): text += values.first { $0.key == name }?.value ?? ""
      }
    }
  }

  /// A date as it is read: `22 August 2024`.
  func date(_ date: CalendarDate) -> String {
    let month = self(Phrase.months[date.month - 1])
    return self(.date, ["day": String(date.day), "month": month, "year": String(date.year)])
  }

  /// A date as it is read, or that it is not established.
  func date(_ date: Established<CalendarDate>) -> String {
    date.value.map { self.date($0) } ?? self(.notEstablished)
  }

  /// Words as a sentence lists them: `3`, `3 and 5`, `1, 3 and 5`.
  func listed(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return self(.and, ["first": words.dropLast().joined(separator: ", "), "last": last])
  }
}

extension Phrase {
  /// The parts of the phrase as the program has it.
  var pieces: [TextPiece] { ownPieces[self] ?? [] }
}

/// The parts of the phrases in the language of the program: they are printed thousands of times.
private let ownPieces = Dictionary(
  uniqueKeysWithValues: Phrase.allCases.map { ($0, textPieces(of: $0.rawValue)) }
)
