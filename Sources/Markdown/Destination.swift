/// The kind of an address; decides what can be printed without knowing the site.
enum Destination: Equatable {
  /// `http:` and `https:`: another site.
  case external
  /// `mailto:` and `tel:`.
  case contact
  /// An address that runs code, or opens what the reader did not ask for.
  case unsafe(scheme: String)
  /// An anchor, a path or a record, which only the site can resolve; or an address that is not
  /// complete, such as `https:/office.example`, which the site reports.
  case site

  /// Classifies an address whose escapes and character references cmark has already removed.
  ///
  /// Control characters and spaces before a scheme, and tabs and line ends within it, are ignored,
  /// because browsers ignore them. Source: https://url.spec.whatwg.org/#url-parsing
  init(_ address: Span<UInt8>) {
    guard let scheme = scheme(of: address) else {
      self = .site
      return
    }
    switch scheme {
    case "http", "https": self = hasHost(address) ? .external : .site
    case "mailto": self = hasMailbox(address) ? .contact : .site
    case "tel": self = address.indices.contains { isDigit(address[$0]) } ? .contact : .site
    case "javascript", "vbscript", "data", "file": self = .unsafe(scheme: scheme)
    default: self = .site
    }
  }
}

private func scheme(of address: Span<UInt8>) -> String? {
  guard let colon = address.indices.first(where: { !isSchemeByte(address[$0]) }),
    address[colon] == UInt8(ascii: ":")
  else { return nil }
  var letters: [UInt8] = []
  for index in 0..<colon where address[index] > 0x20 && address[index] != 0x7F {
    let byte = address[index]
    letters.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
  }
  return String(decoding: letters, as: UTF8.self)
}

/// Whether an address has a host after its scheme: `//` and a name, which is not another scheme.
private func hasHost(_ address: Span<UInt8>) -> Bool {
  var text: [UInt8] = []
  address.withUnsafeBufferPointer { text += $0.drop { $0 != UInt8(ascii: ":") }.dropFirst() }
  guard text.starts(with: "//".utf8) else { return false }
  let host = text.dropFirst(2).prefix { !"/?#".utf8.contains($0) }
  guard let first = host.first else { return false }
  let name = String(decoding: host.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
  return (isWordByte(first) || first == UInt8(ascii: "["))
    && !["http", "https", "www"].contains(name.lowercased())
}

/// Whether an address has a name, `@` and a host after its scheme, or only the parts of a message.
private func hasMailbox(_ address: Span<UInt8>) -> Bool {
  var text: [UInt8] = []
  address.withUnsafeBufferPointer { text += $0.drop { $0 != UInt8(ascii: ":") }.dropFirst() }
  if text.first == UInt8(ascii: "?") { return true }
  guard let mark = text.firstIndex(of: UInt8(ascii: "@")) else {
    // A mark that is written as an escape.
    return text.firstRange(of: Array("%40".utf8)) != nil
  }
  return mark > 0 && mark + 1 < text.count && isWordByte(text[mark + 1]) && text[0] > 0x20
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// Whether a byte can be part of a scheme or is ignored there.
private func isSchemeByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
  case UInt8(ascii: "0")...UInt8(ascii: "9"): true
  case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
  default: byte <= 0x20 || byte == 0x7F
  }
}
