import Crypto

/// The SHA-256 of bytes, as 64 small hexadecimal digits.
package func sha256Text(_ bytes: [UInt8]) -> String {
  hexadecimalText(SHA256.hash(data: bytes))
}

/// The SHA-256 of many parts: other parts, or the same bytes parted elsewhere, give another one.
package struct PartsDigest {
  private var hash = SHA256()

  package init() {}

  package mutating func add(_ part: [UInt8]) {
    withUnsafeBytes(of: UInt64(part.count).littleEndian) { hash.update(bufferPointer: $0) }
    hash.update(data: part)
  }

  package mutating func add(_ part: String) { add(Array(part.utf8)) }

  package mutating func add(_ numbers: [UInt64]) {
    add(numbers.flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } })
  }

  /// 64 small hexadecimal digits.
  package var text: String { hexadecimalText(hash.finalize()) }
}

private func hexadecimalText(_ bytes: SHA256.Digest) -> String {
  var text: [UInt8] = []
  text.reserveCapacity(2 * SHA256.byteCount)
  for byte in bytes {
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
