import Diagnostics
import Markdown

/// What the schemas of records need to know about the site before any record is read.
struct ParseContext: Sendable {
  var settings: SiteSettings
  var vocabulary: Vocabulary
  /// Whether texts keep the bytes of their files, with which translations are compared.
  var keepsSources = true

  var markdown: MarkdownOptions {
    MarkdownOptions(
      allowsRawHTML: settings.allowsRawHTML,
      allowsTaskLists: settings.allowsTaskLists,
      reservedAnchors: frameAnchors,
      openBlocks: [chartWord]
    )
  }

  /// The Markdown options for a kind of record; some kinds have numbered paragraphs, which can be
  /// cited.
  func markdown(of kind: RecordKind) -> MarkdownOptions {
    var options = markdown
    options.numbersParagraphs = kind.type.numbersParagraphs
    return options
  }
}

/// The ids reserved for the parts of a page in templates; no heading gets one of them.
let frameAnchors = Set(RecordKind.listed.compactMap { $0.type.listID }).union([
  "bibliography", "changes", "chart", "completeness", "contents", "contents-heading",
  "content", "figures", "grades", "highlights", "history", "issues", "kinds", "main", "menu",
  "method", "numbers-heading", "responses", "sources", "statuses", "table", "terms", "text", "top",
])
