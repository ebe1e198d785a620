import UnicodeText

/// A word as the search compares it: in small letters, and Latin ones without their accents.
///
/// So `Môn` and `MON` are `mon`. The script of the search page folds what readers type in the same way.
enum SearchWord: Hashable {
  /// Up to 16 letters of ASCII, each a byte of the number: nearly every word is one, and to count one that was met before takes no
  /// string.
  case short(UInt128)
  case other(String)

  init(_ folded: String) {
    let letters = folded.utf8
    let isShort = letters.count <= Self.mostLetters && letters.allSatisfy { $0 < 0x80 }
    self = isShort ? .short(letters.reduce(0) { $0 << 8 | UInt128($1) }) : .other(folded)
  }

  var text: String {
    switch self {
    case .short(let letters):
      return withUnsafeBytes(of: letters.bigEndian) { bytes in
        String(decoding: bytes.drop { $0 == 0 }, as: UTF8.self)
      }
    case .other(let text): return text
    }
  }

  static let mostLetters = 16
}

/// The words of a text as the search compares them, in their order.
///
/// A word is a run of letters, digits and marks.
func searchWords(_ text: String) -> [String] {
  var words: [String] = []
  eachSearchWord(text) { words.append($0.text) }
  return words
}

/// Gives the same words one by one.
///
/// No word goes on over a byte of ASCII that is neither letter nor digit, so Unicode's tables are asked only about the stretches between
/// two of those that are not all ASCII.
func eachSearchWord(_ text: String, _ use: (SearchWord) -> Void) {
  var text = text
  text.withUTF8 { bytes in
    var start = 0
    while start < bytes.count {
      let end = endOfPlainLetters(in: bytes, from: start)
      if end < bytes.count, bytes[end] >= 0x80 {
        let stretch = bytes[start...].prefix { $0 >= 0x80 || isPlainLetterOrDigit($0) }
        unicodeWords(String(decoding: stretch, as: UTF8.self)).forEach { use(SearchWord($0)) }
        start = stretch.endIndex
        continue
      }
      // The short words apart, which are nearly all, so that they come as numbers and not as what may be strings.
      if let letters = shortWord(bytes, from: start, to: end) {
        if letters != 0 { use(.short(letters)) }
      } else {
        use(.other(String(decoding: bytes[start..<end].lazy.map(folded), as: UTF8.self)))
      }
      start = end &+ 1
    }
  }
}

/// Up to where letters and digits of ASCII follow each other.
///
/// Eight bytes are looked at in one step: where a word ends, a loop over its letters is wrong about what comes next. Part of the loop
/// over the words: a large site has millions, and a call for each takes as long as the look itself.
@inline(__always)
private func endOfPlainLetters(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  var end = start
  while let eight = eightBytes(bytes, at: end) {
    let letters = plainLetters(UInt64(littleEndian: eight))
    end &+= letters
    if letters < 8 { return end }
  }
  while end < bytes.count, isPlainLetterOrDigit(bytes[end]) { end &+= 1 }
  return end
}

/// How many of eight bytes are letters or digits of ASCII before the first that is none; the first byte is the lowest.
///
/// What is added to the lower seven bits of each byte shows in its highest whether they have come so far, and nothing is carried into
/// the next.
private func plainLetters(_ eight: UInt64) -> Int {
  let lower = eight & inEach(0x7F)
  let small = lower | inEach(0x20)
  let isLetter = (small &+ inEach(0x80 - 0x61)) & ~(small &+ inEach(0x80 - 0x7B))
  let isDigit = (lower &+ inEach(0x80 - 0x30)) & ~(lower &+ inEach(0x80 - 0x3A))
  return ((~(isLetter | isDigit) | eight) & inEach(0x80)).trailingZeroBitCount / 8
}

/// At most sixteen letters in one number, 0 for none; nil for more.
///
/// Part of the same loop.
@inline(__always)
private func shortWord(
  _ bytes: UnsafeBufferPointer<UInt8>,
  from start: Int,
  to end: Int
) -> UInt128? {
  let length = end &- start
  if length <= 8, let eight = eightBytes(bytes, at: start) {
    return UInt128((UInt64(bigEndian: eight) | inEach(0x20)) >> UInt64(8 &* (8 &- length)))
  }
  guard length <= SearchWord.mostLetters else { return nil }
  return bytes[start..<end].reduce(0) { $0 << 8 | UInt128(folded($1)) }
}

/// Eight bytes as they stand in memory; nil where there are fewer.
private func eightBytes(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt64? {
  guard offset &+ 8 <= bytes.count else { return nil }
  return UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
}

/// One byte eight times over.
private func inEach(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

/// The bit that tells a small letter from its capital is set in each digit too.
private func folded(_ letterOrDigit: UInt8) -> UInt8 { letterOrDigit | 0x20 }

private func isPlainLetterOrDigit(_ byte: UInt8) -> Bool {
  (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
}

private func unicodeWords(_ text: String) -> [String] {
  var words: [String] = []
  var word = String.UnicodeScalarView()
  func end() {
    guard !word.isEmpty else { return }
    let folded = foldedLetters(String(word))
    if !folded.isEmpty { words.append(folded) }
    word.removeAll(keepingCapacity: true)
  }
  for scalar in text.unicodeScalars {
    if isPartOfWord(scalar) { word.append(scalar) } else { end() }
  }
  end()
  return words
}

private func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return isPlainLetterOrDigit(UInt8(scalar.value)) }
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    .decimalNumber, .letterNumber, .otherNumber:
    return true
  default: return isMark(scalar)
  }
}

private func isMark(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .spacingMark, .enclosingMark: true
  default: false
  }
}
