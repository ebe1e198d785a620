/// The kind of an address; decides what can be printed without knowing the site.
enum Destination: Equatable {
  /// `http:` and `https:`: another site.
  case external
  /// `mailto:` and `tel:`.
  case contact
  /// An address that runs code, or opens what the reader did not ask for.
  case unsafe(scheme: String)
  /// An anchor, a path or a record, which only the site can resolve.
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
    case "http", "https": self = .external
    case "mailto", "tel": self = .contact
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

/// Whether a byte can be part of a scheme or is ignored there.
private func isSchemeByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
  case UInt8(ascii: "0")...UInt8(ascii: "9"): true
  case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
  default: byte <= 0x20 || byte == 0x7F
  }
}
