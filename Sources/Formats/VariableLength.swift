extension [UInt8] {
  /// Appends a number, not below 0, in groups of seven bits, the lowest first; each byte but the last has its highest bit set.
  @inlinable package mutating func append(variable number: Int) {
    var rest = number
    while rest > 0x7F {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }

  /// Reads a number that was appended so, and moves the place to what follows it.
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
