import Markup

/// Prints a document into a page, with all its slots filled.
struct SlotFiller {
  let document: MarkdownDocument
  let placement: Placement
  let resolving: (MarkdownLink) -> ResolvedLink?
  let filling: (CodeBlock) -> PrintedMarkup?
  private var output: [UInt8] = []
  /// The offset up to which the bytes of the document are printed or skipped.
  private var end = 0
  private var openLink: ResolvedLink?

  init(
    _ document: MarkdownDocument,
    _ placement: Placement,
    resolving: @escaping (MarkdownLink) -> ResolvedLink?,
    filling: @escaping (CodeBlock) -> PrintedMarkup?
  ) {
    self.document = document
    self.placement = placement
    self.resolving = resolving
    self.filling = filling
  }

  /// The HTML with each slot filled; an unresolved slot prints only the text.
  mutating func filled() -> [UInt8] {
    let (bytes, slots) = (document.body.bytes, document.body.slots)
    output.reserveCapacity(bytes.count + 64 * slots.count)
    for (index, slot) in slots.enumerated() {
      output.append(contentsOf: bytes[end..<slot.offset])
      end = slot.offset
      // Content that is replaced contains no other slot, so the next slot is its end.
      fill(slot, next: slots.indices.contains(index + 1) ? slots[index + 1].offset : bytes.count)
    }
    output.append(contentsOf: bytes[end...])
    return output
  }

  private mutating func fill(_ slot: Slot, next: Int) {
    switch slot.kind {
    case .headingStart: start(document.headings[slot.index])
    case .headingEnd:
      let heading = document.headings[slot.index]
      output.append(markup: level(of: heading))
      end = Int(heading.anchor.upperBound)
    case .paragraph: number(slot.index)
    case .id: output.append(escaping: placement.idPrefix)
    case .label: output.append(escaping: placement.labelPrefix)
    case .linkStart: start(document.links[slot.index], next: next)
    case .linkEnd: if openLink != nil { endLink() }
    case .imageStart:
      let link = document.links[slot.index]
      guard let resolved = resolving(link) else { return }
      end = next
      output.append(image: link, at: resolved, text: document.body.bytes[slot.offset..<end])
    case .blockStart:
      guard let markup = filling(document.codeBlocks[slot.index]) else { return }
      end = next
      output.append(contentsOf: markup.bytes)
    case .imageEnd, .blockEnd: break
    }
  }

  private func level(of heading: Heading) -> String {
    "\(min(6, heading.level + placement.headingShift))"
  }

  private mutating func start(_ heading: Heading) {
    output.append(markup: level(of: heading))
    output.append(markup: " id=\"")
    output.append(escaping: placement.idPrefix)
    // Only letters, digits and hyphens, so nothing needs escaping.
    output.append(contentsOf: document.body[heading.anchor])
    output.append(markup: "\"")
  }

  private mutating func number(_ index: Int) {
    guard let prefix = placement.numberPrefix, let anchor = document.paragraphs[index].anchor
    else { return }
    let number = "\(prefix)\(document.paragraphs[index].number)"
    let id = placement.idPrefix + anchor
    output.append(markup: " id=\"")
    output.append(escaping: id)
    output.append(markup: "\"><a class=\"paragraph-number\" href=\"#")
    output.append(escaping: id)
    output.append(markup: "\" aria-label=\"")
    output.append(escaping: "\(document.paragraphWord) \(number)")
    output.append(markup: "\">")
    output.append(escaping: number)
    output.append(markup: "</a> ")
    end += 1
  }

  private mutating func start(_ link: MarkdownLink, next: Int) {
    openLink = resolving(link)
    guard let resolved = openLink else { return }
    output.append(link: link, to: resolved)
    guard !link.hasText, !resolved.title.isEmpty else { return }
    output.append(escaping: resolved.title)
    end = next
  }

  private mutating func endLink() {
    output.append(markup: "</a>")
    guard let note = openLink?.note else { return }
    output.append(markup: " <span class=\"link-note\">(")
    output.append(escaping: note)
    output.append(markup: ")</span>")
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
