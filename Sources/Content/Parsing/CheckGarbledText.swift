package import Diagnostics
import Formats

/// Warns of characters that were read in another encoding than they were written in, such as `Ã©`
/// for `é`; once for a file, with what was probably meant.
func checkGarbledText(_ source: SourceText, into diagnostics: inout [Diagnostic]) {
  guard source.bytes.withUnsafeBufferPointer(mayBeGarbled),
    let text = String(validating: source.bytes, as: UTF8.self)
  else { return }
  let scalars = Array(text.unicodeScalars)
  var (index, offset) = (0, 0)
  var found: [(range: Range<Int>, written: [Unicode.Scalar], meant: [Unicode.Scalar])] = []
  while index < scalars.count {
    guard mayBegin(scalars[index]) else {
      (index, offset) = (index + 1, offset + UTF8.width(scalars[index]))
      continue
    }
    var end = index
    var meant: [Unicode.Scalar] = []
    while let next = garbled(in: scalars, at: end) {
      end += next.count
      meant.append(next.meant)
    }
    let run = scalars[index..<max(end, index + 1)]
    let length = run.reduce(0) { $0 + UTF8.width($1) }
    if end > index { found.append((offset..<offset + length, Array(run), meant)) }
    (index, offset) = (run.endIndex, offset + length)
  }
  guard let first = found.first else { return }
  let meant = repaired(repaired(first.meant))
  let (written, name) = (string(first.written), shown(meant))
  var diagnostic = Diagnostic(
    .garbledText,
    "\"\(written)\" was probably \(name), and was read in another encoding",
    at: source.location(at: first.range),
    help: found.count > 1
      ? "write \(name), and correct the others in the same way, or export the text again as UTF-8"
      : "write \(name)"
  )
  diagnostic.occurrences = found.count
  diagnostic.otherLocations = found[1..<min(found.count, 3)].map { source.location(at: $0.range) }
  diagnostics.append(diagnostic)
}

/// A quick check that nearly all texts pass: the first bytes of the characters in question.
private func mayBeGarbled(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  guard bytes.countBytes({ $0 == 0xC2 || $0 == 0xC3 || $0 == 0xE2 }) > 0 else { return false }
  for offset in bytes.indices.dropLast() where bytes[offset] >= 0xC2 {
    let next = bytes[offset + 1]
    switch bytes[offset] {
    case 0xC2: if next < 0xA0 || next == 0xAC { return true }
    case 0xC3: if (0x82...0x85).contains(next) || [0xA2, 0xAF, 0xB0].contains(next) { return true }
    case 0xE2:
      let last = offset + 2 < bytes.count ? bytes[offset + 2] : 0
      if last == 0x9A, next == 0x80 || next == 0x88 { return true }
    default: break
    }
  }
  return false
}

/// The garbled character at an index: how many characters it became, and what it was; `nil` if the
/// characters there can be what they seem to be.
private func garbled(
  in scalars: [Unicode.Scalar],
  at index: Int
) -> (count: Int, meant: Unicode.Scalar)? {
  guard index < scalars.count, mayBegin(scalars[index]) else { return nil }
  let first = scalars[index]
  let bytes = scalars[(index + 1)...].prefix(3).map(windowsByte).prefix { byte in
    byte.map { (0x80...0xBF).contains($0) } ?? false
  }
  let rest = bytes.compactMap { $0.map { UInt32($0 & 0x3F) } }
  switch first.value {
  case 0x80...0x9F:
    let meant = windowsScalars[Int(first.value) - 0x80]
    return meant == first ? nil : (1, meant)
  case 0xC2...0xC5 where !rest.isEmpty:
    let isAfterSmall = index > 0 && scalars[index - 1].properties.isLowercase
    let value = (first.value & 0x1F) << 6 | rest[0]
    guard value >= 0xA0, isAfterSmall || isUnusual(scalars[index + 1], after: first) else {
      return nil
    }
    return Unicode.Scalar(value).map { (2, $0) }
  case 0xE2 where rest.count > 1:
    let value = 0x2000 | rest[0] << 6 | rest[1]
    guard (0x2000...0x2BFF).contains(value) else { return nil }
    return Unicode.Scalar(value).map { (3, $0) }
  case 0xE2 where rest.count == 1 && scalars[index + 1] == "€": return (2, "”")
  case 0xEF where rest.count > 1:
    let value = 0xF000 | rest[0] << 6 | rest[1]
    guard [0xFEFF, 0xFFFD].contains(value) || (0xFB00...0xFB06).contains(value) else { return nil }
    return Unicode.Scalar(value).map { (3, $0) }
  case 0xF0 where rest.count > 2 && rest[0] == 0x1F:
    return Unicode.Scalar(0x1F000 | rest[1] << 6 | rest[2]).map { (4, $0) }
  case 0xAC, 0x201A, 0x221A:
    for count in [3, 2] where index + count <= scalars.count {
      if let meant = macCharacters[string(Array(scalars[index..<index + count]))] {
        return (count, meant)
      }
    }
    return nil
  default: return nil
  }
}

/// Whether a garbled character can begin with a character, which hardly any text has.
private func mayBegin(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x80...0x9F, 0xAC, 0xC2...0xC5, 0xE2, 0xEF, 0xF0, 0x201A, 0x221A: true
  default: false
  }
}

/// Whether a character hardly ever follows `Â`, `Ã`, `Ä` or `Å` in a text: most symbols, but no
/// closing quotation marks, dashes and dots.
private func isUnusual(_ scalar: Unicode.Scalar, after first: Unicode.Scalar) -> Bool {
  switch (first.value, scalar.value) {
  case (0xC2, _): true
  case (0xC3, 0xA0...0xBF): true
  case (0xC3, _): !"‘’“”„–—…‹›•˜".unicodeScalars.contains(scalar)
  case (_, 0xAB), (_, 0xBB): false
  default: (0xA1...0xBF).contains(scalar.value)
  }
}

/// A text with its garbled characters replaced; several times if it was read wrongly several times.
private func repaired(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
  var repaired: [Unicode.Scalar] = []
  var index = 0
  while index < scalars.count {
    let found = garbled(in: scalars, at: index)
    repaired.append(found?.meant ?? scalars[index])
    index += found?.count ?? 1
  }
  return repaired
}

private func shown(_ scalars: [Unicode.Scalar]) -> String {
  switch scalars {
  case ["\u{A0}"]: "a no-break space"
  case ["\u{FEFF}"]: "a byte order mark"
  case ["\u{FFFD}"]: "a character that was lost"
  default: "\"\(string(scalars))\""
  }
}

private func string(_ scalars: [Unicode.Scalar]) -> String {
  String(String.UnicodeScalarView(scalars))
}

/// The byte of a character in Windows-1252, in which most texts are read wrongly.
private func windowsByte(_ scalar: Unicode.Scalar) -> UInt8? {
  if (0x80...0xFF).contains(scalar.value) { return UInt8(scalar.value) }
  return windowsScalars.firstIndex(of: scalar).map { UInt8($0 + 0x80) }
}

/// The characters of the bytes from 0x80 to 0x9F in Windows-1252.
///
/// Source: https://encoding.spec.whatwg.org/index-windows-1252.txt
private let windowsScalars = Array(
  """
  €\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ
  """.unicodeScalars
)

/// What the Mac's old encoding makes of characters in UTF-8.
private let macCharacters: [String: Unicode.Scalar] = [
  "‚Äò": "‘", "‚Äô": "’", "‚Äú": "“", "‚Äù": "”", "‚Äì": "–", "‚Äî": "—", "‚Ä¶": "…", "‚Ç¨": "€",
  "¬£": "£", "¬©": "©", "¬∞": "°", "¬ß": "§", "√†": "à", "√°": "á", "√¢": "â", "√§": "ä",
  "√ß": "ç", "√®": "è", "√©": "é", "√™": "ê", "√´": "ë", "√≠": "í", "√Æ": "î", "√Ø": "ï",
  "√≥": "ó", "√¥": "ô", "√∂": "ö", "√ª": "û", "√º": "ü",
]

/// The rule about texts that were read in another encoding.
extension Rule {
  package static let garbledText = Rule(
    "garbled-text",
    .warning,
    advice: """
      Write what was meant; characters that are meant as they are can be written as references, such \
      as `&Atilde;`.
      """,
    meaning: """
      The text contains characters such as `Ã©` or `â€™`, which appear when a program reads UTF-8 in \
      another encoding and saves what it took for the text. Readers see them, and no search finds \
      the word.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: "A CafÃ© by the sea.",
      right: "A Café by the sea."
    )
  )
}
