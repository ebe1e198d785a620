import CBrotli

/// How much time compression may take to save bytes.
package enum CompressionEffort: Sendable {
  /// For files that few readers open: a twentieth of the time, and an eighth more bytes.
  case low
  /// For files that readers wait for. Brotli could save three per cent more, in three times the
  /// time.
  case high

  fileprivate var brotliQuality: Int32 { self == .high ? 10 : 6 }
}

/// The library and its settings, on which the bytes that it makes depend.
package var brotliCompressor: String {
  let version = BrotliEncoderVersion()
  return "brotli \(version >> 24).\(version >> 12 & 0xFFF).\(version & 0xFFF)"
    + " (\(CompressionEffort.low.brotliQuality) and \(CompressionEffort.high.brotliQuality))"
}

/// Compresses bytes to Brotli (RFC 7932); `nil` if memory runs out.
package func brotliCompressed(_ bytes: [UInt8], _ effort: CompressionEffort) -> [UInt8]? {
  let capacity = BrotliEncoderMaxCompressedSize(bytes.count)
  var isWhole = false
  let output = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
    count = capacity
    isWhole =
      BrotliEncoderCompress(
        effort.brotliQuality,
        BROTLI_DEFAULT_WINDOW,
        BROTLI_MODE_TEXT,
        bytes.count,
        bytes,
        &count,
        output.baseAddress
      ) == BROTLI_TRUE
    if !isWhole { count = 0 }
  }
  return isWhole ? output : nil
}
