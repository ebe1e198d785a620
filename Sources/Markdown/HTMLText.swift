import Formats

extension [UInt8] {
  /// Appends markup written in the code of this module.
  mutating func append(markup: String) {
    append(contentsOf: markup.utf8)
  }

  /// Appends text escaped for use between tags and in attributes quoted with `"`.
  ///
  /// Escapes what cmark escapes. Control characters that XML 1.0 forbids become U+FFFD, as
  /// everywhere on the site.
  mutating func append(escaping text: Span<UInt8>) {
    // Most texts need no escaping; `countBytes` checks many bytes at once.
    guard text.withUnsafeBufferPointer({ $0.countBytes(mayBeEscaped) }) > 0 else {
      return append(text)
    }
    var start = 0
    for index in text.indices {
      guard let reference = reference(for: text[index]) else { continue }
      append(text.extracting(start..<index))
      append(contentsOf: reference.utf8)
      start = index + 1
    }
    append(text.extracting(start..<text.count))
  }

  mutating func append(escaping text: String) {
    append(escaping: Array(text.utf8).span)
  }

  /// Appends text with the escaping of `append(escaping:)` undone.
  mutating func append(unescaping markup: ArraySlice<UInt8>) {
    let references = markup.withUnsafeBufferPointer { $0.countBytes { $0 == UInt8(ascii: "&") } }
    guard references > 0 else { return append(contentsOf: markup) }
    var rest = markup
    while let index = rest.firstIndex(of: UInt8(ascii: "&")) {
      append(contentsOf: rest[..<index])
      let named = namedBytes.first { rest[index...].starts(with: $0.reference) }
      append(named?.byte ?? rest[index])
      rest = rest[(index + (named?.reference.count ?? 1))...]
    }
    append(contentsOf: rest)
  }

  /// Appends an address for `href` and `src`, with invalid characters percent-encoded.
  ///
  /// Percent signs are kept, so that an encoded address does not change. Keeps, encodes and escapes
  /// the same bytes as cmark's own renderer.
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

  /// Starts a new line, unless the output is already at the start of one.
  mutating func startLine() {
    if let last, last != UInt8(ascii: "\n") { append(UInt8(ascii: "\n")) }
  }
}

extension Array {
  /// A copy without spare capacity.
  var fitted: [Element] {
    // For an empty array, the initializer below would write the length to the static storage that
    // all empty arrays share, which is a data race.
    guard !isEmpty else { return [] }
    return [Element](unsafeUninitializedCapacity: count) {
      $1 = $0.initialize(fromContentsOf: self)
    }
  }
}

/// Whether a byte may need escaping: a quick test that line ends and tabs, which need none, pass
/// too.
private func mayBeEscaped(_ byte: UInt8) -> Bool {
  byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<")
    || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\"")
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

/// The ASCII bytes that are escaped, with their references.
private let namedBytes = (0x20..<0x7F).compactMap { (byte: UInt8) in
  reference(for: byte).map { (byte: byte, reference: Array($0.utf8)) }
}

private func isAddressByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
  // Everything from `(` to `;`: digits and ( ) * + , - . / : ;
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
