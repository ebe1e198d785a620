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
  /// The paragraphs that stand by themselves, where the site numbers them.
  package internal(set) var paragraphs: [Paragraph] = []
  /// The fenced blocks, in the order of the document; they are also printed as code.
  package internal(set) var codeBlocks: [CodeBlock] = []
  /// How many footnotes stand below it.
  package internal(set) var footnoteCount = 0
  /// The file that holds the document; without its bytes where they were let go.
  package private(set) var source: SourceText
  var body = SlottedMarkup()
  var text = PlainText()
  /// Before the number of a paragraph, for those who do not see where it stands.
  var paragraphWord = ""

  init(source: SourceText) {
    self.source = source
  }
}

/// A heading of a document.
package struct Heading: Hashable, Sendable {
  /// 1 to 6, as written.
  package var level: Int
  /// Its words.
  var text: PlainText.Part
  /// Where its id stands in the HTML, which does not print it there.
  var anchor: Range<Int32>
  /// The byte offsets of the heading's first line in the source file.
  var range: Range<Int32>
}

/// A paragraph that can be cited.
package struct Paragraph: Hashable, Sendable {
  /// From 1, without those that have no words.
  package var number: Int
  /// The id of the printed paragraph, made of its first words; nil where it has none.
  package var anchor: String?
}

/// What the anchors of all paragraphs start with; that of no heading holds a colon.
package let paragraphMark = "p:"

/// How a document stands on a page that shows more than the document.
package struct Placement: Hashable, Sendable {
  /// Before each id of the document, so that it differs from those of the other documents.
  package var idPrefix: String
  /// By how many levels its headings stand below what the author wrote.
  package var headingShift: Int
  /// Before the names of its tables and its footnotes: `Finding 4, `.
  package var labelPrefix: String
  /// Before the numbers of its paragraphs: `4.`; nil where they show none.
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

  /// The ids that an address can name: of headings, and of paragraphs where the site numbers them.
  package var anchors: [String] { headings.map(anchor) + paragraphs.compactMap(\.anchor) }

  /// All words of the document, one line for each block, for search and descriptions.
  ///
  /// Without raw HTML, numbers of footnotes, and fenced blocks with an info string, which are for
  /// programs. A link without a text has no words.
  package var plainText: String { text.whole(in: body.bytes) }

  /// The words of the first paragraph that stands by itself and has any; empty if there is none.
  package var firstParagraph: String {
    text.firstParagraph.map { text.words(of: $0, in: body.bytes) } ?? ""
  }

  /// The document without the bytes of its file.
  package var withoutSource: MarkdownDocument {
    var document = self
    document.source = SourceText(path: source.path, bytes: [])
    return document
  }

  /// The words of a heading, without markup.
  package func text(of heading: Heading) -> String { text.words(of: heading.text, in: body.bytes) }

  /// The id of the printed heading, unique in the document.
  package func anchor(of heading: Heading) -> String {
    String(decoding: body[heading.anchor], as: UTF8.self)
  }

  /// The words of the text of a link, without markup; empty for an image and where there is no text.
  package func words(of link: MarkdownLink) -> String {
    text.words(of: link.text, in: body.bytes)
  }

  /// Where an author wrote the address of a link.
  package func location(of link: MarkdownLink) -> SourceLocation {
    source.location(at: Range<Int>(link.range))
  }

  /// Where a heading starts.
  package func location(of heading: Heading) -> SourceLocation {
    source.location(at: Range<Int>(heading.range))
  }

  /// Where the opening fence of a block stands.
  package func location(of block: CodeBlock) -> SourceLocation { source.location(at: block.range) }

  /// The document as HTML.
  ///
  /// `resolving` is asked once for each of `links`, in order. Where it answers nil, the text stands
  /// without a link, and for an image its alternative text.
  ///
  /// `filling` is asked once for each open block, in order. Where it answers nil, the block stands as
  /// code.
  package func html(
    placement: Placement = Placement(),
    resolving: @escaping (MarkdownLink) -> ResolvedLink?,
    filling: @escaping (CodeBlock) -> PrintedMarkup? = { _ in nil }
  ) -> PrintedMarkup {
    var filler = SlotFiller(self, placement, resolving: resolving, filling: filling)
    return PrintedMarkup(bytes: filler.filled())
  }
}
