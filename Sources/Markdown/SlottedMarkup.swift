import Markup

/// Finished HTML with the places at which links and images are still to be printed.
struct SlottedMarkup {
  var bytes: [UInt8] = []
  /// In the order of their offsets.
  var slots: [Slot] = []
}

/// A place in finished HTML that waits for the site.
struct Slot {
  enum Kind {
    case linkStart, linkEnd
    /// The alternative text stands in the bytes, escaped, from the offset on.
    case image(textLength: Int)
    /// An open block; its code stands in the bytes from the offset on.
    case block(codeLength: Int)
  }

  var kind: Kind
  var offset: Int
  /// Index in the document: of the link, or of the fenced block.
  var index: Int
}

extension SlottedMarkup {
  /// Inserts markup; only what follows the offset moves.
  mutating func insert(_ markup: [UInt8], at offset: Int) {
    bytes.insert(contentsOf: markup, at: offset)
    for index in slots.indices.reversed() {
      guard slots[index].offset >= offset else { break }
      slots[index].offset += markup.count
    }
  }

  /// The bytes with each slot filled; a slot without an answer leaves the text alone.
  func bytes(
    with links: [MarkdownLink],
    resolving: (MarkdownLink) -> ResolvedLink?,
    blocks: [CodeBlock],
    filling: (CodeBlock) -> PrintedMarkup?
  ) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 64 * slots.count)
    var copied = 0
    var openLink: ResolvedLink?
    for (index, slot) in slots.enumerated() {
      output.append(contentsOf: bytes[copied..<slot.offset])
      copied = slot.offset
      switch slot.kind {
      case .linkStart:
        let link = links[slot.index]
        openLink = resolving(link)
        guard let resolved = openLink else { continue }
        output.append(link: link, to: resolved)
        guard !link.hasText, !resolved.title.isEmpty else { continue }
        output.append(escaping: resolved.title)
        // A link without a text holds no other slot, so the next one is its end.
        copied = slots[index + 1].offset
      case .linkEnd:
        if openLink != nil { output.append(markup: "</a>") }
      case .image(let length):
        let link = links[slot.index]
        guard let resolved = resolving(link) else { continue }
        copied = slot.offset + length
        output.append(image: link, at: resolved, text: bytes[slot.offset..<copied])
      case .block(let length):
        guard let markup = filling(blocks[slot.index]) else { continue }
        copied = slot.offset + length
        output.append(contentsOf: markup.bytes)
      }
    }
    output.append(contentsOf: bytes[copied...])
    return output
  }
}

extension [UInt8] {
  fileprivate mutating func append(link: MarkdownLink, to resolved: ResolvedLink) {
    append(markup: "<a href=\"")
    append(address: resolved.href)
    append(markup: resolved.isExternal ? "\"" + externalMarks : "\"")
    append(titleAttribute: link.title)
    if let language = resolved.targetLanguage { append(markup: " hreflang=\"\(language)\"") }
    if !link.hasText, let language = resolved.titleLanguage {
      append(markup: " lang=\"\(language)\"")
    }
    append(markup: ">")
  }

  fileprivate mutating func append(
    image link: MarkdownLink,
    at resolved: ResolvedLink,
    text: ArraySlice<UInt8>
  ) {
    append(markup: "<img src=\"")
    append(address: resolved.href)
    append(markup: "\" alt=\"")
    append(contentsOf: text)
    append(markup: "\"")
    append(titleAttribute: link.title)
    append(markup: ">")
  }

  private mutating func append(titleAttribute title: String?) {
    guard let title else { return }
    append(markup: " title=\"")
    append(escaping: title)
    append(markup: "\"")
  }
}

/// What marks a link to another site, for style sheets and for machines.
let externalMarks = " rel=\"external\" class=\"external\""
