import Formats
import UnicodeText

extension SiteAddress {
  /// Parses an address as editors write it, with escapes such as `%20`; `/about` means `/about/`.
  ///
  /// `nil` if the text is not such an address: `refusal(of:)` says why.
  package init?(_ text: String) {
    guard Self.refusal(of: text) == nil else { return nil }
    let (written, query, anchor) = split(text)
    var names = written.dropFirst().compactMap(decoded)
    if names.last?.utf8.contains(UInt8(ascii: ".")) == false {
      if names.last?.isEmpty == true { names.removeLast() }
      names.append("index.html")
    }
    self.init(
      file: names.joined(separator: "/"),
      query: query.map { percentEncoded($0, keeping: "=&+,:@/%") },
      fragment: anchor.flatMap(decoded)
    )
  }

  /// Why a text is not an address of the site, as the rest of a sentence; `nil` if it is one.
  static func refusal(of text: String) -> String? {
    let (names, query, anchor) = split(text)
    if names.count < 2 || names.first?.isEmpty == false { return "does not start with a slash" }
    if text.contains(" ") { return "contains a blank, which is written %20" }
    if names.dropFirst().dropLast().contains("") { return "contains two slashes in a row" }
    if anchor?.isEmpty == true { return "has nothing after the #" }
    if let query, let reason = refusal(ofQuery: query) { return reason }
    for name in names {
      if let reason = refusal(of: name, allowing: " !&'()+,=@") { return reason }
    }
    return anchor.flatMap { refusal(of: $0, allowing: ":") }
  }

  private static func refusal(ofQuery query: String) -> String? {
    if query.isEmpty { return "has nothing after the ?" }
    if percentDecoded(query) == nil { return "contains an invalid escape" }
    let special = "=&+,:@/%".unicodeScalars
    let found = query.unicodeScalars.first { !isPlain($0) && !special.contains($0) }
    return found.map { "contains the character \"\($0)\" after the ?" }
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

/// The names between the slashes of an address, its query and its anchor, with their escapes.
private func split(_ text: String) -> (names: [String], query: String?, anchor: String?) {
  // Bytes, not characters: a combining accent after a slash forms one character with it.
  func halves(_ text: Substring, at mark: Unicode.Scalar) -> (Substring, Substring?) {
    let parts = text.utf8.split(
      separator: UInt8(ascii: mark),
      maxSplits: 1,
      omittingEmptySubsequences: false
    )
    return (Substring(parts[0]), parts.count == 2 ? Substring(parts[1]) : nil)
  }
  let (address, anchor) = halves(text[...], at: "#")
  let (path, query) = halves(address, at: "?")
  let names = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  return (names.map { String(Substring($0)) }, query.map(String.init), anchor.map(String.init))
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
