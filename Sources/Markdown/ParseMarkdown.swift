package import Diagnostics

/// Parses the Markdown of a UTF-8 file from an offset on, where its front matter ends.
///
/// GitHub Flavored Markdown with tables, strikethrough, autolinks, task lists and footnotes, and
/// one addition: in a table's body row whose first cell is bold and nothing else (`**Kent**`), that
/// cell is the row header. Thread-safe.
package func parseMarkdown(
  _ source: SourceText,
  from bodyOffset: Int,
  options: MarkdownOptions,
  into diagnostics: inout [Diagnostic]
) -> MarkdownDocument {
  let tree = SyntaxTree(source.bytes, from: bodyOffset, hasTasks: options.allowsTaskLists)
  var builder = DocumentBuilder(
    source,
    from: bodyOffset,
    options: options,
    footnoteReferences: tree.footnoteReferenceCounts()
  )
  tree.walk { node, isEntering in builder.visit(node, isEntering: isEntering) }
  builder.endFootnotes()
  builder.checkText()
  builder.document.text = builder.words.finish()
  diagnostics.append(contentsOf: builder.reporter.diagnostics)
  return builder.document.fitted
}

extension MarkdownDocument {
  /// A copy without spare capacity, because a site keeps all its documents in memory.
  fileprivate var fitted: MarkdownDocument {
    var document = self
    document.body.bytes = body.bytes.fitted
    document.body.slots = body.slots.fitted
    document.text.runs = text.runs.fitted
    document.links = links.fitted
    document.contacts = contacts.fitted
    document.headings = headings.fitted
    document.paragraphs = paragraphs.fitted
    return document
  }
}

/// Turns the nodes of a tree, in order, into HTML, plain text, outline and diagnostics.
struct DocumentBuilder {
  let options: MarkdownOptions
  var document: MarkdownDocument
  var words: PlainTextBuilder
  var reporter: DiagnosticReporter
  var outline: Outline
  var table = TableState()
  var footnotes: FootnoteState
  var inline = InlineState()
  var check = TextCheck()
  /// The lines of which a check has reported something.
  var reportedLines: Set<Int> = []

  init(
    _ source: SourceText,
    from bodyOffset: Int,
    options: MarkdownOptions,
    footnoteReferences: [Int]
  ) {
    self.options = options
    document = MarkdownDocument(source: source)
    document.paragraphWord = options.words.paragraph
    let length = max(source.bytes.count - bodyOffset, 0)
    document.body.bytes.reserveCapacity(2 * length)
    words = PlainTextBuilder(capacity: length)
    reporter = DiagnosticReporter(search: SourceSearch(source, from: bodyOffset))
    outline = Outline(
      anchors: AnchorMaker(reserved: options.reservedAnchors),
      start: words.mark()
    )
    footnotes = FootnoteState(references: footnoteReferences)
  }

  mutating func visit(_ node: Node, isEntering: Bool) {
    if isEntering { check.note(node) }
    if let image = inline.image, image.node != node { return visitAlternativeText(node) }
    switch node.kind {
    case .text: append(text: node)
    case .softBreak: append(lineBreak: "\n")
    case .lineBreak: append(lineBreak: "<br>\n")
    case .code: append(code: node)
    case .emphasis: append(isEntering ? "<em>" : "</em>")
    case .strong: visitStrong(node, isEntering: isEntering)
    case .strikethrough: append(isEntering ? "<del>" : "</del>")
    case .link: isEntering ? enterLink(node) : exitLink(node)
    case .image: isEntering ? enterImage(node) : exitImage(node)
    case .htmlInline: append(htmlInline: node)
    case .footnoteReference: if isEntering { append(footnoteReference: node) }
    case .paragraph: isEntering ? enterParagraph(node) : exitParagraph(node)
    case .heading: isEntering ? enterHeading(node) : exitHeading(node)
    case .thematicBreak: startLine("<hr>\n")
    case .blockQuote: startLine(isEntering ? "<blockquote>\n" : "</blockquote>\n")
    case .list: visitList(node, isEntering: isEntering)
    case .item: isEntering ? enterItem(node) : exitItem(node)
    case .codeBlock: append(codeBlock: node)
    case .htmlBlock: append(htmlBlock: node)
    case .table: isEntering ? enterTable(node) : exitTable()
    case .tableRow: isEntering ? enterRow(node) : exitRow(node)
    case .tableCell: isEntering ? enterCell(node) : exitCell()
    case .footnoteDefinition: isEntering ? enterFootnote(node) : exitFootnote()
    case .document, .other: break
    }
  }
}

extension DocumentBuilder {
  mutating func append(_ markup: String) {
    document.body.bytes.append(markup: markup)
  }

  /// Appends markup at the start of a line.
  mutating func startLine(_ markup: String) {
    document.body.bytes.startLine()
    document.body.bytes.append(markup: markup)
  }

  /// Starts the search for locations in a block that contains inlines or raw HTML.
  mutating func enterBlock(_ node: Node) {
    // The paragraph that cmark splits off before a table has no location of its own.
    let placed = node.firstLine > 0 ? node : node.next ?? node
    reporter.search.enter(
      SourceSearch.Block(
        firstLine: placed.firstLine,
        lastLine: placed.lastLine,
        column: placed.firstColumn
      )
    )
    inline.openTags = 0
  }
}

/// Collects the diagnostics of one document.
struct DiagnosticReporter {
  var search: SourceSearch
  var diagnostics: [Diagnostic] = []

  init(search: SourceSearch) {
    self.search = search
  }

  mutating func report(_ rule: Rule, _ message: String, at range: Range<Int>) {
    diagnostics.report(rule, message, at: search.source.location(at: range))
  }
}
