import Formats

/// A text without the commas between the thousands of its numbers: `4,540` becomes `4540`.
///
/// A group has three digits, the first one up to three, and no letter or digit follows the last.
/// The script of the search page joins the numbers of queries in the same way.
func joiningThousands(_ text: String) -> String {
  var text = text
  let joined = text.withUTF8 { bytes -> [UInt8]? in
    var commas: [Int] = []
    var offset = 0
    while let start = bytes.firstIndex(of: comma, in: offset..<bytes.count) {
      let groups = thousands(in: bytes, at: start)
      commas += groups
      offset = (groups.last ?? start) + 1
    }
    guard !commas.isEmpty else { return nil }
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var from = 0
    for position in commas {
      kept += bytes[from..<position]
      from = position + 1
    }
    return kept + bytes[from...]
  }
  return joined.map { String(decoding: $0, as: UTF8.self) } ?? text
}

/// The commas of the number whose first comma is at an offset; empty if it is not that of a number.
private func thousands(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> [Int] {
  var digits = start
  while digits > 0, start - digits < 4, isDigit(bytes[digits - 1]) { digits -= 1 }
  guard (1...3).contains(start - digits), digits == 0 || !isLetterOrDigit(bytes[digits - 1]) else {
    return []
  }
  var commas: [Int] = []
  var next = start
  while next + 3 < bytes.count, bytes[next] == comma,
    bytes[next + 1...next + 3].allSatisfy(isDigit)
  {
    commas.append(next)
    next += 4
  }
  if next < bytes.count, isLetterOrDigit(bytes[next]) { _ = commas.popLast() }
  return commas
}

private let comma = UInt8(ascii: ",")

private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  isDigit(byte) || (byte | 0x20) &- 0x61 < 26
}
