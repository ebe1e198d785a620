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

  /// The offset of the first matching byte in a range, found eight bytes at a time.
  @inlinable package func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    let text = UnsafeRawBufferPointer(self)
    let wanted = UInt64(byte) &* 0x0101_0101_0101_0101
    var index = range.lowerBound
    while index &+ 8 <= range.upperBound {
      let word = text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let differences = UInt64(littleEndian: word) ^ wanted
      // The lowest set bit belongs to the first byte without a difference.
      let equal = (differences &- 0x0101_0101_0101_0101) & ~differences & 0x8080_8080_8080_8080
      if equal != 0 { return index &+ equal.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < range.upperBound {
      if self[index] == byte { return index }
      index &+= 1
    }
    return nil
  }
}
