import Diagnostics
import Markdown
import Markup
import Testing

/// Parses a text as a whole document.
func parsed(
  _ markdown: String,
  options: MarkdownOptions = MarkdownOptions()
) -> (document: MarkdownDocument, diagnostics: [Diagnostic]) {
  parsed(SourceText(path: "page.md", text: markdown), from: 0, options: options)
}

func parsed(
  _ source: SourceText,
  from offset: Int,
  options: MarkdownOptions = MarkdownOptions()
) -> (document: MarkdownDocument, diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  let document = parseMarkdown(source, from: offset, options: options, into: &diagnostics)
  return (document, diagnostics.located { _ in source })
}

/// Compares the whole HTML of a document, resolving each link to its own address.
///
/// Targets are called `Title`; those that start with `missing` do not exist.
func check(
  _ markdown: String,
  html: String,
  options: MarkdownOptions = MarkdownOptions(),
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
  let document = parsed(markdown, options: options).document
  let printed = document.html { link in
    link.destination.hasPrefix("missing")
      ? nil : ResolvedLink(href: link.destination, title: "Title")
  }
  #expect(printed.text == html, sourceLocation: sourceLocation)
}
