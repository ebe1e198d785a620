/// A site's options for its Markdown.
package struct MarkdownOptions: Sendable {
  /// Whether raw HTML is printed as written; otherwise it is reported and not printed.
  package var allowsRawHTML: Bool
  /// Whether `[x]` and `[ ]` at the start of a list item are the boxes of a task; otherwise they are
  /// text, such as the mark of a missing value.
  package var allowsTaskLists: Bool
  /// Ids of the page around the document, which no heading gets as its anchor.
  package var reservedAnchors: Set<String>
  /// The first words of the info strings of blocks that the site replaces: `chart`.
  package var openBlocks: Set<String>
  /// Whether paragraphs can be cited by number and anchor.
  package var numbersParagraphs: Bool
  /// The labels printed beside the author's text.
  package var words: MarkdownWords

  package init(
    allowsRawHTML: Bool = false,
    allowsTaskLists: Bool = true,
    reservedAnchors: Set<String> = [],
    openBlocks: Set<String> = [],
    numbersParagraphs: Bool = false,
    words: MarkdownWords = .english
  ) {
    self.allowsRawHTML = allowsRawHTML
    self.allowsTaskLists = allowsTaskLists
    self.reservedAnchors = reservedAnchors
    self.openBlocks = openBlocks
    self.numbersParagraphs = numbersParagraphs
    self.words = words
  }
}

/// The labels that a document needs for screen readers, in the language of the page.
package struct MarkdownWords: Hashable, Sendable {
  /// Precedes the heading above a table, or its number: `Table: Charge rates`.
  package var table: String
  /// The label of the footnotes section.
  package var footnotes: String
  /// Precedes the number of a reference: `Back to reference 1`.
  package var backToReference: String
  /// The label of a task's checkbox.
  package var taskDone: String
  /// Precedes the number of a paragraph: `Paragraph 4.2`.
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
