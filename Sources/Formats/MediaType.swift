/// The media type of a kind of file, as hosts of static sites send it.
package struct MediaType: Sendable {
  package var name: String
  /// The extensions of its files, without the dot.
  package var extensions: [String]
  /// Whether readers have to be told that the text is UTF-8; other formats say so, or fix it.
  package var needsCharset: Bool

  /// The value of the header `Content-Type`.
  package var contentType: String { needsCharset ? "\(name); charset=utf-8" : name }

  /// The types of all files that a site may contain.
  package static let all = [
    text("text/html", "html"),
    text("text/css", "css"),
    text("text/javascript", "js", "mjs"),
    text("text/csv", "csv"),
    text("text/plain", "txt"),
    text("text/markdown", "md"),
    text("text/calendar", "ics"),
    text("application/x-bibtex", "bib"),
    text("application/x-research-info-systems", "ris"),
    other("application/json", "json"),
    other("application/manifest+json", "webmanifest"),
    other("application/xml", "xml"),
    other("application/pdf", "pdf"),
    other("image/svg+xml", "svg"),
    other("image/png", "png"),
    other("image/jpeg", "jpg", "jpeg"),
    other("image/gif", "gif"),
    other("image/webp", "webp"),
    other("image/avif", "avif"),
    other("image/vnd.microsoft.icon", "ico"),
    other("font/woff", "woff"),
    other("font/woff2", "woff2"),
  ]

  private static func text(_ name: String, _ extensions: String...) -> MediaType {
    MediaType(name: name, extensions: extensions, needsCharset: true)
  }

  private static func other(_ name: String, _ extensions: String...) -> MediaType {
    MediaType(name: name, extensions: extensions, needsCharset: false)
  }
}

/// The value of the header `Content-Type` for a file, by its extension.
package func contentType(of path: String) -> String {
  let name = path.split(separator: "/").last ?? ""
  let type = name.lastIndex(of: ".").flatMap {
    contentTypes[name[name.index(after: $0)...].lowercased()]
  }
  return type ?? "application/octet-stream"
}

private let contentTypes = Dictionary(
  uniqueKeysWithValues: MediaType.all.flatMap { type in
    type.extensions.map { ($0, type.contentType) }
  }
)
