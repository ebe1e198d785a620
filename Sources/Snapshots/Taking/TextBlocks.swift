import Markup

/// A paragraph, heading, item or row of a text as readers see it.
struct TextBlock: Hashable {
  /// The name of its element: `p`, `h2`, `li`, `tr`.
  var element: String
  /// The anchor in its address; empty if it has none.
  var anchor = ""
  var text = ""
  /// The inline elements, each with the byte of the text at which it starts or ends.
  var marks: [String] = []
  /// The addresses of its links and images.
  var links: [String] = []
}

/// The blocks of a text that the Markdown renderer printed.
///
/// Paragraph numbers and footnote numbers are left out, because they change with other blocks.
func textBlocks(of markup: PrintedMarkup) -> [TextBlock] {
  var reader = BlockReader(bytes: markup.bytes)
  reader.read()
  return reader.blocks
}

private struct BlockReader {
  let bytes: [UInt8]
  private(set) var blocks: [TextBlock] = []
  private var block = TextBlock(element: "")
  private var position = 0
  /// The open lists, the innermost last.
  private var lists: [String] = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func read() {
    while position < bytes.count {
      let text = bytes[position...].prefix { $0 != UInt8(ascii: "<") }
      position = text.endIndex
      append(unescapedText(text))
      if position < bytes.count { readTag() }
    }
    endBlock()
  }

  private mutating func append(_ text: String) {
    guard block.element != "pre" else { return block.text += text }
    for character in text {
      let isBlank = character.isWhitespace && character != "\u{A0}"
      guard isBlank else {
        block.text.append(character)
        continue
      }
      if let last = block.text.last, last != " " { block.text.append(" ") }
    }
  }

  private mutating func endBlock(opening element: String = "") {
    trimBlock()
    if !block.text.isEmpty || !block.links.isEmpty {
      blocks.append(block)
    } else if !block.element.isEmpty, element == "p" {
      // The first paragraph of an item or a quotation is the item or the quotation.
      return
    }
    block = TextBlock(element: element)
  }

  private mutating func trimBlock() {
    while block.text.last?.isWhitespace == true { block.text.removeLast() }
  }

  private mutating func readTag() {
    let tag = HTMLTag(bytes[position...])
    position = tag.end
    if tag.isEnd { return end(tag.name) }
    if blockElements.contains(tag.name) { endBlock(opening: tag.name) }
    switch tag.name {
    case "a" where ["paragraph-number", "footnote-backref"].contains(tag["class"]): skip("a")
    case "sup" where tag["class"]?.hasPrefix("footnote") == true: skip("sup")
    case "script", "style", "svg": skip(tag.name)
    case "td", "th":
      trimBlock()
      if !block.text.isEmpty { block.text += " | " }
    case "br": append(" ")
    case "input": append(tag["checked"] == nil ? "[ ] " : "[x] ")
    case "a": block.links += tag["href"].map { [$0] } ?? []
    case "img":
      append("[\(tag["alt"] ?? "")]")
      block.links += tag["src"].map { [$0] } ?? []
    case _ where blockElements.contains(tag.name):
      if let anchor = tag["id"] { block.anchor = anchor }
      if ["ul", "ol"].contains(tag.name) { lists.append(tag.name) }
      if tag.name == "li", lists.last == "ol" { block.marks.append("numbered 0") }
    case "": break
    default: block.marks.append("\(tag.name) \(block.text.utf8.count)")
    }
  }

  /// Skips the rest of an element, which contains none of its name.
  private mutating func skip(_ name: String) {
    let rest = bytes[position...]
    position = rest.firstRange(of: Array("</\(name)".utf8))?.lowerBound ?? bytes.endIndex
    if position < bytes.endIndex { position = HTMLTag(bytes[position...]).end }
  }

  private mutating func end(_ name: String) {
    if ["ul", "ol"].contains(name) { _ = lists.popLast() }
    if blockElements.contains(name) {
      endBlock()
    } else if !["a", "td", "th", ""].contains(name) {
      block.marks.append("/\(name) \(block.text.utf8.count)")
    }
  }
}

/// The elements that start and end a block.
private let blockElements: Set<String> = [
  "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre",
  "table", "thead", "tbody", "tr", "caption", "hr", "div", "section", "figure", "figcaption",
  "details", "summary",
]
