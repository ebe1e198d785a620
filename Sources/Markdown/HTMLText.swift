extension [UInt8] {
  /// Appends markup that stands in the code of this module.
  mutating func append(markup: String) {
    append(contentsOf: markup.utf8)
  }

  /// Appends text so that it reads as text between tags and in attributes between `"`.
  ///
  /// Escapes what cmark escapes. Controls that XML 1.0 forbids become U+FFFD, as everywhere on the
  /// site.
  mutating func append(escaping text: Span<UInt8>) {
    let escapedBytes = escapedBytes
    var start = 0
    for index in text.indices {
      let byte = text[index]
      // Asked of every byte of a text: one look at a bit.
      let isEscaped = byte < 64 ? escapedBytes >> UInt64(byte) & 1 == 1 : byte == 0x7F
      guard isEscaped, let reference = reference(for: byte) else { continue }
      append(text.extracting(start..<index))
      append(contentsOf: reference.utf8)
      start = index + 1
    }
    append(text.extracting(start..<text.count))
  }

  mutating func append(escaping text: String) {
    append(escaping: Array(text.utf8).span)
  }

  /// Appends an address for `href` and `src`: what an address may not hold is percent-encoded.
  ///
  /// Percent signs stay, so that an address that is encoded already keeps its meaning. The same
  /// bytes are kept, encoded and escaped as by cmark's own renderer.
  mutating func append(address: Span<UInt8>) {
    var start = 0
    for index in address.indices {
      let byte = address[index]
      if isAddressByte(byte) { continue }
      append(address.extracting(start..<index))
      start = index + 1
      switch byte {
      case UInt8(ascii: "&"): append(markup: "&amp;")
      case UInt8(ascii: "'"): append(markup: "&#x27;")
      default: append(contentsOf: [UInt8(ascii: "%"), hexDigit(byte >> 4), hexDigit(byte & 15)])
      }
    }
    append(address.extracting(start..<address.count))
  }

  mutating func append(address: String) {
    append(address: Array(address.utf8).span)
  }

  /// A copy that takes no more room than its bytes.
  var fitted: [UInt8] {
    // The standard library would note a length in the one storage that all empty arrays share, from any thread.
    guard !isEmpty else { return [] }
    return [UInt8](unsafeUninitializedCapacity: count) { $1 = $0.initialize(fromContentsOf: self) }
  }

  /// Starts a new line, unless one has just started.
  mutating func startLine() {
    if let last, last != UInt8(ascii: "\n") { append(UInt8(ascii: "\n")) }
  }
}

/// A bit for each byte below 64, which is set where the byte has a reference.
private let escapedBytes = (0..<64).reduce(UInt64(0)) { bits, byte in
  reference(for: UInt8(byte)) == nil ? bits : bits | 1 << UInt64(byte)
}

private func reference(for byte: UInt8) -> String? {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F: "\u{FFFD}"
  default: nil
  }
}

private func isAddressByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
  // All from `(` to `;`: digits and ( ) * + , - . / : ;
  case UInt8(ascii: "(")...UInt8(ascii: ";"): true
  case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"): true
  case UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "@"): true
  case UInt8(ascii: "_"), UInt8(ascii: "~"): true
  default: false
  }
}

private func hexDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? value + UInt8(ascii: "0") : value - 10 + UInt8(ascii: "A")
}
