/// A text without line breaks and other control characters, for line-based formats.
package func onOneLine(_ text: String) -> String {
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

/// Whether `onOneLine` would certainly not change a text; this avoids copying nearly all texts.
private func isPlainLine(_ text: String) -> Bool {
  var last = UInt8(ascii: " ")
  for byte in text.utf8 {
    let isBlank = byte <= 0x20 || byte == 0x7F
    if isBlank, byte != 0x20 || last == 0x20 { return false }
    // The last bytes of U+0085, U+2028 and U+2029. The test has rare false positives, which only
    // cost the full pass.
    if byte == 0x85, last == 0xC2 { return false }
    if byte & 0xFE == 0xA8, last == 0x80 { return false }
    last = byte
  }
  return last != 0x20
}
