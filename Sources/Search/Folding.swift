import UnicodeText

/// A word in the form that the search compares: lower case, and Latin letters without accents.
///
/// `Môn` and `MON` both become `mon`. The script of the search page folds queries in the same way.
enum SearchWord: Hashable {
  /// Up to 16 ASCII letters, each a byte of the number. Nearly every word is one, and counting a
  /// known word then needs no string.
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

/// The words of a text in folded form, in order.
///
/// A word is a run of letters, digits and marks; a soft hyphen or another character that is not
/// seen does not end it.
func searchWords(_ text: String) -> [String] {
  var words: [String] = []
  eachSearchWord(text) { words.append($0.text) }
  return words
}

/// Passes each word of a text to a closure, in folded form and in order.
///
/// No word continues across an ASCII byte that is neither letter nor digit, so only the stretches
/// between two such bytes that are not all ASCII need Unicode's tables.
///
/// A number is one word, also with commas between its thousands.
func eachSearchWord(_ text: String, _ use: (SearchWord) -> Void) {
  var text = joiningThousands(text)
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
      // Short words, which are nearly all, are passed as numbers and not as potential strings.
      if let letters = shortWord(bytes, from: start, to: end) {
        if letters != 0 { use(.short(letters)) }
      } else {
        use(.other(String(decoding: bytes[start..<end].lazy.map(folded), as: UTF8.self)))
      }
      start = end &+ 1
    }
  }
}

/// The end of a run of ASCII letters and digits.
///
/// Checks eight bytes per step, because a loop over single letters mispredicts its branch at the
/// end of each word. Inlined into the loop over the words: a large site has millions, and a call
/// for each takes as long as the check itself.
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

/// The number of ASCII letters and digits at the start of eight bytes; the first byte is the
/// lowest.
///
/// Adding to the lower seven bits of each byte sets its highest bit if they reach a threshold, and
/// nothing carries into the next byte.
private func plainLetters(_ eight: UInt64) -> Int {
  let lower = eight & inEach(0x7F)
  let small = lower | inEach(0x20)
  let isLetter = (small &+ inEach(0x80 - 0x61)) & ~(small &+ inEach(0x80 - 0x7B))
  let isDigit = (lower &+ inEach(0x80 - 0x30)) & ~(lower &+ inEach(0x80 - 0x3A))
  return ((~(isLetter | isDigit) | eight) & inEach(0x80)).trailingZeroBitCount / 8
}

/// Packs up to sixteen letters into one number, 0 for none; `nil` if there are more.
///
/// Inlined into the loop over the words.
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

/// Eight bytes in memory order; `nil` if fewer are left.
private func eightBytes(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt64? {
  guard offset &+ 8 <= bytes.count else { return nil }
  return UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
}

/// One byte, repeated eight times.
private func inEach(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

/// The bit that distinguishes lower case from upper case is set in every digit too.
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
  for scalar in text.unicodeScalars where !scalar.properties.isDefaultIgnorableCodePoint {
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
