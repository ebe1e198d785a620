/// Appends text so that it reads as text wherever markup may stand: between tags and in attributes.
///
/// The five characters with a meaning in HTML, SVG and XML become references. Controls, U+FFFE
/// and U+FFFF, which XML 1.0 forbids, become U+FFFD, so that a feed or a file of SVG stays
/// well-formed.
package func appendEscaped(_ text: String, to output: inout [UInt8]) {
  append(text, to: &output, escaping: attributeReference)
}

/// Appends text so that it reads as text between tags; quotation marks stay as they are.
package func appendEscapedContent(_ text: String, to output: inout [UInt8]) {
  append(text, to: &output, escaping: contentReference)
}

/// Appends JSON so that it stays JSON within an element of a page, and never ends the element.
///
/// The three characters that mean something to a parser of HTML stand only in strings of JSON, where a
/// reference of JSON reads the same.
package func appendEscapedJSON(_ json: String, to output: inout [UInt8]) {
  append(json, to: &output, escaping: jsonReference)
}

private func jsonReference(_ byte: UInt8) -> StaticString? {
  switch byte {
  case UInt8(ascii: "<"): "\\u003c"
  case UInt8(ascii: ">"): "\\u003e"
  case UInt8(ascii: "&"): "\\u0026"
  default: nil
  }
}

/// Copies runs that need no escaping as they are: nearly all text is one such run.
private func append(
  _ text: String,
  to output: inout [UInt8],
  escaping reference: (UInt8) -> StaticString?
) {
  var text = text
  text.withUTF8 { bytes in
    var start = 0
    let escaped = escapedBytes
    for index in bytes.indices where mayBeEscaped(bytes[index], escaped) {
      let isForbidden = isNoncharacter(bytes, at: index)
      guard let replacement = isForbidden ? "\u{FFFD}" : reference(bytes[index]) else { continue }
      output.append(contentsOf: bytes[start..<index])
      replacement.withUTF8Buffer { output.append(contentsOf: $0) }
      start = index + (isForbidden ? 3 : 1)
    }
    output.append(contentsOf: bytes[start...])
  }
}

/// Whether a byte means anything to any of the functions above: one look at a bit of `escaped`, for it is asked of every byte of a text.
private func mayBeEscaped(_ byte: UInt8, _ escaped: UInt64) -> Bool {
  byte < 64 ? escaped >> UInt64(byte) & 1 == 1 : byte == 0x7F || byte == 0xEF
}

/// A bit for each byte below 64, which is set where the byte has a reference.
private let escapedBytes = (0..<64).reduce(UInt64(0)) { bits, byte in
  attributeReference(UInt8(byte)) == nil ? bits : bits | 1 << UInt64(byte)
}

private func attributeReference(_ byte: UInt8) -> StaticString? {
  switch byte {
  case UInt8(ascii: "\""): "&quot;"
  case UInt8(ascii: "'"): "&#39;"
  default: contentReference(byte)
  }
}

private func contentReference(_ byte: UInt8) -> StaticString? {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F: "\u{FFFD}"
  default: nil
  }
}

/// Whether U+FFFE or U+FFFF starts at a byte: EF BF BE or EF BF BF.
private func isNoncharacter(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  bytes[index] == 0xEF && index + 2 < bytes.count && bytes[index + 1] == 0xBF
    && bytes[index + 2] >= 0xBE
}
