/// The words and numbers of a text: its runs of letters, digits and bytes beyond ASCII.
func words(in bytes: [UInt8]) -> [Range<Int>] {
  var found: [Range<Int>] = []
  var index = 0
  while index < bytes.count {
    let start = index
    while index < bytes.count, isInWord(bytes[index]) { index += 1 }
    if index > start { found.append(start..<index) }
    index += 1
  }
  return found
}

/// The words of a part of a text.
func wordRanges(in bytes: [UInt8], _ part: Range<Int>) -> [Range<Int>] {
  words(in: Array(bytes[part])).map {
    $0.lowerBound + part.lowerBound..<$0.upperBound + part.lowerBound
  }
}

func lowercased(_ word: ArraySlice<UInt8>) -> String {
  String(decoding: word, as: UTF8.self).lowercased()
}

func isInWord(_ byte: UInt8) -> Bool {
  byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
}
