import Diagnostics
import Markdown

/// What the schemas of records need to know about the site before any record is read.
struct ParseContext: Sendable {
  var settings: SiteSettings
  var vocabulary: Vocabulary
  /// Whether texts keep the bytes of their files, with which a translation is compared.
  var keepsSources = true

  var markdown: MarkdownOptions {
    MarkdownOptions(
      allowsRawHTML: settings.allowsRawHTML,
      reservedAnchors: frameAnchors,
      openBlocks: [chartWord]
    )
  }

  /// The Markdown of a kind of record; paragraphs of some are cited one by one.
  func markdown(of kind: RecordKind) -> MarkdownOptions {
    var options = markdown
    options.numbersParagraphs = kind.type.numbersParagraphs
    return options
  }
}

/// The ids that templates may use for their own parts of a page; no heading takes one of them.
let frameAnchors: Set<String> = [
  "bibliography", "bodies", "changes", "chart", "completeness", "contents", "contents-heading",
  "content", "data", "figures", "findings", "grades", "highlights", "history", "issues", "kinds",
  "main", "measures", "menu", "method", "numbers-heading", "recommendations", "reports",
  "responses", "sources", "statuses", "table", "terms", "text", "top",
]
