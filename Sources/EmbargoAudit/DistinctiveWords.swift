import Content
import Diagnostics
import SiteOutline

/// Names and numbers by which an unpublished text can be recognised: a public text that contains
/// one, alone among the public texts, tells of it.
///
/// A word is a name if it begins with a capital letter in the middle of a sentence, and never with
/// a small one. Short numbers and years are everywhere, and tell nothing.
struct DistinctiveWords {
  /// The path of the first unpublished file with each word.
  private var files: [String: String] = [:]
  /// The words that are in the middle of a sentence of an unpublished file.
  private var inSentences: Set<String> = []

  init(of secrets: [SourceText], besides rest: [SourceText]) {
    for file in secrets where isText(file.path) {
      for mark in marks(in: file, isPublic: false) {
        if files[mark.text] == nil { files[mark.text] = file.path }
        if mark.isInSentence { inSentences.insert(mark.text) }
      }
    }
    var known = Set(Phrase.allCases.flatMap { $0.rawValue.split(separator: " ").map(String.init) })
    /// The public files with each word; a translation counts as its original.
    var places: [String: Set<String>] = [:]
    for file in rest where isText(file.path) {
      known.formUnion(commonWords(in: file))
      let place = originalPath(of: file.path)
      let isData = file.path.hasSuffix(".csv")
      for mark in marks(in: file) where files[mark.text] != nil {
        if isData || declaresNames(file.path) || mark.isDeclared { known.insert(mark.text) }
        places[mark.text, default: []].insert(place)
      }
    }
    for (word, found) in places where found.count > 1 { known.insert(word) }
    for word in known { files[word] = nil }
  }

  /// The first of these words in a public text, with the file of the unpublished one.
  func first(in file: SourceText) -> (range: Range<Int>, secret: String)? {
    guard !files.isEmpty else { return nil }
    for mark in marks(in: file) {
      guard let path = files[mark.text] else { continue }
      if mark.isNumber || mark.isInSentence || inSentences.contains(mark.text) {
        return (mark.range, path)
      }
    }
    return nil
  }
}

/// Whether a file declares the names and the sources of the whole site.
private func declaresNames(_ path: String) -> Bool {
  ["site.yml", "sources.yml", "vocabulary.yml"].contains { path.hasSuffix("/\($0)") }
}

/// A name or a number in a file.
private struct Mark {
  var range: Range<Int>
  /// A number without the commas that group its digits.
  var text: String
  var isNumber: Bool
  /// Whether words of the same sentence precede it.
  var isInSentence: Bool
  /// Whether it is part of the name of the record, or of who publishes it.
  var isDeclared: Bool
}

private func marks(in file: SourceText, isPublic: Bool = true) -> [Mark] {
  if file.path.hasSuffix(".csv") {
    // Tables are full of numbers: that a text repeats a short one is a coincidence.
    let least = isPublic ? 4 : 5
    return numbers(in: file.bytes, 0..<file.bytes.count, digits: least, isTable: true)
  }
  return passages(of: file).flatMap { passage in
    let line = String(decoding: file.bytes[passage].prefix(80), as: UTF8.self)
    let key = line.drop { " -{".contains($0) }.prefix { $0 != ":" }
    let isDeclared = namingKeys.contains(String(key))
    let all = numbers(in: file.bytes, passage, digits: 4) + names(in: file.bytes, passage)
    return all.sorted { $0.range.lowerBound < $1.range.lowerBound }.map { mark in
      var mark = mark
      mark.isDeclared = isDeclared
      return mark
    }
  }
}

private let namingKeys: Set<String> = [
  "by", "full_name", "name", "other_names", "producer", "publisher",
]

/// The words of at least four letters that begin with a capital one.
private func names(in bytes: [UInt8], _ passage: Range<Int>) -> [Mark] {
  wordRanges(in: bytes, passage).compactMap { range in
    let text = String(decoding: bytes[range], as: UTF8.self)
    guard text.count >= 4, text.first?.isUppercase == true, text.allSatisfy(\.isLetter) else {
      return nil
    }
    let before = bytes[passage.lowerBound..<range.lowerBound].reversed()
      .first { !" \n*_[(".utf8.contains($0) }
    let isInSentence = before.map { isInWord($0) || ",;".utf8.contains($0) } ?? false
    return Mark(
      range: range,
      text: text,
      isNumber: false,
      isInSentence: isInSentence,
      isDeclared: false
    )
  }
}

/// The numbers with at least some digits, apart from years.
private func numbers(
  in bytes: [UInt8],
  _ passage: Range<Int>,
  digits least: Int,
  isTable: Bool = false
) -> [Mark] {
  var found: [Mark] = []
  var index = passage.lowerBound
  while index < passage.upperBound {
    let start = index
    while index < passage.upperBound, isInNumber(bytes, index, passage, isTable) { index += 1 }
    guard index > start else {
      // A digit within a word is no number, but one after `£` is.
      while index < passage.upperBound, bytes[index] < 0x80, isInWord(bytes[index]) { index += 1 }
      if index == start { index += 1 }
      continue
    }
    if index < passage.upperBound, bytes[index] < 0x80, isInWord(bytes[index]) { continue }
    // Part of an address.
    if start > 0, "/=#".utf8.contains(bytes[start - 1]) { continue }
    let text = bytes[start..<index].filter { $0 != UInt8(ascii: ",") }
    let isYear = index - start == 4 && ["19", "20"].contains { text.starts(with: $0.utf8) }
    if text.count(where: isDigit) < least || isYear { continue }
    found.append(
      Mark(
        range: start..<index,
        text: String(decoding: text, as: UTF8.self),
        isNumber: true,
        isInSentence: true,
        isDeclared: false
      )
    )
  }
  return found
}

/// Whether a byte is a digit, or a mark between two digits of a number.
private func isInNumber(
  _ bytes: [UInt8],
  _ index: Int,
  _ passage: Range<Int>,
  _ isTable: Bool
) -> Bool {
  if isDigit(bytes[index]) { return true }
  let marks = isTable ? "." : ".,"
  return marks.utf8.contains(bytes[index]) && index > passage.lowerBound
    && index + 1 < passage.upperBound && isDigit(bytes[index - 1]) && isDigit(bytes[index + 1])
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// The words that a public text writes with a small letter, with a capital one.
private func commonWords(in file: SourceText) -> [String] {
  passages(of: file).suffix(1).flatMap { passage in
    wordRanges(in: file.bytes, passage).compactMap { range in
      let word = file.bytes[range]
      guard let first = word.first, (0x61...0x7A).contains(first) else { return nil }
      return String(decoding: [first & 0xDF] + word.dropFirst(), as: UTF8.self)
    }
  }
}
