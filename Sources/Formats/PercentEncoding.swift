/// A text with percent-encoded bytes, except the unreserved ones and those of `kept`.
///
/// Source: RFC 3986, sections 2.1 and 2.3.
package func percentEncoded(_ text: String, keeping kept: StaticString = "/") -> String {
  var text = text
  return text.withUTF8 { bytes in
    kept.withUTF8Buffer { kept in
      func isKept(_ byte: UInt8) -> Bool { isUnreserved(byte) || kept.contains(byte) }
      guard !bytes.allSatisfy(isKept) else { return String(decoding: bytes, as: UTF8.self) }
      return String(
        decoding: bytes.flatMap { isKept($0) ? [$0] : percentEncoding(of: $0) },
        as: UTF8.self
      )
    }
  }
}

/// A fragment with percent-encoded bytes, except those that RFC 3986, section 3.5, allows there.
package func percentEncodedFragment(_ text: String) -> String {
  percentEncoded(text, keeping: "!$&'()*+,;=:@/?")
}

/// The three bytes that stand for a byte in an address: `%2F`.
package func percentEncoding(of byte: UInt8) -> [UInt8] {
  let digits = Array("0123456789ABCDEF".utf8)
  return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
}

/// Decodes percent escapes such as `%41`; `nil` if one is incomplete or the result is not UTF-8.
package func percentDecoded(_ text: some StringProtocol) -> String? {
  guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
  var bytes: [UInt8] = []
  var rest = Array(text.utf8)[...]
  while let byte = rest.popFirst() {
    guard byte == UInt8(ascii: "%") else {
      bytes.append(byte)
      continue
    }
    guard rest.count >= 2, let high = hexValue(rest.removeFirst()),
      let low = hexValue(rest.removeFirst())
    else { return nil }
    bytes.append(high << 4 | low)
  }
  return String(validating: bytes, as: UTF8.self)
}

/// Whether a byte needs no percent-encoding in any part of an address.
///
/// Source: RFC 3986, section 2.3.
package func isUnreserved(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
    UInt8(ascii: "_"), UInt8(ascii: "~"):
    true
  default: false
  }
}

private func hexValue(_ byte: UInt8) -> UInt8? {
  Character(UnicodeScalar(byte)).hexDigitValue.map(UInt8.init)
}
