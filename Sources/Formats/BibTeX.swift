/// The value of a field of BibTeX.
package enum BibTeXValue: Sendable {
  case text(String)
  /// A text that BibTeX must not parse, such as the name of an organisation.
  case verbatim(String)
  case number(Int)
  case address(String)
}

/// An entry for BibTeX and biblatex.
package func bibTeXEntry(
  _ type: String,
  key: String,
  _ fields: [(name: String, value: BibTeXValue)]
) -> [UInt8] {
  var bytes: [UInt8] = []
  func append(_ parts: String...) {
    for part in parts { bytes += part.utf8 }
  }
  append("@", type, "{", key, ",\n")
  for field in fields {
    append("  ", field.name, " = {")
    switch field.value {
    case .text(let text): append(escapedForTeX(text))
    case .verbatim(let text): append("{", escapedForTeX(text), "}")
    case .number(let number): append(String(number))
    case .address(let url): append(escapedAddress(url))
    }
    append("},\n")
  }
  append("}\n")
  return bytes
}

/// Escapes a text for a braced field: characters that are special in TeX become commands.
///
/// BibTeX counts braces even after a backslash, so a brace becomes a named command, in a pair of
/// its own.
private func escapedForTeX(_ text: String) -> String {
  replaced(in: onOneLine(text), by: texCommands)
}

private let texCommands = replacements([
  "\\": "{\\textbackslash}", "{": "{\\textbraceleft}", "}": "{\\textbraceright}",
  "~": "{\\textasciitilde}", "^": "{\\textasciicircum}", "#": "\\#", "$": "\\$", "%": "\\%",
  "&": "\\&", "_": "\\_",
])

/// Escapes a web address: BibTeX reads it verbatim except for braces, backslashes and spaces.
private func escapedAddress(_ url: String) -> String {
  replaced(in: onOneLine(url), by: addressEscapes)
}

private let addressEscapes = replacements(["{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"])

/// The replacement for each byte, from replacements of ASCII characters; `nil` if it is unchanged.
private func replacements(_ others: [Unicode.Scalar: String]) -> [String?] {
  (UInt8.min...UInt8.max).map { others[Unicode.Scalar($0)] }
}

/// A text with some of its ASCII characters replaced.
private func replaced(in text: String, by others: [String?]) -> String {
  guard text.utf8.contains(where: { others[Int($0)] != nil }) else { return text }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  for byte in text.utf8 {
    if let other = others[Int(byte)] {
      bytes.append(contentsOf: other.utf8)
    } else {
      bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
