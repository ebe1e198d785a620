import Diagnostics
import Formats

extension DocumentBuilder {
  /// Reports characters of markup that readers see, because the library did not take them for
  /// markup.
  ///
  /// A backslash before them says that they are meant; so does code.
  mutating func reportLiteralMarkup(in lines: SourceLines) {
    var found: [(range: Range<Int>, message: String)] = []
    lines.each { number, range in
      let isTable = check.tableLines.contains { $0.contains(number) }
      if let mark = lineMark(
        in: lines.bytes[range],
        isTable: isTable,
        hasTasks: options.allowsTaskLists
      ) {
        found.append(mark)
      }
    }
    let marks = literalMarks(in: words.bytes, outside: check.code).map { ($0, false) }
    let loneMarks = loneMarks(in: words.bytes, outside: check.code).map { ($0, true) }
    found += (marks + loneMarks).prefix(mostMarks).compactMap { mark, isLone in
      let text = words.bytes[mark]
      guard let range = written(mark, isLone: isLone, in: lines) else { return nil }
      let line = lines.number(at: range.lowerBound)
      // A star in a table refers to a note below it, and half of a code span that the end of a cell
      // has cut is a consequence.
      if isLone,
        reportedLines.contains(line)
          || text.first == UInt8(ascii: "*")
            && check.tableLines.contains(where: { $0.contains(line) })
      {
        return nil
      }
      let shown = String(decoding: text.prefix { $0 != newline }, as: UTF8.self)
      return (range, "\"\(shown)\" is on the page as it is written, not as markup")
    }
    var reported: Set<Int> = []
    for (range, message) in found.prefix(mostReports)
    where reported.insert(range.lowerBound).inserted {
      reporter.report(.literalMarkup, message, at: range)
      reportedLines.insert(lines.number(at: range.lowerBound))
    }
  }

  /// Where a text is written without a backslash, outside code; `isLone` if the same text elsewhere
  /// may be markup.
  private func written(
    _ mark: Range<Int>,
    isLone: Bool,
    in lines: SourceLines
  ) -> Range<Int>? {
    let line = words.bytes[..<mark.lowerBound].suffix(12).reversed().prefix { $0 != newline }
    // With the text around it the mark is found where it is printed; an entity or other markup
    // in the source can be around it, but not in it.
    let texts =
      [12, 6, 3, 0].map { mark.lowerBound - min($0, line.count)..<mark.upperBound }
      + (isLone ? [] : [mark.lowerBound..<mark.lowerBound + 2])
    for text in texts {
      let wanted = words.bytes[text]
      let skipped = mark.lowerBound - text.lowerBound
      var result: Range<Int>?
      var isMeant = false
      lines.each { _, range in
        guard result == nil else { return }
        var rest = lines.bytes[range]
        while let match = rest.firstRange(of: wanted) {
          let match = match.lowerBound + skipped..<match.upperBound
          let before = lines.bytes[range.lowerBound..<match.lowerBound]
          let isEscaped =
            before.last == backslash
            || lines.bytes[match.lowerBound] == closing && isEscapedLink(before)
          if !isEscaped, before.count(where: { $0 == backtick }).isMultiple(of: 2) {
            result = match
            return
          }
          isMeant = true
          rest = rest[match.upperBound...]
        }
      }
      if isMeant || result != nil { return isLone && isMeant ? nil : result }
    }
    return nil
  }
}

/// Whether the last opening bracket of a text has a backslash before it.
private func isEscapedLink(_ text: ArraySlice<UInt8>) -> Bool {
  guard let bracket = text.lastIndex(of: UInt8(ascii: "[")) else { return false }
  return bracket > text.startIndex && text[bracket - 1] == backslash
}

private let mostReports = 20
/// How many marks are looked for in the source, so that no text is slow to check.
private let mostMarks = 400
private let closing = UInt8(ascii: "]")
private let backslash = UInt8(ascii: "\\")
private let backtick = UInt8(ascii: "`")

/// The marks in a plain text, outside its code, each with some of the text after it.
private func literalMarks(in text: [UInt8], outside code: [Range<Int>]) -> [Range<Int>] {
  var marks: [Range<Int>] = []
  let isRare = text.withUnsafeBufferPointer { $0.countBytes(isMarkByte) } == 0
  guard !isRare else { return [] }
  var blocks = code[...]
  var index = 0
  while index + 1 < text.count {
    while let block = blocks.first, block.upperBound <= index { blocks.removeFirst() }
    if let block = blocks.first, block.contains(index) {
      index = block.upperBound
      continue
    }
    guard isMarkByte(text[index]), isMark(in: text, at: index) else {
      index += 1
      continue
    }
    let limit = min(index + longestMark, blocks.first?.lowerBound ?? text.count, text.count)
    let rest = text[index..<max(limit, index + 2)]
    let end = rest.dropFirst(2).firstIndex { $0 == newline || $0 == 0x20 } ?? rest.endIndex
    marks.append(index..<end)
    index = end
  }
  return marks
}

private let longestMark = 24
private let longestLine = 80

private func isMarkByte(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "]") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "*")
    || byte == backtick || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "~")
    || byte == UInt8(ascii: "=")
}

private func isMark(in text: [UInt8], at index: Int) -> Bool {
  let after = text[index + 1]
  let before = index > 0 ? text[index - 1] : newline
  switch text[index] {
  case UInt8(ascii: "]"):
    return after == UInt8(ascii: "(") || after == UInt8(ascii: "[")
      || after == 0x20 && isAddressInBrackets(text[(index + 2)...])
  case UInt8(ascii: "["):
    return "^[!".utf8.contains(after) || before == UInt8(ascii: "^")
  case UInt8(ascii: "*"), UInt8(ascii: "~"):
    guard after == text[index] else { return false }
    let next = index + 2 < text.count ? text[index + 2] : newline
    return before != text[index] && next != text[index] && (isWordByte(before) || isWordByte(next))
  case backtick: return after == backtick
  case UInt8(ascii: "="):
    // The line of a heading without its text, or what is left of an unfinished merge.
    let line = text[index...].prefix(longestLine).prefix { $0 != newline }
    if line.allSatisfy({ $0 == text[index] }) { return before == newline && line.count > 2 }
    return after == text[index] && " \n(".utf8.contains(before)
      && isWordByte(line.dropFirst(2).first ?? newline)
  default: return "{%#:".utf8.contains(after)
  }
}

/// Whether a text begins like `(https://…)`, `(page:about)`, `(../about.md)` or `(#part)`.
private func isAddressInBrackets(_ text: ArraySlice<UInt8>) -> Bool {
  guard text.first == UInt8(ascii: "(") else { return false }
  let address = text.dropFirst().prefix { $0 != UInt8(ascii: ")") && $0 != 0x20 }
  guard let first = address.first else { return false }
  if "/#.".utf8.contains(first) { return true }
  let scheme = address.prefix { isWordByte($0) || $0 == UInt8(ascii: "-") }
  return !scheme.isEmpty && scheme.endIndex + 1 < address.endIndex
    && address[scheme.endIndex] == UInt8(ascii: ":")
}

/// What looks like the mark of a heading, a list, a table or a fence at the start of a line.
private func lineMark(
  in line: ArraySlice<UInt8>,
  isTable: Bool,
  hasTasks: Bool
) -> (range: Range<Int>, message: String)? {
  let text = line.drop { $0 == 0x20 || $0 == UInt8(ascii: ">") }
  guard let first = text.first, text.startIndex - line.startIndex < 8 else { return nil }
  if let mark = unseenStart(of: text) { return mark }
  switch first {
  case UInt8(ascii: "#"):
    let mark = text.prefix { $0 == first }
    let rest = text[mark.endIndex...]
    if rest.starts(with: noBreakSpace) { return spaced(mark, "heading") }
    guard mark.count > 1, mark.count < 7, let next = rest.first, isWordByte(next) else {
      return nil
    }
    return (mark.indices, "a heading needs a space after its \"\(string(mark))\"")
  case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
    if !hasTasks, text.dropFirst().starts(with: " [ ] ".utf8) {
      let range = text.startIndex + 2..<text.startIndex + 5
      return (range, "\"[ ]\" is on the page as it is written: the site has no task lists")
    }
    return text.dropFirst().starts(with: noBreakSpace) ? spaced(text.prefix(1), "list") : nil
  case 0x30...0x39:
    let digits = text.prefix { (0x30...0x39).contains($0) }
    let rest = text[digits.endIndex...]
    guard let mark = rest.first, ".)".utf8.contains(mark),
      rest.dropFirst().starts(with: noBreakSpace)
    else { return nil }
    return spaced(text[text.startIndex...digits.endIndex], "list")
  case UInt8(ascii: "|"):
    let cells = text.count { $0 == UInt8(ascii: "|") }
    guard !isTable, cells > 1 else { return nil }
    let range = text.startIndex..<line.endIndex
    return (range, "the row is not part of a table, and is on the page as it is written")
  case UInt8(ascii: "!") where text.starts(with: "!!! ".utf8):
    return (text.startIndex..<text.startIndex + 3, "\"!!!\" is on the page as it is written")
  case UInt8(ascii: ":") where text.starts(with: ": ".utf8):
    return (text.startIndex..<text.startIndex + 1, "\":\" is on the page as it is written")
  case UInt8(ascii: "[") where ["[toc]", "[[toc]]"].contains(string(text).lowercased()):
    return (text.indices, "\"\(string(text))\" is on the page as it is written")
  case UInt8(ascii: "$") where text.starts(with: "$$".utf8):
    return (text.startIndex..<text.startIndex + 2, "\"$$\" is on the page as it is written")
  case UInt8(ascii: ":") where text.starts(with: ":::".utf8):
    return (text.startIndex..<text.startIndex + 3, "\":::\" is on the page as it is written")
  default: return nil
  }
}

/// A character that is not seen, before the mark of a heading or a list.
private func unseenStart(
  of text: ArraySlice<UInt8>
) -> (range: Range<Int>, message: String)? {
  guard let unseen = unseenMarks.first(where: text.starts) else { return nil }
  let rest = text.dropFirst(unseen.count)
  guard let mark = rest.first, "#-*+".utf8.contains(mark), rest.contains(0x20) else { return nil }
  let message = "a character that is not seen is before the \"\(string(rest.prefix(1)))\""
  return (text.startIndex..<rest.startIndex + 1, message)
}

/// U+00A0, U+200B and U+FEFF.
private let unseenMarks: [[UInt8]] = [noBreakSpace, [0xE2, 0x80, 0x8B], [0xEF, 0xBB, 0xBF]]

private func spaced(
  _ mark: ArraySlice<UInt8>,
  _ what: String
) -> (range: Range<Int>, message: String) {
  let range = mark.startIndex..<mark.endIndex + noBreakSpace.count
  return (range, "a no-break space after \"\(string(mark))\" makes this line no \(what)")
}

private func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

private let noBreakSpace: [UInt8] = [0xC2, 0xA0]
