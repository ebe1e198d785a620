/// A link or an image whose address only the whole site can answer.
package struct MarkdownLink: Hashable, Sendable {
  /// The address as written, without Markdown's escapes; percent-encoding is left as it is.
  package var destination: String
  /// The author's text for the `title` attribute.
  package var title: String?
  /// The byte offsets of the address in the source file; of the block where it cannot be found.
  package var range: Range<Int32>
  package var isImage: Bool
  /// Whether the author wrote a text, as not in `[](finding:bail)` and `<finding:bail>`; for an
  /// image, an alternative text.
  package var hasText: Bool
  /// Its text; empty for an image and where there is none.
  var text = PlainText.Part()
}

/// Where a link leads on the finished site.
package struct ResolvedLink: Hashable, Sendable {
  package var href: String
  /// The name of the target, printed as the link's text where the author wrote none.
  package var title: String
  /// Whether the target is another site.
  package var isExternal: Bool
  /// The language of the target, where it is another than that of the page.
  package var targetLanguage: String?
  /// The language of the title, where it is another than that of the page.
  package var titleLanguage: String?
  /// Words in brackets behind the link: `corrected on 1 March 2025`.
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
