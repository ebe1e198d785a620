import Content
import Diagnostics

extension Citation {
  func bytes(as format: CitationFormat) -> [UInt8] {
    switch format {
    case .bib: bibTeX
    case .ris: ris
    case .json: cslJSON.bytes
    }
  }

  /// The reference for BibTeX and biblatex.
  private var bibTeX: [UInt8] {
    var bytes: [UInt8] = []
    func append(_ parts: String...) {
      for part in parts { bytes += part.utf8 }
    }
    append("@misc{", key, ",\n")
    append("  author = {{", escapedForTeX(author), "}},\n")
    append("  title = {{", escapedForTeX(title), "}},\n")
    append("  howpublished = {", escapedForTeX(siteTitle), "},\n")
    if let date {
      append("  year = {", String(date.year), "},\n", "  month = {", String(date.month), "},\n")
    }
    let note = [version.map { "\($0)." }, basis].compactMap { $0 }.joined(separator: " ")
    append("  note = {", escapedForTeX(note), "},\n")
    if let url { append("  url = {", escapedAddress(url), "},\n") }
    append("}\n")
    return bytes
  }

  /// The reference for RIS, which most programs for references read.
  ///
  /// A value is one line, so line breaks in it are blanks. Source: RIS Format Specifications, Research
  /// Information Systems, 2001: lines end with CR LF, a tag is two letters, two blanks, a hyphen, a blank.
  private var ris: [UInt8] {
    var bytes: [UInt8] = []
    func append(_ tag: String, _ value: String?) {
      guard let value else { return }
      for part in [tag, "  - ", onOneLine(value), "\r\n"] { bytes += part.utf8 }
    }
    append("TY", holdsData ? "DATA" : "ELEC")
    append("AU", author)
    append("TI", title)
    append("T2", siteTitle)
    append("PB", author)
    append("PY", date.map { String($0.year) })
    append("DA", date.map { $0.iso.split(separator: "-").joined(separator: "/") + "/" })
    append("UR", url)
    append("LA", language)
    append("ET", version)
    append("N1", basis)
    append("ER", "")
    return bytes
  }

  /// The reference as CSL-JSON, which citation processors read.
  private var cslJSON: JSON {
    let issued = date.map { date -> JSON in
      let parts = [date.year, date.month, date.day].map { JSON.integer($0) }
      return .object([.init("date-parts", .array([.array(parts)]))])
    }
    let optional: [(String, JSON?)] = [
      ("issued", issued), ("URL", url.map { .string($0) }),
      ("version", version.map { .string($0) }),
      ("note", basis.map { .string($0) }),
    ]
    return .array([
      .object(
        [
          .init("id", .string(key)),
          .init("type", .string(holdsData ? "dataset" : "webpage")),
          .init("author", .array([.object([.init("literal", .string(author))])])),
          .init("title", .string(title)),
          .init("container-title", .string(siteTitle)),
          .init("publisher", .string(author)),
          .init("language", .string(language)),
        ] + optional.compactMap { key, value in value.map { .init(key, $0) } }
      )
    ])
  }
}

/// A text for a field of BibTeX in braces: the characters with a meaning in TeX become commands.
///
/// BibTeX counts braces also behind a backslash, so a brace has a command with a name, in a pair of its own.
func escapedForTeX(_ text: String) -> String {
  replaced(in: onOneLine(text), by: texCommands)
}

private let texCommands = replacements([
  "\\": "{\\textbackslash}", "{": "{\\textbraceleft}", "}": "{\\textbraceright}",
  "~": "{\\textasciitilde}", "^": "{\\textasciicircum}", "#": "\\#", "$": "\\$", "%": "\\%",
  "&": "\\&", "_": "\\_",
])

/// A web address for BibTeX, which reads it as it is but for braces, backslashes and blanks.
private func escapedAddress(_ url: String) -> String {
  replaced(in: onOneLine(url), by: addressEscapes)
}

private let addressEscapes = replacements(["{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"])

/// What stands for each byte, from replacements of characters of ASCII; nil for one that stays.
private func replacements(_ others: [Unicode.Scalar: String]) -> [String?] {
  (UInt8.min...UInt8.max).map { others[Unicode.Scalar($0)] }
}

/// A text with others for some of its characters of ASCII.
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

/// A text without line breaks and other controls, for formats in which a line has a meaning.
private func onOneLine(_ text: String) -> String {
  if isPlainLine(text) { return text }
  var bytes: [UInt8] = []
  var isBetweenWords = false
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0...0x20, 0x7F, 0x85, 0x2028, 0x2029: isBetweenWords = !bytes.isEmpty
    default:
      if isBetweenWords { bytes.append(UInt8(ascii: " ")) }
      isBetweenWords = false
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// Whether a text is sure to be what `onOneLine` makes of it, as nearly every one is, which then is not copied.
private func isPlainLine(_ text: String) -> Bool {
  var last = UInt8(ascii: " ")
  for byte in text.utf8 {
    let isBlank = byte <= 0x20 || byte == 0x7F
    if isBlank, byte != 0x20 || last == 0x20 { return false }
    // How U+0085 ends, and U+2028 and U+2029; a rare character that ends like these costs a look at all.
    if byte == 0x85, last == 0xC2 { return false }
    if byte & 0xFE == 0xA8, last == 0x80 { return false }
    last = byte
  }
  return last != 0x20
}
