extension UnsafeBufferPointer<UInt8> {
  /// How many bytes of a text are wanted.
  ///
  /// In blocks short enough for a counter of one byte, and with a plain loop, so that the processor compares many bytes at once;
  /// with `count(where:)` it takes one after another.
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
}
