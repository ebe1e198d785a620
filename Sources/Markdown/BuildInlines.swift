import Diagnostics
import Formats

/// The open link and image.
struct InlineState {
  var link: OpenLink?
  var image: OpenImage?
  /// The number of links open inside that link: the library allows `<https://…>` in a link, HTML
  /// does not.
  var innerLinks = 0
  /// The number of reported opening tags of raw HTML in the block; their closing tags are not
  /// reported.
  var openTags = 0
}

/// How an open link or image is printed.
enum LinkForm {
  /// The address is final, and the tags are printed.
  case printed(isExternal: Bool)
  /// The index of a link that only the site can resolve.
  case slot(Int)
  /// Rejected: only the text is printed.
  case unsafe(scheme: String)
}

struct OpenLink {
  var form: LinkForm
  /// The position of its text in the plain text.
  var start: PlainTextBuilder.Mark
  /// Whether it contains an image or a footnote reference, which print but add no plain text.
  var holdsMore = false
}

struct OpenImage {
  var node: Node
  var form: LinkForm
  /// The start of its alternative text, in the HTML and in the plain text.
  var markupStart: Int
  var start: PlainTextBuilder.Mark
}

extension DocumentBuilder {
  mutating func append(text node: Node) {
    if let mended = node.mendedText { return append(words: Array(mended.utf8).span) }
    node.with(.literal) { append(words: $0) }
  }

  /// Prints text and adds it to the plain text of the document.
  mutating func append(words: Span<UInt8>) {
    let start = document.body.bytes.count
    document.body.bytes.append(escaping: words)
    self.words.append(words, printedAt: start..<document.body.bytes.count)
  }

  mutating func append(code node: Node) {
    append("<code>")
    let start = words.bytes.count
    append(text: node)
    check.noteCode(start..<words.bytes.count)
    append("</code>")
    reporter.search.pass(code: node)
  }

  mutating func append(lineBreak markup: String) {
    append(markup)
    words.endWord()
  }

  mutating func append(htmlInline node: Node) {
    if options.allowsRawHTML { return append(rawHTML: node) }
    let html = node.bytes(.literal)
    let range = reporter.search.range(ofHTML: html)
    if html.starts(with: "</".utf8) {
      guard inline.openTags == 0 else { return inline.openTags -= 1 }
    } else {
      inline.openTags += 1
    }
    reportRawHTML(String(decoding: html, as: UTF8.self), at: range)
  }

  mutating func enterLink(_ node: Node) {
    guard inline.link == nil else {
      inline.innerLinks += 1
      return
    }
    let form = linkForm(of: node)
    inline.link = OpenLink(form: form, start: words.mark())
    switch form {
    case .printed(let isExternal):
      append("<a href=\"")
      node.with(.destination) { document.body.bytes.append(address: $0) }
      append(isExternal ? "\"" + externalMarks : "\"")
      append(titleOf: node)
    case .slot(let index):
      appendSlot(.linkStart, index)
    case .unsafe: break
    }
  }

  mutating func exitLink(_ node: Node) {
    guard inline.innerLinks == 0 else {
      inline.innerLinks -= 1
      return
    }
    guard let link = inline.link else { return }
    inline.link = nil
    switch link.form {
    case .printed(let isExternal):
      append("</a>")
      if !isExternal { document.contacts.append(words.part(since: link.start)) }
      let text = words.bytes[link.start.byteCount...]
      if !link.holdsMore, !words.hasWords(since: link.start) {
        let message = "the link to \"\(node.string(.destination))\" has no text"
        reporter.report(.literalMarkup, message, at: addressRange(of: node))
      }
      if text.elementsEqual(node.bytes(.destination)) { check.noteCode(text.indices) }
    case .unsafe(let scheme): reportUnsafe(scheme, at: addressRange(of: node))
    case .slot(let index):
      document.links[index].range = Range<Int32>(addressRange(of: node))
      let address = document.links[index].destination
      let isAddress = words.bytes[link.start.byteCount...].elementsEqual(address.utf8)
      if !link.holdsMore, isAddress || !words.hasWords(since: link.start) {
        document.links[index].hasText = false
        words.forget(since: link.start)
      } else {
        document.links[index].text = words.part(since: link.start)
      }
      appendSlot(.linkEnd, index)
    }
  }

  private mutating func linkForm(of node: Node, isImage: Bool = false) -> LinkForm {
    switch node.with(.destination, Destination.init) {
    case .external: return .printed(isExternal: true)
    case .contact: return .printed(isExternal: false)
    case .unsafe(let scheme): return .unsafe(scheme: scheme)
    case .site:
      let title = node.string(.title)
      document.links.append(
        MarkdownLink(
          destination: node.string(.destination),
          title: title.isEmpty ? nil : title,
          range: 0..<0,
          isImage: isImage,
          hasText: true
        )
      )
      return .slot(document.links.count - 1)
    }
  }

  private mutating func append(titleOf node: Node) {
    node.with(.title) { title in
      guard title.count > 0 else { return append(">") }
      append(" title=\"")
      document.body.bytes.append(escaping: title)
      append("\">")
    }
  }

  private mutating func addressRange(of node: Node) -> Range<Int> {
    reporter.search.range(ofAddress: node.bytes(.destination), text: lastText(in: node))
  }

  /// The end of a link's text as written before the closing bracket; `nil` if it is not known.
  private func lastText(in link: Node) -> [UInt8]? {
    guard var leaf = link.lastChild else { return [UInt8(ascii: "[")] }
    while let child = leaf.lastChild, leaf.kind != .image { leaf = child }
    return leaf.kind == .text || leaf.kind == .code ? leaf.bytes(.literal) : nil
  }

  private mutating func reportUnsafe(_ scheme: String, at range: Range<Int>) {
    reporter.report(.unsafeURL, "a URL with the scheme \"\(scheme):\" is unsafe", at: range)
  }
}

extension DocumentBuilder {
  mutating func enterImage(_ node: Node) {
    inline.link?.holdsMore = true
    let form = linkForm(of: node, isImage: true)
    if case .printed = form {
      append("<img src=\"")
      node.with(.destination) { document.body.bytes.append(address: $0) }
      append("\" alt=\"")
    }
    inline.image = OpenImage(
      node: node,
      form: form,
      markupStart: document.body.bytes.count,
      start: words.mark()
    )
  }

  /// Prints only the text of a node in an alternative text.
  mutating func visitAlternativeText(_ node: Node) {
    switch node.kind {
    case .text, .code: append(text: node)
    case .htmlInline: options.allowsRawHTML ? append(text: node) : append(htmlInline: node)
    case .softBreak, .lineBreak: append(lineBreak: " ")
    default: break
    }
  }

  mutating func exitImage(_ node: Node) {
    guard let image = inline.image else { return }
    inline.image = nil
    let hasText = words.hasWords(since: image.start)
    let isPrinted = if case .printed = image.form { true } else { false }
    let range = isPrinted && hasText ? 0..<0 : addressRange(of: node)
    switch image.form {
    case .printed:
      append("\"")
      append(titleOf: node)
    case .unsafe(let scheme): reportUnsafe(scheme, at: range)
    case .slot(let index):
      document.links[index].range = Range<Int32>(range)
      document.links[index].hasText = hasText
      document.body.slots.append(Slot(.imageStart, at: image.markupStart, index: index))
      appendSlot(.imageEnd, index)
    }
    if !hasText {
      let message = "the image \"\(node.string(.destination))\" has no alternative text"
      reporter.report(.imageWithoutText, message, at: range)
    }
  }
}

extension Node {
  /// The text with U+FFFD for broken characters if it is not valid UTF-8; `nil` if it is valid.
  ///
  /// For an undefined footnote reference that spans several lines, the library returns the wrong
  /// bytes.
  fileprivate var mendedText: String? {
    let others = with(.literal) { text in
      text.withUnsafeBufferPointer { $0.countBytes { $0 >= 0x80 } }
    }
    guard others > 0 else { return nil }
    let bytes = bytes(.literal)
    return String(validating: bytes, as: UTF8.self) == nil
      ? String(decoding: bytes, as: UTF8.self) : nil
  }
}
