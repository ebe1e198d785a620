/// What a site decides about its Markdown.
package struct MarkdownOptions: Sendable {
  /// Whether raw HTML is printed as written; otherwise it is a fault and nothing of it is printed.
  package var allowsRawHTML: Bool
  /// Ids that the page around the document uses; no heading gets one of them as its anchor.
  package var reservedAnchors: Set<String>
  /// First words after the fence of blocks that the site fills: `chart`.
  package var openBlocks: Set<String>
  /// Whether the paragraphs of the document can be cited, each by its number and its anchor.
  package var numbersParagraphs: Bool
  /// The words that are printed beside the author's own.
  package var words: MarkdownWords

  package init(
    allowsRawHTML: Bool = false,
    reservedAnchors: Set<String> = [],
    openBlocks: Set<String> = [],
    numbersParagraphs: Bool = false,
    words: MarkdownWords = .english
  ) {
    self.allowsRawHTML = allowsRawHTML
    self.reservedAnchors = reservedAnchors
    self.openBlocks = openBlocks
    self.numbersParagraphs = numbersParagraphs
    self.words = words
  }
}

/// The words that a document needs for readers who do not see it, in the language of the page.
package struct MarkdownWords: Hashable, Sendable {
  /// Before the heading over a table, or its number: `Table: Charge rates`.
  package var table: String
  /// The name of the section of footnotes.
  package var footnotes: String
  /// Before the number of a reference: `Back to reference 1`.
  package var backToReference: String
  /// The name of the box before a task.
  package var taskDone: String
  /// Before the number of a paragraph: `Paragraph 4.2`.
  package var paragraph: String

  package init(
    table: String,
    footnotes: String,
    backToReference: String,
    taskDone: String,
    paragraph: String
  ) {
    self.table = table
    self.footnotes = footnotes
    self.backToReference = backToReference
    self.taskDone = taskDone
    self.paragraph = paragraph
  }

  package static let english = MarkdownWords(
    table: "Table",
    footnotes: "Footnotes",
    backToReference: "Back to reference",
    taskDone: "Done",
    paragraph: "Paragraph"
  )
}
