extension [UInt8] {
  /// Appends a non-negative number in groups of seven bits, the lowest first.
  ///
  /// Each byte but the last has its highest bit set.
  @inlinable package mutating func append(variable number: Int) {
    var rest = number
    while rest > 0x7F {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }

  /// Reads a number written by `append(variable:)`, and advances the position past it.
  @inlinable package func variable(at position: inout Int) -> Int {
    var (number, shift) = (0, 0)
    while true {
      let byte = self[position]
      position += 1
      number |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
  }
}
