#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

extension UnsafeBufferPointer<UInt8> {
  /// The number of bytes that satisfy a predicate.
  ///
  /// Uses a plain loop over blocks short enough for a one-byte counter, so that the compiler
  /// vectorizes it; `count(where:)` takes one byte at a time.
  @inlinable package func countBytes(_ isWanted: (UInt8) -> Bool) -> Int {
    var count = 0
    var offset = 0
    while offset < self.count {
      let end = Swift.min(offset &+ 255, self.count)
      var found: UInt8 = 0
      while offset < end {
        found &+= isWanted(self[offset]) ? 1 : 0
        offset &+= 1
      }
      count &+= Int(found)
    }
    return count
  }

  /// The offset of the first matching byte in a range, found by the C library many bytes at a time.
  package func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    guard !range.isEmpty, let start = baseAddress,
      let found = memchr(start + range.lowerBound, Int32(byte), range.count)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(start)
  }
}
