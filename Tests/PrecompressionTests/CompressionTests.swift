import CBrotliDecoder
import CZlib
import Precompression
import Testing

struct CompressionTests {
  private let texts = ["", "a", String(repeating: "Gull Haven, 11.9%\n", count: 20_000), "é\u{0}☃"]

  @Test(arguments: [CompressionEffort.low, .high])
  func whatIsUnpackedIsWhatWasPacked(effort: CompressionEffort) throws {
    for bytes in texts.map({ Array($0.utf8) }) {
      #expect(try unzipped(#require(gzipped(bytes)), count: bytes.count) == bytes)
      #expect(try decoded(#require(brotliCompressed(bytes, effort)), count: bytes.count) == bytes)
    }
    let long = Array(texts[2].utf8)
    #expect(try #require(gzipped(long)).count < long.count / 50)
    #expect(try #require(brotliCompressed(long, effort)).count < long.count / 50)
  }

  /// Source: RFC 1952, 2.3: no flags, no time, neither the slowest nor the fastest method, an
  /// unknown system.
  @Test func headerTellsNothingOfTimeAndMachine() throws {
    for bytes in texts.map({ Array($0.utf8) }) {
      let packed = try #require(gzipped(bytes))
      #expect(packed.prefix(10) == [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])
      #expect(gzipped(bytes) == packed)
      #expect(brotliCompressed(bytes, .low) == brotliCompressed(bytes, .low))
    }
  }

  /// Decompresses bytes that should give `count` bytes; `nil` if the data does not end there.
  private func unzipped(_ bytes: [UInt8], count: Int) -> [UInt8]? {
    var input = bytes
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(&stream, MAX_WBITS + 16, ZLIB_VERSION, size) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var output = [UInt8](repeating: 0, count: count + 1)
    let isWhole = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        return inflate(&stream, Z_FINISH) == Z_STREAM_END && Int(stream.total_out) == count
      }
    }
    return isWhole ? Array(output.prefix(count)) : nil
  }

  private func decoded(_ bytes: [UInt8], count: Int) -> [UInt8]? {
    var size = count + 1
    var output = [UInt8](repeating: 0, count: size)
    let result = BrotliDecoderDecompress(bytes.count, bytes, &size, &output)
    return result == BROTLI_DECODER_RESULT_SUCCESS && size == count
      ? Array(output.prefix(count)) : nil
  }
}
