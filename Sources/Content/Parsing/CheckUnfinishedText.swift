package import Diagnostics
import Formats

/// The texts that a new record begins with; whoever publishes the record replaces them.
enum Placeholder {
  static let reportURL = "https://report.example/"
  static let reportSummary = "What was inspected, in one or two sentences."
  static let reportText = "What the report is about."
  static let findingSummary = "The finding in one sentence."
  static let findingText = "What inspectors saw, in plain words."
  static let recommendationTitle = "What should be done"
  static let recommendationText = "What is asked for, of whom, and by when."
  static let practiceSummary = "The practice in one sentence."
  static let practiceText = "What inspectors saw, where, and why others may learn from it."
  static let pageDescription = "What the page is about, in one sentence."
  static let pageText = "What readers should know."
  static let datasetDescription = "What the data describe, and how they were produced."
  static let measureQuestion = "What question does the measure answer?"
  static let measureScope = "What is counted, and what is not."
  static let fact = "to be written"
  static let factURL = "https://body.example/"

  fileprivate static let all: Set = [
    reportURL, reportSummary, reportText, findingSummary, findingText, recommendationTitle,
    recommendationText, practiceSummary, practiceText, pageDescription, pageText,
    datasetDescription, measureQuestion, measureScope, fact, factURL,
  ]
}

/// The diagnostic of a value that nobody has finished; `nil` if nothing shows that.
func unfinishedText(_ text: String, key: String, at location: SourceLocation) -> Diagnostic? {
  if Placeholder.all.contains(text) {
    let message = "\"\(key)\" still has the text of a new record"
    return Diagnostic(.unfinishedText, message, at: location)
  }
  return unfinishedMark(in: text).map { mark in
    Diagnostic(.unfinishedText, "\"\(key)\" contains \"\(mark)\"", at: location)
  }
}

/// The first mark of an unfinished text; `nil` if there is none.
func unfinishedMark(in text: String) -> String? {
  var text = text
  return text.withUTF8 { bytes in
    firstMark(in: bytes, from: 0).map { String(decoding: bytes[$0], as: UTF8.self) }
  }
}

/// The first mark of an unfinished text below the front matter, and the first text of a new record
/// that nobody has replaced.
func unfinishedTexts(in source: SourceText, from bodyOffset: Int) -> [Diagnostic] {
  source.bytes.withUnsafeBufferPointer { bytes in
    var found: [Diagnostic] = []
    var next = bodyOffset
    while let mark = firstMark(in: bytes, from: next) {
      next = mark.upperBound
      if isCode(mark.lowerBound, in: bytes, from: bodyOffset) { continue }
      let text = String(decoding: bytes[mark], as: UTF8.self)
      let message = "the text contains \"\(text)\""
      found.append(Diagnostic(.unfinishedText, message, at: source.location(at: mark)))
      break
    }
    if let line = firstPlaceholder(in: bytes, from: bodyOffset) {
      let message = "the text still has a sentence of a new record"
      found.append(Diagnostic(.unfinishedText, message, at: source.location(at: line)))
    }
    return found
  }
}

/// The words with which authors mark what is still to be written.
private let marks = ["todo", "fixme", "tbc", "tbd", "tba", "placeholder"].map { word in
  Array(word.uppercased().utf8)
}

/// The first mark: one of the words, three or more `X`, or the filler text "Lorem ipsum".
private func firstMark(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
  // Of three letters in a row, one is at an offset that is looked at.
  var offset = start + 2
  while offset < bytes.count {
    if isCapital(bytes[offset]) {
      let word = extent(in: bytes, around: offset, from: start, isCapital)
      if word.count > 2, isMark(bytes[word]), isAlone(word, in: bytes, from: start) { return word }
      offset = max(offset, word.upperBound)
    }
    offset += 3
  }
  return filler(in: bytes, from: start)
}

private func isMark(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
  if word.count >= 3, word.allSatisfy({ $0 == UInt8(ascii: "X") }) { return true }
  return marks.contains { $0.elementsEqual(word) }
}

/// Whether a range of letters is a word of its own, and not a part of an address or a code.
private func isAlone(
  _ word: Range<Int>,
  in bytes: UnsafeBufferPointer<UInt8>,
  from start: Int
) -> Bool {
  let before = word.lowerBound > start ? bytes[word.lowerBound - 1] : 0x20
  let after = word.upperBound < bytes.count ? bytes[word.upperBound] : 0x20
  if before == after, before == underscore { return true }
  return !isJoining(before) && !isJoining(after)
    && !isLetter(before, bytes[start..<word.lowerBound])
    && !isLetter(after, bytes[word.upperBound...].prefix(4))
}

/// Whether a byte that is not ASCII is a part of a letter next to a word, and not a dash, a quotation
/// mark or a no-break space; `text` ends or begins at the word.
private func isLetter(_ byte: UInt8, _ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
  guard byte >= 0x80 else { return false }
  let near = String(decoding: text.suffix(4), as: UTF8.self).unicodeScalars
  let scalar = text.first == byte ? near.first : near.last
  return scalar?.properties.isAlphabetic == true
}

/// The filler, which begins a sentence, or a gap that is still to be filled.
private func filler(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
  for filler in fillers {
    var next = min(start, bytes.count)
    while let first = bytes.firstIndex(of: filler[0], in: next..<bytes.count) {
      let range = first..<min(first + filler.count, bytes.count)
      if bytes[range].elementsEqual(filler, by: { $0 == $1 || $0 | 0x20 == $1 }) { return range }
      next = first + 1
    }
  }
  return nil
}

private let fillers = ["Lorem ipsum", "???", "[insert "].map { Array($0.utf8) }

private func extent(
  in bytes: UnsafeBufferPointer<UInt8>,
  around offset: Int,
  from start: Int,
  _ isPart: (UInt8) -> Bool
) -> Range<Int> {
  var (lower, upper) = (offset, offset)
  while lower > start, isPart(bytes[lower - 1]) { lower -= 1 }
  while upper < bytes.count, isPart(bytes[upper]) { upper += 1 }
  return lower..<upper
}

/// Whether an offset is in a code span or a fenced block, where words are quoted as they are.
private func isCode(
  _ offset: Int,
  in bytes: UnsafeBufferPointer<UInt8>,
  from start: Int
) -> Bool {
  let before = String(decoding: bytes[start..<offset], as: UTF8.self)
  let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
  let fences = lines.count { line in
    let text = line.drop { $0 == " " }
    return text.hasPrefix("```") || text.hasPrefix("~~~")
  }
  let above = lines.dropLast().reversed().prefix { !$0.allSatisfy(\.isWhitespace) }
  let paragraph = lines.suffix(1) + above
  let spans = paragraph.map { line in line.split { $0 != "`" }.count }.reduce(0, +)
  let isIndented = paragraph.count == 1 && (paragraph.first?.hasPrefix("    ") ?? false)
  return !fences.isMultiple(of: 2) || !spans.isMultiple(of: 2) || isIndented
}

/// The first line that is a text of a new record; all of them begin with the same letter.
private func firstPlaceholder(
  in bytes: UnsafeBufferPointer<UInt8>,
  from start: Int
) -> Range<Int>? {
  let beginning = UInt8(ascii: "W")
  var lineStart = start
  while lineStart < bytes.count {
    let end = bytes.firstIndex(of: UInt8(ascii: "\n"), in: lineStart..<bytes.count) ?? bytes.count
    if bytes[lineStart] == beginning, end - lineStart < longestPlaceholder {
      let text = String(decoding: bytes[lineStart..<end], as: UTF8.self)
      if Placeholder.all.contains(String(text.prefix { !$0.isNewline })) { return lineStart..<end }
    }
    lineStart = end + 1
  }
  return nil
}

/// Longer lines are not compared with the texts of new records.
private let longestPlaceholder = 80
private let underscore = UInt8(ascii: "_")
private func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
private func isJoining(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    || [underscore, UInt8(ascii: "-"), UInt8(ascii: "/")].contains(byte)
}

/// The rule about unfinished texts.
extension Rule {
  package static let unfinishedText = Rule(
    "unfinished-text",
    .error,
    advice: """
      Write the text, or keep the record unpublished with `draft: true` until it is written; a word \
      that is meant is written as code.
      """,
    meaning: """
      A public record contains a text that is still to be written: a word such as `TBC`, the filler \
      `lorem ipsum`, or a sentence that a new record begins with. A word that is quoted can be \
      written as code.
      """,
    example: RuleExample(
      "content/pages/about.md",
      wrong: """
        ---
        title: About
        description: TBC
        ---
        What readers see here.
        """,
      right: """
        ---
        title: About
        description: About this site.
        ---
        What readers see here.
        """
    )
  )
}
