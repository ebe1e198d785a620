/// What the words around a number say of it: `section 141` and `call 116 123` are not statistics.
struct NumberContext {
  private let bytes: [UInt8]
  /// The end of the last number that names a part of a document, if others may follow it in a list.
  private var endOfList: Int?
  /// The end of the last telephone number.
  private var endOfTelephone: Int?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Whether a number is the name of something: of a part of a document, such as `paragraph 3.2` or
  /// `sections 141 and 142`, or of something that has a number instead of a name.
  ///
  /// A word for several also names the other numbers of its list, which ends after `and`.
  mutating func isLabel(_ number: Range<Int>) -> Bool {
    let (word, gap) = wordBefore(number.lowerBound)
    if let end = endOfList, end <= number.lowerBound {
      let between = text(end..<number.lowerBound).trimmingSpaces
      endOfList = between == "," ? number.upperBound : nil
      if [",", "and", "or", "to", "&", ", and", ", or"].contains(between) { return true }
    }
    guard gap == " " || gap == ". " || gap == "\n" else { return false }
    if labelWords.contains(word) { return true }
    guard pluralLabelWords.contains(word) else { return false }
    endOfList = number.upperBound
    return true
  }

  /// Whether a number is a telephone number: one that somebody is to call, `on` which somebody is
  /// to be called, or that follows another with `or`.
  ///
  /// A number of people who are called is followed by what is counted.
  mutating func isTelephone(_ number: Range<Int>) -> Bool {
    let (word, gap) = wordBefore(number.lowerBound)
    guard [" ", ": ", ". ", "\n"].contains(gap) else { return false }
    let isCalled =
      telephoneWords.contains(word)
      || word == "on"
        && words(before: number.lowerBound).suffix(5).contains(where: telephoneWords.contains)
    let isAnother =
      ["or", "and"].contains(word)
      && endOfTelephone.map { !text($0..<number.lowerBound).contains(". ") } == true
    guard isCalled || isAnother, isEndOfCall(number.upperBound) else { return false }
    noteTelephone(endingAt: number.upperBound)
    return true
  }

  /// Remembers a telephone number, which others may follow.
  mutating func noteTelephone(endingAt index: Int) { endOfTelephone = index }

  /// Whether nothing that could be counted follows: the end of a clause, or a word that begins one.
  private func isEndOfCall(_ index: Int) -> Bool {
    let rest = text(index..<min(index + 24, bytes.count))
    guard let first = rest.first, first == " " else {
      return rest.first.map { !$0.isLetter && $0 != "%" } ?? true
    }
    let words = rest.lowercased().split { !$0.isLetter && !$0.isNumber }
    guard let next = words.first else { return true }
    if next.first?.isNumber == true { return true }
    if next == "in" { return ["an", "case", "emergencies"].contains(words.dropFirst().first) }
    return wordsAfterCalls.contains(String(next))
  }

  /// The word before a number in lower case, and what is between them.
  private func wordBefore(_ index: Int) -> (word: String, gap: String) {
    var end = index
    while end > 0, index - end < 3, !isLetter(bytes[end - 1]) { end -= 1 }
    var start = end
    while start > 0, isLetter(bytes[start - 1]) { start -= 1 }
    return (text(start..<end).lowercased(), text(end..<index))
  }

  /// The words of a sentence before a number, at most as many as a call needs.
  private func words(before index: Int) -> [String] {
    let before = text(max(0, index - 80)..<index)
    let start = before.lastIndex { ".!?\n".contains($0) }.map(before.index(after:))
    return before[(start ?? before.startIndex)...].lowercased().split { !$0.isLetter }
      .map(String.init)
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

private func isLetter(_ byte: UInt8) -> Bool {
  byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20)
}

/// What has numbers instead of names.
private let labelWords: Set<String> = [
  "annex", "appendix", "article", "box", "chapter", "chart", "clause", "figure", "finding",
  "footnote", "form", "line", "no", "note", "number", "p", "page", "para", "paragraph", "part",
  "recommendation", "reg", "regulation", "rule", "schedule", "sec", "section", "sect", "subsection",
  "table", "version", "vol", "volume",
]

/// The words before several numbers; `the rules 120 people wrote` is none of them.
private let pluralLabelWords: Set<String> = [
  "annexes", "appendices", "articles", "chapters", "clauses", "pages", "paragraphs", "paras", "pp",
  "regs", "regulations", "sections", "ss", "subsections",
]

/// Words that ask for a call, or that precede a telephone number.
private let telephoneWords: Set<String> = [
  "call", "dial", "fax", "freephone", "helpline", "hotline", "minicom", "mobile", "phone", "ring",
  "tel", "telephone", "text", "textphone", "whatsapp",
]

/// Words with which a sentence goes on after a telephone number.
private let wordsAfterCalls: Set<String> = [
  "and", "any", "as", "at", "before", "between", "first", "for", "free", "from", "if",
  "immediately", "now", "option", "or", "straight", "then", "to", "when", "where", "which", "with",
]
