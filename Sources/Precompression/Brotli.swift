import CBrotli

/// Compresses bytes to Brotli (RFC 7932) at the highest quality; `nil` if memory runs out.
package func brotliCompressed(_ bytes: [UInt8]) -> [UInt8]? {
  let capacity = BrotliEncoderMaxCompressedSize(bytes.count)
  var isWhole = false
  let output = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
    count = capacity
    isWhole =
      BrotliEncoderCompress(
        BROTLI_MAX_QUALITY,
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
