import Formats

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
    // Most texts need no escape, which a look at many bytes at once shows.
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

  /// Appends text as it was before it was escaped by the function above.
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

  /// Starts a new line, unless one has just started.
  mutating func startLine() {
    if let last, last != UInt8(ascii: "\n") { append(UInt8(ascii: "\n")) }
  }
}

extension Array {
  /// A copy that takes no more room than its elements.
  var fitted: [Element] {
    // The standard library would note a length in the one storage that all empty arrays share, from any thread.
    guard !isEmpty else { return [] }
    return [Element](unsafeUninitializedCapacity: count) {
      $1 = $0.initialize(fromContentsOf: self)
    }
  }
}

/// All that have a reference, and line ends and tabs, which have none.
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

/// The bytes that are printed as a name, with their references.
private let namedBytes = (0x20..<0x7F).compactMap { (byte: UInt8) in
  reference(for: byte).map { (byte: byte, reference: Array($0.utf8)) }
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
