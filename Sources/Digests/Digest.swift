import Crypto

/// The SHA-256 of bytes, as 64 small hexadecimal digits.
package func sha256Text(_ bytes: [UInt8]) -> String {
  var text: [UInt8] = []
  for byte in SHA256.hash(data: bytes) {
    text.append(hexadecimalDigits[Int(byte >> 4)])
    text.append(hexadecimalDigits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}

/// What a page says of a file so that a browser refuses any other: `sha384-` and the SHA-384 of its bytes.
///
/// Source: W3C, Subresource Integrity.
package func integrityText(_ bytes: [UInt8]) -> String {
  "sha384-" + base64Text(Array(SHA384.hash(data: bytes)))
}

/// Base64 of RFC 4648, with padding.
func base64Text(_ bytes: [UInt8]) -> String {
  var text: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = (0..<3).reduce(0) { $0 << 8 | Int($1 < group.count ? group[start + $1] : 0) }
    for place in 0..<4 {
      let digit = base64Digits[bits >> (18 - 6 * place) & 63]
      text.append(place <= group.count ? digit : UInt8(ascii: "="))
    }
  }
  return String(decoding: text, as: UTF8.self)
}

private let hexadecimalDigits = Array("0123456789abcdef".utf8)

private let base64Digits = Array(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
)
