package import Diagnostics
package import Markup

/// A document that is parsed and rendered once, and printed into each page that shows it.
///
/// The HTML is finished except for *slots*: the links, images and open blocks that only the whole
/// site can resolve.
package struct MarkdownDocument: Sendable {
  /// The links and images that the site resolves, in document order.
  package internal(set) var links: [MarkdownLink] = []
  /// The addresses in raw HTML, in document order.
  package internal(set) var rawAddresses: [RawAddress] = []
  /// The headings, in document order.
  package internal(set) var headings: [Heading] = []
  /// The top-level paragraphs, if the site numbers them.
  package internal(set) var paragraphs: [Paragraph] = []
  /// The fenced blocks, in document order; they also print as code.
  package internal(set) var codeBlocks: [CodeBlock] = []
  /// The texts of the links that call or write to somebody.
  var contacts: [PlainText.Part] = []
  /// The number of footnotes.
  package internal(set) var footnoteCount = 0
  /// The file that contains the document; without its bytes once they are released.
  package private(set) var source: SourceText
  var body = SlottedMarkup()
  var text = PlainText()
  /// Precedes the number of a paragraph in its label for screen readers.
  var paragraphWord = ""

  init(source: SourceText) {
    self.source = source
  }
}

/// A heading of a document.
package struct Heading: Hashable, Sendable {
  /// 1 to 6, as written.
  package var level: Int
  /// The text of the heading.
  var text: PlainText.Part
  /// The range of its id in the HTML, which is printed in the start tag instead.
  var anchor: Range<Int32>
  /// The byte range of the heading's first line in the source file.
  var range: Range<Int32>
}

/// A paragraph that can be cited.
package struct Paragraph: Hashable, Sendable {
  /// The number from 1, not counting paragraphs without words.
  package var number: Int
  /// The id of the printed paragraph, made from its first words; `nil` if it has none.
  package var anchor: String?
}

/// The start of every paragraph anchor; anchors of headings contain no colon.
package let paragraphMark = "p:"

/// How a document is embedded in a page that contains more than the document.
package struct Placement: Hashable, Sendable {
  /// The prefix of each id of the document, which keeps ids unique among documents on one page.
  package var idPrefix: String
  /// The number of levels by which headings are demoted.
  package var headingShift: Int
  /// The prefix of the labels of its tables and footnotes: `Finding 4, `.
  package var labelPrefix: String
  /// The prefix of its paragraph numbers: `4.`; `nil` if they are not shown.
  package var numberPrefix: String?

  package init(
    idPrefix: String = "",
    headingShift: Int = 0,
    labelPrefix: String = "",
    numberPrefix: String? = nil
  ) {
    self.idPrefix = idPrefix
    self.headingShift = headingShift
    self.labelPrefix = labelPrefix
    self.numberPrefix = numberPrefix
  }
}

/// A fenced block of a document.
package struct CodeBlock: Hashable, Sendable {
  /// The info string after the opening fence: `chart`, `swift numbered`.
  package var info: String
  /// The lines between the fences, each with its line end.
  package var content: String
  /// The byte range of the opening fence in the source file.
  package var range: Range<Int>
  /// Whether the site may replace the block; it prints as code if the site has no replacement.
  package var isOpen = false
}

extension MarkdownDocument {
  /// Whether the document prints nothing.
  package var isEmpty: Bool { body.bytes.isEmpty && body.slots.isEmpty }

  /// Whether a text occurs in its HTML, which includes raw HTML, outside the slots.
  package func mentions(_ text: String) -> Bool {
    contains(Array(text.utf8)[...], in: body.bytes)
  }

  /// The ids that an address can name: of headings, and of paragraphs if the site numbers them.
  package var anchors: [String] { headings.map(anchor) + paragraphs.compactMap(\.anchor) }

  /// The plain text of the document, one line per block, for search and descriptions.
  ///
  /// Excludes raw HTML, footnote numbers, and fenced blocks with an info string, which are for
  /// programs. A link without a text adds nothing.
  package var plainText: String { text.whole(in: body.bytes) }

  /// Whether its plain text has a digit, found without making the text.
  package var hasDigits: Bool { text.hasDigits(in: body.bytes) }

  /// The plain text of the first top-level paragraph that has words; empty if there is none.
  package var firstParagraph: String {
    text.firstParagraph.map { text.words(of: $0, in: body.bytes) } ?? ""
  }

  /// The document without the bytes of its file.
  package var withoutSource: MarkdownDocument {
    var document = self
    document.source = SourceText(path: source.path, bytes: [])
    return document
  }

  /// The plain text of a heading.
  package func text(of heading: Heading) -> String { text.words(of: heading.text, in: body.bytes) }

  /// The id of the printed heading, unique in the document.
  package func anchor(of heading: Heading) -> String {
    String(decoding: body[heading.anchor], as: UTF8.self)
  }

  /// The plain text of a link; empty for an image and for a link without a text.
  package func words(of link: MarkdownLink) -> String {
    text.words(of: link.text, in: body.bytes)
  }

  /// The plain text of the block around the text of a link: a paragraph, or a row of a table.
  package func block(around link: MarkdownLink) -> String {
    text.words(of: text.block(around: link.text), in: body.bytes)
  }

  /// The texts of the links to telephone numbers and mail addresses.
  package var contactTexts: [String] { contacts.map { text.words(of: $0, in: body.bytes) } }

  /// The location of a link's address.
  package func location(of link: MarkdownLink) -> SourceLocation {
    source.location(at: Range<Int>(link.range))
  }

  /// The location of an address in raw HTML.
  package func location(of address: RawAddress) -> SourceLocation {
    source.location(at: Range<Int>(address.range))
  }

  /// The location of a heading.
  package func location(of heading: Heading) -> SourceLocation {
    source.location(at: Range<Int>(heading.range))
  }

  /// The location of a block's opening fence.
  package func location(of block: CodeBlock) -> SourceLocation { source.location(at: block.range) }

  /// The document as HTML.
  ///
  /// `resolving` is called once for each of `links`, in order. If it returns `nil`, the text prints
  /// without a link, and an image prints as its alternative text.
  ///
  /// `filling` is called once for each open block, in order. If it returns `nil`, the block prints
  /// as code.
  package func html(
    placement: Placement = Placement(),
    resolving: @escaping (MarkdownLink) -> ResolvedLink?,
    filling: @escaping (CodeBlock) -> PrintedMarkup? = { _ in nil }
  ) -> PrintedMarkup {
    var filler = SlotFiller(self, placement, resolving: resolving, filling: filling)
    return PrintedMarkup(bytes: filler.filled())
  }
}
