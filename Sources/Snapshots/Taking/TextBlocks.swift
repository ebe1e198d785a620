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

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func read() {
    while position < bytes.count {
      let text = bytes[position...].prefix { $0 != UInt8(ascii: "<") }
      position = text.endIndex
      append(unescaped(text))
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
    let tag = Tag(bytes[position...])
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
    case "": break
    default: block.marks.append("\(tag.name) \(block.text.utf8.count)")
    }
  }

  /// Skips the rest of an element, which contains none of its name.
  private mutating func skip(_ name: String) {
    let rest = bytes[position...]
    position = rest.firstRange(of: Array("</\(name)".utf8))?.lowerBound ?? bytes.endIndex
    if position < bytes.endIndex { position = Tag(bytes[position...]).end }
  }

  private mutating func end(_ name: String) {
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

/// One tag, comment or declaration.
private struct Tag {
  /// In lower case; empty for a comment or declaration.
  var name = ""
  var isEnd = false
  var end: Int
  private var attributes: [(name: String, value: String)] = []

  subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// Reads the tag at the start of some markup.
  init(_ markup: ArraySlice<UInt8>) {
    let comment = Array("<!--".utf8)
    if markup.starts(with: comment) {
      end = markup.dropFirst(4).firstRange(of: Array("-->".utf8))?.upperBound ?? markup.endIndex
      return
    }
    var quote: UInt8?
    var close = markup.startIndex + 1
    while close < markup.endIndex, quote != nil || markup[close] != UInt8(ascii: ">") {
      let byte = markup[close]
      if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      close += 1
    }
    end = min(close + 1, markup.endIndex)
    var rest = markup[(markup.startIndex + 1)..<close]
    if rest.first == UInt8(ascii: "/") {
      isEnd = true
      rest = rest.dropFirst()
    }
    let word = rest.prefix { isNameByte($0) }
    name = String(decoding: word, as: UTF8.self).lowercased()
    attributes = Self.attributes(in: rest[word.endIndex...])
  }

  private static func attributes(in text: ArraySlice<UInt8>) -> [(name: String, value: String)] {
    var found: [(name: String, value: String)] = []
    var rest = text.drop { !isNameByte($0) }
    while !rest.isEmpty {
      let name = rest.prefix { isNameByte($0) }
      rest = rest[name.endIndex...]
      var value: ArraySlice<UInt8> = []
      if rest.first == UInt8(ascii: "=") {
        rest = rest.dropFirst()
        if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
          value = rest.dropFirst().prefix { $0 != quote }
          rest = rest[value.endIndex...].dropFirst()
        } else {
          value = rest.prefix { $0 > 0x20 }
          rest = rest[value.endIndex...]
        }
      }
      found.append((String(decoding: name, as: UTF8.self).lowercased(), unescaped(value)))
      rest = rest.drop { !isNameByte($0) }
    }
    return found
  }
}

private func isNameByte(_ byte: UInt8) -> Bool {
  byte > 0x20 && !"<>\"'=/".utf8.contains(byte)
}

/// Text with the references undone that the printers of this package write.
private func unescaped(_ text: ArraySlice<UInt8>) -> String {
  let text = String(decoding: text, as: UTF8.self)
  guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
  return references.reduce(text) { $0.replacing($1.name, with: $1.text) }
}

/// The last one is `&`, whose reference may be the start of another one.
private let references = [
  (name: "&lt;", text: "<"), (name: "&gt;", text: ">"), (name: "&quot;", text: "\""),
  (name: "&#39;", text: "'"), (name: "&#x27;", text: "'"), (name: "&amp;", text: "&"),
]
