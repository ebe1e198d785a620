/// The footnotes and references printed so far.
struct FootnoteState {
  /// The number of references to each footnote in the whole document.
  let references: [Int]
  /// The number of references to each footnote printed so far.
  var printed: [Int]
  /// The number of the current footnote.
  var number = 0
  var hasBackLinks = false

  init(references: [Int]) {
    self.references = references
    printed = references.map { _ in 0 }
  }
}

/// Footnotes, whose ids contain a colon so that they never clash with the anchors of headings.
extension DocumentBuilder {
  mutating func append(footnoteReference node: Node) {
    let number = node.footnoteNumber
    guard footnotes.printed.indices.contains(number - 1) else { return }
    footnotes.printed[number - 1] += 1
    let id = referenceID(number, footnotes.printed[number - 1])
    // A link cannot contain another link.
    if inline.link != nil {
      inline.link?.holdsMore = true
      append("<sup class=\"footnote-ref\" id=\"")
      append(id: id)
      return append("\">\(number)</sup>")
    }
    append("<sup class=\"footnote-ref\"><a href=\"#")
    append(id: "fn:\(number)")
    append("\" id=\"")
    append(id: id)
    append("\" role=\"doc-noteref\">\(number)</a></sup>")
  }

  mutating func enterFootnote(_ node: Node) {
    if node.firstChild == nil {
      let line = reporter.search.restOfLine(line: node.firstLine, column: 1)
      reporter.report(.literalMarkup, "the footnote is empty", at: line)
    }
    if footnotes.number == 0 {
      append("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"")
      appendSlot(.label)
      document.body.bytes.append(escaping: options.words.footnotes)
      append("\">\n<ol>\n")
    }
    footnotes.number += 1
    footnotes.hasBackLinks = false
    append("<li id=\"")
    append(id: "fn:\(footnotes.number)")
    append("\">\n")
  }

  mutating func exitFootnote() {
    if !footnotes.hasBackLinks {
      appendBackLinks()
      append("\n")
    }
    append("</li>\n")
  }

  /// Appends a link to each reference to the current footnote.
  mutating func appendBackLinks() {
    footnotes.hasBackLinks = true
    let number = footnotes.number
    guard footnotes.references.indices.contains(number - 1) else { return }
    for use in 1..<(footnotes.references[number - 1] + 1) {
      append(use > 1 ? " <a href=\"#" : "<a href=\"#")
      append(id: referenceID(number, use))
      append("\" class=\"footnote-backref\" role=\"doc-backlink\" aria-label=\"")
      document.body.bytes.append(escaping: options.words.backToReference)
      append(use > 1 ? " \(number)-\(use)\">" : " \(number)\">")
      append(use > 1 ? "\(arrow)<sup>\(use)</sup></a>" : "\(arrow)</a>")
    }
  }

  mutating func endFootnotes() {
    if footnotes.number > 0 { append("</ol>\n</section>\n") }
    document.footnoteCount = footnotes.number
  }

  private mutating func append(id: String) {
    appendSlot(.id)
    append(id)
  }

  private func referenceID(_ footnote: Int, _ use: Int) -> String {
    use > 1 ? "fnref:\(footnote):\(use)" : "fnref:\(footnote)"
  }
}

/// The variation selector after the arrow requests a text glyph instead of an emoji.
private let arrow = "↩\u{FE0E}"
