import Diagnostics

/// The outline of the document so far.
struct Outline {
  var anchors: AnchorMaker
  /// The anchors of paragraphs; they contain a colon, so they never clash with those of headings.
  var paragraphAnchors = AnchorMaker(reserved: [])
  /// The position before the words of the open heading or paragraph.
  var start: PlainTextBuilder.Mark
  /// The level of the previous heading; 1 at first, for the title of the page, which is not in the
  /// document.
  var level = 1
  /// The text of the previous heading; `nil` if there is none.
  var text: String?
  /// The number of the next item of each open ordered list.
  var listNumbers: [Int] = []

  init(anchors: AnchorMaker, start: PlainTextBuilder.Mark) {
    self.anchors = anchors
    self.start = start
  }
}

extension DocumentBuilder {
  mutating func enterParagraph(_ node: Node) {
    enterBlock(node)
    outline.start = words.mark()
    if isTight(node) { return }
    startLine("<p")
    if options.numbersParagraphs, isDirect(node) {
      appendSlot(.paragraph, document.paragraphs.count)
    }
    append(">")
    if let item = node.parent, isYearItem(item), item.firstChild == node {
      append(words: reporter.search.listMark(of: item).span)
      words.endWord()
      append(" ")
    }
  }

  mutating func exitParagraph(_ node: Node) {
    checkItems(in: node)
    let parent = node.parent
    if isDirect(node) {
      words.noteParagraph(since: outline.start)
      if options.numbersParagraphs { notePermalink() }
    }
    words.endBlock()
    if isTight(node) { return }
    if parent?.kind == .footnoteDefinition, node.next == nil {
      append(" ")
      appendBackLinks()
    }
    append("</p>\n")
  }

  /// Gives the paragraph a number and an anchor; one without words, such as an image, gets neither.
  ///
  /// The anchor is made from the first words, so it survives edits to the rest of the paragraph and
  /// to other paragraphs; one that begins like another before it has more words.
  private mutating func notePermalink() {
    let first = words.firstWords(wordsOfAnchor, since: outline.start)
    let last = document.paragraphs.last?.number ?? 0
    guard !first.isEmpty else {
      return document.paragraphs.append(Paragraph(number: last, anchor: nil))
    }
    let anchor: String
    if let free = outline.paragraphAnchors.freeAnchor(for: first.joined(separator: " ")) {
      anchor = free
    } else {
      let more = words.firstWords(mostWordsOfAnchor, since: outline.start)
      anchor = outline.paragraphAnchors.anchor(forMoreThan: wordsOfAnchor, of: more)
    }
    document.paragraphs.append(Paragraph(number: last + 1, anchor: paragraphMark + anchor))
  }

  /// Whether the paragraph is directly in the document, and not in a list, a quote or a footnote.
  private func isDirect(_ node: Node) -> Bool {
    guard let parent = node.parent else { return false }
    return parent.kind == .document
      || isYearItem(parent) && parent.parent?.parent?.kind == .document
  }

  /// Whether the paragraph is in a tight list, whose paragraphs print without tags.
  private func isTight(_ node: Node) -> Bool {
    guard let item = node.parent, item.kind == .item, let list = item.parent else { return false }
    return list.isTightList && !list.isOfYears
  }

  mutating func enterHeading(_ node: Node) {
    enterBlock(node)
    startLine("<h")
    appendSlot(.headingStart, document.headings.count)
    outline.start = words.mark()
    append(">")
  }

  mutating func exitHeading(_ node: Node) {
    let text = words.words(since: outline.start)
    let (line, column) = (node.firstLine, node.firstColumn)
    let range = reporter.search.restOfLine(line: line, column: column)
    let words = self.words.part(since: outline.start)
    append("</h")
    appendSlot(.headingEnd, document.headings.count)
    let start = document.body.bytes.count
    append(outline.anchors.anchor(for: text))
    document.headings.append(
      Heading(
        level: node.headingLevel,
        text: words,
        anchor: Range<Int32>(start..<document.body.bytes.count),
        range: Range<Int32>(range)
      )
    )
    append(">\n")
    self.words.endBlock()
    table.countUnderHeading = 0
    checkLevel(node.headingLevel, of: text, at: range)
    checkUnderline(node, text, at: range)
    outline.level = node.headingLevel
    outline.text = text
  }

  /// Reports an empty heading, and a sentence that a line of hyphens below it makes a heading.
  private mutating func checkUnderline(_ node: Node, _ text: String, at range: Range<Int>) {
    if text.allSatisfy(\.isWhitespace) {
      return reporter.report(.literalMarkup, "the heading is empty", at: range)
    }
    guard node.lastLine > node.firstLine else { return }
    let underline = reporter.search.restOfLine(line: node.lastLine, column: 1)
    let isSentence = text.hasSuffix(".") || node.lastLine > node.firstLine + 1
    guard isSentence || underline.count < 3,
      reporter.search.source.bytes[underline].contains(UInt8(ascii: "-"))
    else { return }
    let message = "this line makes a heading of the text above it; expected an empty line between"
    reporter.report(.literalMarkup, message, at: underline)
  }

  private mutating func checkLevel(_ level: Int, of text: String, at range: Range<Int>) {
    if level == 1 {
      let message = "the heading \"\(text)\" has level 1, like the title of the page"
      reporter.report(.headingLevel, message, at: range)
    } else if level > outline.level + 1 {
      let above = outline.level == 1 ? "the title of the page" : "level \(outline.level)"
      let message = "the heading \"\(text)\" has level \(level) after \(above)"
      reporter.report(.headingLevel, message, at: range)
    }
  }

  mutating func append(codeBlock node: Node) {
    let info = node.string(.info)
    let language = info.split(whereSeparator: \.isWhitespace).first
    document.body.bytes.startLine()
    let start = document.body.bytes.count
    append("<pre><code")
    if let language {
      append(" class=\"language-")
      document.body.bytes.append(escaping: String(language))
      append("\"")
    }
    append(">")
    if info.isEmpty {
      let start = words.bytes.count
      node.with(.literal) { append(words: $0) }
      check.noteCode(start..<words.bytes.count)
      words.endBlock()
    } else {
      node.with(.literal) { document.body.bytes.append(escaping: $0) }
    }
    append("</code></pre>\n")
    guard node.isFenced else { return checkIndented(node) }
    let range = reporter.search.restOfLine(line: node.firstLine, column: node.firstColumn)
    checkFence(node, info, at: range)
    var block = CodeBlock(info: info, content: node.string(.literal), range: range)
    block.isOpen = options.openBlocks.contains(language.map(String.init) ?? "")
    if block.isOpen {
      let index = document.codeBlocks.count
      document.body.slots.append(Slot(.blockStart, at: start, index: index))
      appendSlot(.blockEnd, index)
    }
    document.codeBlocks.append(block)
  }

  /// Reports a fence that nothing closes, and a fence that almost opens a block of the site.
  private mutating func checkFence(_ node: Node, _ info: String, at range: Range<Int>) {
    if !reporter.search.isClosed(fenceAt: range.lowerBound, lastLine: node.lastLine) {
      let message = "this fence is never closed, so the rest is on the page as code"
      return reporter.report(.literalMarkup, message, at: range)
    }
    let word = info.lowercased().filter { $0.isLetter }
    guard let block = options.openBlocks.first(where: { $0 == word }), info != block,
      !options.openBlocks.contains(String(info.prefix { !$0.isWhitespace }))
    else { return }
    let message = "\"\(info)\" is on the page as code; expected \"\(block)\""
    reporter.report(.literalMarkup, message, at: range)
  }

  mutating func append(htmlBlock node: Node) {
    document.body.bytes.startLine()
    if options.allowsRawHTML {
      enterBlock(node)
      append(rawHTML: node)
      document.body.bytes.startLine()
      return
    }
    let range = reporter.search.restOfLine(line: node.firstLine, column: node.firstColumn)
    reportRawHTML(node.string(.literal), at: range)
  }

  /// Leaves a slot for what only the site or the page knows.
  mutating func appendSlot(_ kind: Slot.Kind, _ index: Int = 0) {
    document.body.slots.append(Slot(kind, at: document.body.bytes.count, index: index))
  }

  mutating func reportRawHTML(_ html: String, at range: Range<Int>) {
    let line = html.prefix { !$0.isNewline }
    let shown = line.count > 60 ? line.prefix(60) + "…" : line
    reporter.report(.rawHTML, "raw HTML is not allowed here: \(shown)", at: range)
  }
}

/// The number of words in a paragraph's anchor: few enough to survive most edits, enough to tell
/// paragraphs apart.
private let wordsOfAnchor = 6
private let mostWordsOfAnchor = 24
