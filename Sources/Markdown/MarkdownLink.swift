/// A link or an image that only the whole site can resolve.
package struct MarkdownLink: Hashable, Sendable {
  /// The address as written, without Markdown's escapes; percent-encoding is left as it is.
  package var destination: String
  /// The text for the `title` attribute.
  package var title: String?
  /// The byte range of the address in the source file; the start of the block if it cannot be
  /// found.
  package var range: Range<Int32>
  package var isImage: Bool
  /// Whether the author wrote a text, unlike in `[](finding:bail)` and `<finding:bail>`; for an
  /// image, an alternative text.
  package var hasText: Bool
  /// The text of the link; empty for an image and for a link without a text.
  var text = PlainText.Part()
}

/// The target of a link on the finished site.
package struct ResolvedLink: Hashable, Sendable {
  package var href: String
  /// The name of the target, printed as the link's text if the author wrote none.
  package var title: String
  /// Whether the target is another site.
  package var isExternal: Bool
  /// The language of the target, if it differs from that of the page.
  package var targetLanguage: String?
  /// The language of the title, if it differs from that of the page.
  package var titleLanguage: String?
  /// A note in parentheses after the link: `corrected on 1 March 2025`.
  package var note: String?

  package init(
    href: String,
    title: String,
    isExternal: Bool = false,
    targetLanguage: String? = nil,
    titleLanguage: String? = nil,
    note: String? = nil
  ) {
    self.href = href
    self.title = title
    self.isExternal = isExternal
    self.targetLanguage = targetLanguage
    self.titleLanguage = titleLanguage
    self.note = note
  }
}
