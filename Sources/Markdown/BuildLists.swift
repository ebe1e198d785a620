import Diagnostics

/// Lists, and sentences that the library takes for lists.
extension DocumentBuilder {
  mutating func visitList(_ node: Node, isEntering: Bool) {
    if node.isOrderedList {
      if isEntering {
        outline.listNumbers.append(node.listStart)
      } else {
        outline.listNumbers.removeLast()
      }
    }
    if node.isOfYears { return }
    switch (node.isOrderedList, isEntering) {
    case (false, true): startLine("<ul>\n")
    case (false, false): append("</ul>\n")
    case (true, true):
      startLine(node.listStart == 1 ? "<ol>\n" : "<ol start=\"\(node.listStart)\">\n")
    case (true, false): append("</ol>\n")
    }
  }

  mutating func enterItem(_ node: Node) {
    if isYearItem(node) { return }
    checkNumber(of: node)
    guard node.isTask else { return startLine("<li>") }
    // The library accepts any `[x]` on the line as the mark of the task.
    let mark = reporter.search.taskMark(line: node.firstLine, column: node.firstColumn)
    let isDone = mark == UInt8(ascii: "x") || mark == UInt8(ascii: "X")
    startLine("<li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"")
    document.body.bytes.append(escaping: options.words.taskDone)
    append(isDone ? "\" checked> " : "\"> ")
  }

  mutating func exitItem(_ node: Node) {
    if !isYearItem(node) { append("</li>\n") }
  }

  /// Reports lines of a paragraph that look like the items of a list.
  mutating func checkItems(in paragraph: Node) {
    guard paragraph.lastLine > paragraph.firstLine, paragraph.firstLine > 0 else { return }
    let lines = (paragraph.firstLine...paragraph.lastLine).map {
      reporter.search.restOfLine(line: $0, column: 1)
    }
    let items = lines.filter { looksLikeItem(reporter.search.source.bytes[$0]) }
    guard items.count > 1, let first = items.first else { return }
    let message = "\(items.count) lines look like a list, and are one paragraph on the page"
    reporter.report(.literalMarkup, message, at: first)
  }

  /// Whether a node is a sentence that begins with a year, which the library takes for an item.
  func isYearItem(_ node: Node) -> Bool {
    node.kind == .item && node.parent?.isOfYears == true
  }

  /// Reports the number of an item that is another on the page, unless all items have the same.
  private mutating func checkNumber(of item: Node) {
    guard let list = item.parent, list.isOrderedList, !outline.listNumbers.isEmpty else { return }
    let mark = reporter.search.listMark(of: item)
    let written = Int(String(decoding: mark.dropLast(), as: UTF8.self))
    let number = outline.listNumbers[outline.listNumbers.count - 1]
    outline.listNumbers[outline.listNumbers.count - 1] += 1
    guard let written, written != number, written != list.listStart else { return }
    let start = reporter.search.restOfLine(line: item.firstLine, column: item.firstColumn)
      .lowerBound
    let message = "the item has the number \(written) here and \(number) on the page"
    reporter.report(.lostText, message, at: start..<start + mark.count)
  }
}

extension Node {
  /// Whether the node is an ordered list that begins with a year, such as `2019.`: a sentence, and
  /// no list.
  var isOfYears: Bool {
    kind == .list && isOrderedList && (1000..<3000).contains(listStart)
  }
}

/// Whether a line begins with a bullet, or with a number or a letter in the form of an item.
private func looksLikeItem(_ line: ArraySlice<UInt8>) -> Bool {
  let text = line.drop { $0 == 0x20 || $0 == UInt8(ascii: ">") }
  guard let first = text.first else { return false }
  if first >= 0x80 { return bullets.contains { text.starts(with: $0.utf8) } }
  let label = text.drop { $0 == UInt8(ascii: "(") }.prefix(4)
  let word = label.prefix(while: isWordByte)
  guard (1...3).contains(word.count), let mark = label.dropFirst(word.count).first,
    ".)".utf8.contains(mark),
    text.dropFirst(label.startIndex - text.startIndex + word.count + 1).first == 0x20
  else { return false }
  let isNumber = word.allSatisfy { (0x30...0x39).contains($0) }
  return isNumber || mark == UInt8(ascii: ")") && word.count == 1
}

private let bullets = ["• ", "•\t", "– ", "— ", "· ", "▪ ", "● ", "◦ ", "‣ "]
