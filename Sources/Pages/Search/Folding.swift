import Diagnostics

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
      let bytes = (0..<Self.mostLetters).map {
        UInt8(truncatingIfNeeded: letters >> (8 * (Self.mostLetters - 1 - $0)))
      }
      return String(decoding: bytes.drop { $0 == 0 }, as: UTF8.self)
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
func eachSearchWord(_ text: String, _ use: (SearchWord) -> Void) {
  var text = text
  let isPlain = text.withUTF8 { bytes in
    guard bytes.countBytes({ $0 >= 0x80 }) == 0 else { return false }
    eachPlainWord(bytes, use)
    return true
  }
  if !isPlain { unicodeWords(text).forEach { use(SearchWord($0)) } }
}

/// The words of a text in ASCII, which is nearly all text, without a look into Unicode's tables.
private func eachPlainWord(_ bytes: UnsafeBufferPointer<UInt8>, _ use: (SearchWord) -> Void) {
  var offset = 0
  while offset < bytes.count {
    let start = offset
    var step: Int
    repeat {
      step = letters(in: bytes, from: offset)
      offset &+= step
    } while step == SearchWord.mostLetters
    switch offset &- start {
    case 0: break
    case ...SearchWord.mostLetters: use(.short(foldedLetters(bytes, from: start, to: offset)))
    default: use(.other(String(decoding: bytes[start..<offset].lazy.map(folded), as: UTF8.self)))
    }
    offset &+= 1
  }
}

/// How many letters and digits follow each other, up to sixteen.
///
/// Sixteen bytes are looked at in one step: where a word ends, a loop over its letters is wrong about what comes next. All bytes are
/// ASCII, so what is added to each shows in its highest bit whether it has come so far, and nothing is carried into the next.
private func letters(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  guard start &+ SearchWord.mostLetters <= bytes.count else {
    return bytes[start...].prefix { isPlainLetterOrDigit($0) }.count
  }
  let loaded = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: start, as: UInt128.self)
  let sixteen = UInt128(littleEndian: loaded)
  let small = sixteen | foldingBits
  let isLetter = (small &+ inEach(0x80 - 0x61)) & ~(small &+ inEach(0x80 - 0x7B))
  let isDigit = (sixteen &+ inEach(0x80 - 0x30)) & ~(sixteen &+ inEach(0x80 - 0x3A))
  return (~(isLetter | isDigit) & inEach(0x80)).trailingZeroBitCount / 8
}

/// One byte sixteen times over.
private func inEach(_ byte: UInt8) -> UInt128 {
  UInt128(byte) &* 0x0101_0101_0101_0101_0101_0101_0101_0101
}

/// At most sixteen letters in one number, read at once where the text goes on for as long.
private func foldedLetters(
  _ bytes: UnsafeBufferPointer<UInt8>,
  from start: Int,
  to end: Int
) -> UInt128 {
  guard start &+ SearchWord.mostLetters <= bytes.count else {
    return bytes[start..<end].reduce(0) { $0 << 8 | UInt128(folded($1)) }
  }
  let letters = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: start, as: UInt128.self)
  let others = 8 * (SearchWord.mostLetters &- (end &- start))
  return (UInt128(bigEndian: letters) | foldingBits) &>> UInt128(others)
}

/// The bit of `folded` in each of sixteen letters.
private let foldingBits: UInt128 = 0x2020_2020_2020_2020_2020_2020_2020_2020

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
    let folded = foldedWord(String(word))
    if !folded.isEmpty { words.append(folded) }
    word.removeAll(keepingCapacity: true)
  }
  for scalar in text.unicodeScalars {
    if isPartOfWord(scalar) { word.append(scalar) } else { end() }
  }
  end()
  return words
}

/// A word in small letters, and Latin ones without their accents.
func foldedWord(_ word: String) -> String {
  let small = word.lowercased()
  guard !small.utf8.allSatisfy({ $0 < 0x80 }) else { return small }
  var folded = String.UnicodeScalarView()
  for scalar in small.unicodeScalars {
    let isAccent = isMark(scalar) && (folded.last.map(\.isASCII) ?? true)
    if !isAccent { folded.append(plainLetter(scalar)) }
  }
  return String(folded)
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

/// The letter behind a small Latin one with accents; any other character is its own.
///
/// Its name in Unicode says which: `ŵ` is LATIN SMALL LETTER W WITH CIRCUMFLEX.
private func plainLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  guard !scalar.isASCII else { return scalar }
  if let letter = lettersWithStroke[scalar] { return letter }
  let name = (scalar.properties.name ?? "").replacing("HOOK ABOVE", with: "ABOVE")
  let words = name.split(separator: " ")
  guard words.count > 5, words.starts(with: ["LATIN", "SMALL", "LETTER"]), words[4] == "WITH",
    words[3].utf8.count == 1, words[5...].allSatisfy(accents.contains),
    let letter = words[3].lowercased().unicodeScalars.first
  else { return scalar }
  return letter
}

/// In Unicode these are letters of their own, but who looks for `Łódź` may well type `lodz`.
private let lettersWithStroke: [Unicode.Scalar: Unicode.Scalar] = [
  "đ": "d", "ħ": "h", "ł": "l", "ø": "o", "ŧ": "t",
]

/// The words by which Unicode names what can be taken off a letter.
private let accents: Set<Substring> = [
  "ABOVE", "ACUTE", "AND", "BELOW", "BREVE", "CARON", "CEDILLA", "CIRCUMFLEX", "COMMA", "DIAERESIS",
  "DOT", "DOUBLE", "GRAVE", "HORN", "INVERTED", "LINE", "MACRON", "OGONEK", "RING", "TILDE",
]
