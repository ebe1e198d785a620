import Diagnostics

extension DocumentBuilder {
  /// Reports code that is code only because of the spaces before it, and reads like a sentence, a
  /// heading, an item of a list or a row of a table.
  ///
  /// A fence says that code is meant.
  mutating func checkIndented(_ node: Node) {
    let code = node.string(.literal)
    let line = code.drop { $0.isWhitespace }.prefix { !$0.isNewline }
    guard readsLikeProse(line) else { return }
    let range = reporter.search.restOfLine(line: node.firstLine, column: node.firstColumn)
    let message = "four spaces before this text make it code; expected none, or a fence around code"
    reporter.report(.literalMarkup, message, at: range)
  }
}

/// Whether a line reads like prose in Markdown, and not like a command or data.
private func readsLikeProse(_ line: Substring) -> Bool {
  let isLink = line.contains("[") && line.contains("](")
  if isLink || line.hasPrefix("|") && line.dropFirst().contains("|") { return true }
  guard !line.contains(where: codeCharacters.contains) else { return false }
  var words = line.split { $0 == " " || $0 == "\t" }
  let isMarked = words.first.map(isBlockMark) == true
  if isMarked { words.removeFirst() }
  guard let first = words.first, let last = words.last, !first.hasSuffix(":") else { return false }
  let plain = words.count { word in
    word.count > 1 && word.allSatisfy { $0.isLetter || "'’-,.;:!?()\"“”‘".contains($0) }
  }
  let isSentence = first.first?.isUppercase == true && first.uppercased() != first
  let isEnded = last.last.map { ".!?:".contains($0) } == true
  return isMarked ? plain > 1 : plain > 2 && plain * 2 > words.count && (isSentence || isEnded)
}

/// Whether a word is the mark of a heading, a quotation or an item of a list.
private func isBlockMark(_ word: Substring) -> Bool {
  if word.allSatisfy({ $0 == "#" }) { return word.count < 7 }
  if ["-", "*", "+", ">"].contains(word) { return true }
  guard let mark = word.last, ".)".contains(mark) else { return false }
  return (1...3).contains(word.dropLast().count) && word.dropLast().allSatisfy(\.isNumber)
}

private let codeCharacters: Set<Character> = [
  "{", "}", "<", "=", "$", "`", "@", "\\", "|", "~", "^", "[", "]", "_",
]
