/// How a zip archive states the sizes of its parts.
package enum ZipForm: Sendable {
  case plain
  /// Behind each part, because they were not known before.
  case streamed
  /// In 64 bits, as writers do that do not know whether 32 are enough.
  case wide
}

/// A zip archive of parts that are stored as they are.
///
/// - Parameters:
///   - parts: The name and the content of each.
///   - flags: The general purpose flags of all parts; 1 says that they are encrypted.
///   - form: How the sizes are stated.
/// - Returns: The bytes of the archive.
package func zipArchive(
  _ parts: [(name: String, text: String)],
  flags: UInt16 = 0,
  form: ZipForm = .plain
) -> [UInt8] {
  var (bytes, directory) = ([UInt8](), [UInt8]())
  let (isStreamed, isWide) = (form == .streamed, form == .wide)
  for (name, text) in parts {
    let content = Array(text.utf8)
    let size = little(UInt32(content.count))
    let sizes = little(checksum(content)) + size + size
    let wideSizes = little(UInt64(content.count)) + little(UInt64(content.count))
    let unset = [UInt8](repeating: 0xFF, count: 4)
    // The flags, the method, the time and the date.
    let start = little(flags | (isStreamed ? 8 : 0)) + [UInt8](repeating: 0, count: 6)
    let length = little(UInt16(name.utf8.count))

    directory += [0x50, 0x4B, 1, 2, 45, 0, 45, 0]
    directory += start
    directory += isWide ? sizes[..<4] + unset + unset : sizes[...]
    directory += length
    directory += little(UInt16(isWide ? 28 : 0))
    directory += [UInt8](repeating: 0, count: 10)
    directory += isWide ? unset : little(UInt32(bytes.count))
    directory += Array(name.utf8)
    if isWide { directory += [1, 0, 24, 0] + wideSizes + little(UInt64(bytes.count)) }

    bytes += [0x50, 0x4B, 3, 4, 45, 0]
    bytes += start
    bytes += isStreamed ? [UInt8](repeating: 0, count: 12) : sizes
    bytes += length
    bytes += little(UInt16(0))
    bytes += Array(name.utf8)
    bytes += content
    if isStreamed { bytes += [0x50, 0x4B, 7, 8] + sizes }
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
