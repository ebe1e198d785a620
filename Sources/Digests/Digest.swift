import Crypto

/// A SHA-256 digest.
package struct Digest: Hashable, Sendable {
  /// The first and last 16 bytes, each as a big-endian number.
  private let start, end: UInt128

  package init(of bytes: [UInt8]) {
    self.init(SHA256.hash(data: bytes))
  }

  fileprivate init(_ digest: SHA256.Digest) {
    (start, end) = digest.withUnsafeBytes { bytes in
      let load = { UInt128(bigEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt128.self)) }
      return (load(0), load(16))
    }
  }

  /// Parses 64 lowercase hexadecimal digits; `nil` for any other text.
  package init?(_ text: String) {
    let digits = text.utf8.compactMap(hexadecimalDigits.firstIndex)
    guard text.utf8.count == 64, digits.count == 64 else { return nil }
    start = digits[..<32].reduce(0) { $0 << 4 | UInt128($1) }
    end = digits[32...].reduce(0) { $0 << 4 | UInt128($1) }
  }

  /// The digest as 64 lowercase hexadecimal digits.
  package var text: String {
    var digits: [UInt8] = []
    digits.reserveCapacity(64)
    for byte in bytes {
      digits.append(hexadecimalDigits[Int(byte >> 4)])
      digits.append(hexadecimalDigits[Int(byte & 15)])
    }
    return String(decoding: digits, as: UTF8.self)
  }

  fileprivate var bytes: [UInt8] {
    withUnsafeBytes(of: (start.bigEndian, end.bigEndian)) { Array($0) }
  }
}

/// The SHA-256 of a sequence of parts.
///
/// Different parts, or the same bytes divided differently, give a different digest.
package struct PartsDigest {
  private var hash = SHA256()

  package init() {}

  package mutating func add(_ part: [UInt8]) {
    withUnsafeBytes(of: UInt64(part.count).littleEndian) { hash.update(bufferPointer: $0) }
    hash.update(data: part)
  }

  package mutating func add(_ part: String) { add(Array(part.utf8)) }

  package mutating func add(_ part: Digest) { add(part.bytes) }

  package mutating func add(_ numbers: [UInt64]) {
    add(numbers.map(\.littleEndian).withUnsafeBytes { Array($0) })
  }

  package var digest: Digest { Digest(hash.finalize()) }
}

/// The `integrity` value with which a browser checks a file: `sha384-` and the SHA-384 of its
/// bytes.
///
/// Source: W3C, Subresource Integrity.
package func integrityText(_ bytes: [UInt8]) -> String {
  "sha384-" + base64Text(Array(SHA384.hash(data: bytes)))
}

/// The Base64 encoding of RFC 4648, with padding.
func base64Text(_ bytes: [UInt8]) -> String {
  var text: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = (0..<3).reduce(0) { $0 << 8 | Int($1 < group.count ? group[start + $1] : 0) }
    for position in 0..<4 {
      let digit = base64Digits[bits >> (18 - 6 * position) & 63]
      text.append(position <= group.count ? digit : UInt8(ascii: "="))
    }
  }
  return String(decoding: text, as: UTF8.self)
}

private let hexadecimalDigits = Array("0123456789abcdef".utf8)

private let base64Digits = Array(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
)
