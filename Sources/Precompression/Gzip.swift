import CZlib

/// The library and its setting, on which the bytes that it makes depend.
package var gzipCompressor: String {
  "zlib \(String(cString: zlibVersion())) (\(gzipLevel))"
}

/// The level of zlib: the highest takes half as long again, for one per cent fewer bytes.
private let gzipLevel: Int32 = 6

/// Compresses bytes to gzip (RFC 1952); `nil` if memory runs out.
///
/// The header contains no time, file name or system, so that the same bytes give the same file.
package func gzipped(_ bytes: [UInt8]) -> [UInt8]? {
  var stream = z_stream()
  let size = Int32(MemoryLayout<z_stream>.size)
  // Adding 16 to the largest window size selects the gzip header.
  let begun = deflateInit2_(
    &stream,
    gzipLevel,
    Z_DEFLATED,
    MAX_WBITS + 16,
    MAX_MEM_LEVEL,
    Z_DEFAULT_STRATEGY,
    ZLIB_VERSION,
    size
  )
  guard begun == Z_OK else { return nil }
  defer { deflateEnd(&stream) }
  var header = gz_header()
  header.os = unknownSystem
  return withUnsafeMutablePointer(to: &header) { header in
    guard deflateSetHeader(&stream, header) == Z_OK else { return nil }
    return deflated(bytes, &stream)
  }
}

/// The code in RFC 1952 for an unknown operating system.
private let unknownSystem: Int32 = 255

private func deflated(_ bytes: [UInt8], _ stream: inout z_stream) -> [UInt8]? {
  var input = bytes
  let capacity = Int(deflateBound(&stream, UInt(input.count)))
  var isWhole = false
  let output = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
    input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(capacity)
      isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
      count = capacity - Int(stream.avail_out)
    }
  }
  return isWhole ? output : nil
}
