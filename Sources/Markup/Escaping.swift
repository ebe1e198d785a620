/// Appends text escaped for any position in markup: between tags and in attributes.
///
/// The five characters with a meaning in HTML, SVG and XML become references. Control characters,
/// U+FFFE and U+FFFF, which XML 1.0 forbids, become U+FFFD, so that feeds and SVG files stay
/// well-formed.
package func appendEscaped(_ text: String, to output: inout [UInt8]) {
  append(text, to: &output, escaping: attributeReference)
}

/// Appends text escaped for use between tags; quotation marks are kept.
package func appendEscapedContent(_ text: String, to output: inout [UInt8]) {
  append(text, to: &output, escaping: contentReference)
}

/// Appends JSON escaped so that it remains valid and cannot end the element that contains it.
///
/// `<`, `>` and `&` occur only within JSON strings, where their JSON escapes are equivalent.
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

/// Appends text, copying unescaped runs whole, because nearly all text is one such run.
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

/// Whether any of the functions above may replace a byte.
///
/// Tests one bit of `escaped`, because it runs for every byte of a text.
private func mayBeEscaped(_ byte: UInt8, _ escaped: UInt64) -> Bool {
  byte < 64 ? escaped >> UInt64(byte) & 1 == 1 : byte == 0x7F || byte == 0xEF
}

/// One bit for each byte below 64, set if the byte has a reference.
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
