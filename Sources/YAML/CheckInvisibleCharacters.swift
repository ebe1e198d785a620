package import Diagnostics
import Formats

/// Warns of the characters of a YAML text that nobody sees, one a line.
///
/// Written as an escape in double quotes, such as `"\\_"` for U+00A0, a character is meant.
func checkInvisibleCharacters(
  _ text: String,
  in source: SourceText,
  at lines: TextLines,
  into diagnostics: inout [Diagnostic]
) {
  guard mayHoldInvisibleCharacters(text) else { return }
  var (line, column, isDone, last) = (1, 1, false, Unicode.Scalar(0x20))
  var scalars = text.unicodeScalars.makeIterator()
  while let scalar = scalars.next() {
    if scalar == "\n" {
      (line, column, isDone, last) = (line + 1, 1, false, " ")
      continue
    }
    // The rest of the line is a comment.
    if scalar == "#", last == " " { isDone = true }
    if !isDone, let name = invisibleCharacter(scalar) {
      diagnostics.report(
        .invisibleCharacter,
        "the value contains \(name)",
        at: lines.spot(line: line, column: column, length: 1, in: source).location
      )
      isDone = true
    }
    column += 1
    last = scalar
  }
}

/// A quick check that nearly all texts pass: the first bytes of the characters in question.
private func mayHoldInvisibleCharacters(_ text: String) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    bytes.countBytes { $0 == 0xC2 || $0 == 0xE1 || $0 == 0xE2 || $0 == 0xE3 || $0 >= 0xEF } > 0
  }
}

/// The name of a character that is not seen, or looks like a space without being one; `nil` for
/// all others.
private func invisibleCharacter(_ scalar: Unicode.Scalar) -> String? {
  let code = "U+" + String(repeating: "0", count: max(0, 4 - hex(scalar).count)) + hex(scalar)
  switch scalar.value {
  case 0xA0, 0x2007, 0x202F: return "the no-break space \(code)"
  case 0x1680, 0x2000...0x200A, 0x205F, 0x3000: return "the space \(code)"
  case 0x2028, 0x2029: return "the line separator \(code)"
  case 0xFEFF: return "the byte order mark \(code)"
  case 0xAD: return "the soft hyphen \(code)"
  // The joiners U+200C and U+200D are spelling in some languages.
  case 0x85, 0x180E, 0x200B, 0x200E, 0x200F, 0x2060...0x2064, 0x206A...0x206F, 0x3164,
    0xFFF9...0xFFFC,
    0xE0000...0xE007F:
    return "the invisible character \(code)"
  default: return nil
  }
}

private func hex(_ scalar: Unicode.Scalar) -> String {
  String(scalar.value, radix: 16, uppercase: true)
}

/// The rule about characters that nobody sees.
extension Rule {
  package static let invisibleCharacter = Rule(
    "invisible-character",
    .warning,
    advice: """
      Type a normal space, or delete the character; if it is meant, write it as an escape in double \
      quotes, such as `"\\_"` for a no-break space.
      """,
    meaning: """
      A value contains a character that looks like a space or like nothing, often pasted from a \
      word processor or a web page. A name or a date with such a character is not the one that it \
      looks like, and a search does not find it.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "title: About\u{A0}us",
      right: "title: About us"
    )
  )
}
