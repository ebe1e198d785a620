package import Diagnostics
package import Markup

/// A document that is parsed and rendered once and printed into each page that shows it.
///
/// The HTML is finished but for *slots*: the links, images and open blocks that only a whole site can
/// resolve.
package struct MarkdownDocument: Sendable {
  /// The links and images that wait for the site, in the order of the document.
  package internal(set) var links: [MarkdownLink] = []
  /// The headings, in the order of the document.
  package internal(set) var headings: [Heading] = []
  /// The fenced blocks, in the order of the document; they are also printed as code.
  package internal(set) var codeBlocks: [CodeBlock] = []
  /// How many footnotes stand below it.
  package internal(set) var footnoteCount = 0
  /// The file that holds the document.
  package let source: SourceText
  var body = SlottedMarkup()
  var text = PlainText()

  init(source: SourceText) {
    self.source = source
  }
}

/// A heading of a document.
package struct Heading: Hashable, Sendable {
  /// 1 to 6, as written.
  package var level: Int
  package var text: String
  /// The id of the printed heading, unique in the document.
  package var anchor: String
  /// The byte offsets of the heading's first line in the source file.
  package var range: Range<Int>
}

/// A fenced block of a document.
package struct CodeBlock: Hashable, Sendable {
  /// All that stands after the opening fence: `chart`, `swift numbered`.
  package var info: String
  /// The lines between the fences, each with its line end.
  package var content: String
  /// The byte offsets of the opening fence in the source file.
  package var range: Range<Int>
  /// Whether the site fills the place of the block; it prints as code where the site has nothing.
  package var isOpen = false
}

extension MarkdownDocument {
  /// Whether nothing would be printed.
  package var isEmpty: Bool { body.bytes.isEmpty && body.slots.isEmpty }

  /// All words of the document, one line for each block, for search and descriptions.
  ///
  /// Without raw HTML, numbers of footnotes, and fenced blocks with an info string, which are for
  /// programs. A link without a text has no words.
  package var plainText: String { text.whole }

  /// The words of the first paragraph that stands by itself and has any; empty if there is none.
  package var firstParagraph: String { text.firstParagraph }

  /// Where an author wrote the address of a link.
  package func place(of link: MarkdownLink) -> Place { source.place(at: link.range) }

  /// Where a heading starts.
  package func place(of heading: Heading) -> Place { source.place(at: heading.range) }

  /// Where the opening fence of a block stands.
  package func place(of block: CodeBlock) -> Place { source.place(at: block.range) }

  /// The document as HTML.
  ///
  /// `resolving` is asked once for each of `links`, in order. Where it answers nil, the text stands
  /// without a link, and for an image its alternative text.
  ///
  /// `filling` is asked once for each open block, in order. Where it answers nil, the block stands as
  /// code.
  package func html(
    resolving: (MarkdownLink) -> ResolvedLink?,
    filling: (CodeBlock) -> PrintedMarkup? = { _ in nil }
  ) -> PrintedMarkup {
    let bytes = body.bytes(
      with: links,
      resolving: resolving,
      blocks: codeBlocks,
      filling: filling
    )
    return PrintedMarkup(bytes: bytes)
  }
}
