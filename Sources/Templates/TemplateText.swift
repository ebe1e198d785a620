import Diagnostics
import Markup

/// The text of a translatable tag: `{{_Published by [publisher].}}`.
///
/// It is printed as written or in translation; translations are looked up by this text. A name in
/// brackets is replaced by a value of the page.
struct TemplateText: Sendable {
  /// The text of the tag, with whitespace collapsed to single spaces.
  var key: String
  var pieces: [TextPiece]
  /// The byte range of the text in its file.
  var range: Range<Int>

  init(_ text: String, range: Range<Int>) {
    key = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    pieces = textPieces(of: key)
    self.range = range
  }
}

/// A part of a text: literal words, or the name of a value to insert.
package enum TextPiece: Hashable, Sendable {
  case words(String)
  case name(String)
}

/// Splits a text into its parts; brackets around anything but a name are literal.
package func textPieces(of text: String) -> [TextPiece] {
  var pieces: [TextPiece] = []
  var words = ""
  var rest = text[...]
  while let open = rest.firstIndex(of: "[") {
    let inside = rest[rest.index(after: open)...].prefix(while: isPartOfName)
    words += rest[..<open]
    if !inside.isEmpty, inside.endIndex < rest.endIndex, rest[inside.endIndex] == "]" {
      if !words.isEmpty { pieces.append(.words(words)) }
      words = ""
      pieces.append(.name(String(inside)))
      rest = rest[rest.index(after: inside.endIndex)...]
    } else {
      words += "["
      rest = rest[rest.index(after: open)...]
    }
  }
  words += rest
  if !words.isEmpty { pieces.append(.words(words)) }
  return pieces
}

private func isPartOfName(_ character: Character) -> Bool {
  character.isASCII && (character.isLetter || character.isNumber || "_.".contains(character))
}

extension [TextPiece] {
  /// The names of the values that the text inserts.
  package var names: Set<String> {
    Set(
      compactMap { piece in
        if case .name(let name) = piece { name } else { nil }
      }
    )
  }
}

extension Expansion {
  mutating func expandWords(
    _ text: TemplateText,
    in scope: Scope,
    into list: inout InstructionList
  ) {
    texts.insert(text.key)
    for piece in pieces(of: text, in: scope) {
      switch piece {
      case .words(let words):
        var bytes: [UInt8] = []
        appendEscaped(words, to: &bytes)
        list.append(bytes)
      case .name(let name):
        let parts = name.split(separator: ".").map(String.init)
        let name = TemplateName(parts: parts, range: text.range)
        expandVariable(name, isEscaped: true, in: scope, into: &list)
      }
    }
  }
}
