import Formats
import UnicodeText

extension SiteAddress {
  /// Parses an address as editors write it, with escapes such as `%20`; `/about` means `/about/`.
  ///
  /// `nil` if the text is not such an address: `refusal(of:)` says why.
  package init?(_ text: String) {
    guard Self.refusal(of: text) == nil else { return nil }
    let (written, anchor) = split(text)
    var names = written.dropFirst().compactMap(decoded)
    if names.last?.utf8.contains(UInt8(ascii: ".")) == false {
      if names.last?.isEmpty == true { names.removeLast() }
      names.append("index.html")
    }
    self.init(file: names.joined(separator: "/"), fragment: anchor.flatMap(decoded))
  }

  /// Why a text is not an address of the site, as the rest of a sentence; `nil` if it is one.
  static func refusal(of text: String) -> String? {
    let (names, anchor) = split(text)
    if names.count < 2 || names.first?.isEmpty == false { return "does not start with a slash" }
    if names.contains(where: { $0.contains("?") }) {
      return "has a query, but a redirect depends on the path alone"
    }
    if text.contains(" ") { return "contains a blank, which is written %20" }
    if names.dropFirst().dropLast().contains("") { return "contains two slashes in a row" }
    if anchor?.isEmpty == true { return "has nothing after the #" }
    for name in names {
      if let reason = refusal(of: name, allowing: " !&'()+,=@") { return reason }
    }
    return anchor.flatMap { refusal(of: $0, allowing: ":") }
  }

  /// Why a part of an address is refused; `special` are the characters that it may contain besides
  /// letters, digits and `-._~`.
  private static func refusal(of part: String, allowing special: String) -> String? {
    guard let name = decoded(part) else { return "contains an invalid escape" }
    if [".", ".."].contains(name) { return "contains the name \"\(name)\"" }
    let found = name.unicodeScalars.first { scalar in
      !isPlain(scalar) && !special.unicodeScalars.contains(scalar)
    }
    guard let found else { return nil }
    return isVisible(found)
      ? "contains the character \"\(found)\"" : "contains an invisible character"
  }
}

/// The names between the slashes of an address, and its anchor, with their escapes.
private func split(_ text: String) -> (names: [String], anchor: String?) {
  // Bytes, not characters: a combining accent after a slash forms one character with it.
  let parts = text.utf8.split(
    separator: UInt8(ascii: "#"),
    maxSplits: 1,
    omittingEmptySubsequences: false
  )
  let names = parts[0].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  return (
    names.map { String(Substring($0)) }, parts.count == 2 ? String(Substring(parts[1])) : nil
  )
}

/// A part of an address without escapes, in normal form (NFC); `nil` if an escape is invalid.
private func decoded(_ part: String) -> String? { percentDecoded(part).map(normalForm) }

/// Whether a character is safe in every file for hosts: unreserved (RFC 3986), or visible and not
/// ASCII.
private func isPlain(_ scalar: Unicode.Scalar) -> Bool {
  scalar.isASCII ? isUnreserved(UInt8(scalar.value)) : isVisible(scalar)
}

private func isVisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
    .paragraphSeparator, .spaceSeparator:
    false
  default: true
  }
}
