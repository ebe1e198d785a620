/// A zip archive of stored parts, as the bytes of a file.
///
/// - Parameter flags: The general purpose bits of every part; 1 claims that it is encrypted.
package func zipArchive(_ parts: [(name: String, text: String)], flags: UInt16 = 0) -> [UInt8] {
  var (bytes, directory) = ([UInt8](), [UInt8]())
  for (name, text) in parts {
    let content = Array(text.utf8)
    // Flags, method, time and date, checksum, sizes, lengths of the name and of extra fields.
    var shared = little(flags) + little(UInt16(0)) + little(UInt32(0)) + little(checksum(content))
    shared += little(UInt32(content.count)) + little(UInt32(content.count))
    shared += little(UInt16(name.utf8.count)) + little(UInt16(0))
    directory += [0x50, 0x4B, 1, 2, 20, 0, 20, 0]
    directory += shared
    directory += [UInt8](repeating: 0, count: 10)
    directory += little(UInt32(bytes.count))
    directory += Array(name.utf8)
    bytes += [0x50, 0x4B, 3, 4, 20, 0]
    bytes += shared
    bytes += Array(name.utf8)
    bytes += content
  }
  let start = bytes.count
  bytes += directory
  bytes += [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
  bytes += little(UInt16(parts.count)) + little(UInt16(parts.count))
  bytes += little(UInt32(directory.count)) + little(UInt32(start))
  return bytes + [0, 0]
}

private func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
  withUnsafeBytes(of: number.littleEndian) { Array($0) }
}

/// The CRC-32 of zip archives, bit by bit.
private func checksum(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(UInt32.max) { sum, byte in
    (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
}
