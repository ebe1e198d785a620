/// The media type of a file by its extension, as hosts of static sites send it.
func mediaType(of path: String) -> String {
  let name = path.split(separator: "/").last ?? ""
  guard let dot = name.lastIndex(of: ".") else { return "application/octet-stream" }
  let ending = name[name.index(after: dot)...].lowercased()
  return mediaTypes[ending] ?? "application/octet-stream"
}

private let mediaTypes: [String: String] = [
  "html": "text/html; charset=utf-8",
  "css": "text/css; charset=utf-8",
  "js": "text/javascript; charset=utf-8",
  "json": "application/json",
  "csv": "text/csv; charset=utf-8",
  "bib": "application/x-bibtex; charset=utf-8",
  "ris": "application/x-research-info-systems; charset=utf-8",
  "txt": "text/plain; charset=utf-8",
  "md": "text/markdown; charset=utf-8",
  "xml": "application/xml",
  "ics": "text/calendar; charset=utf-8",
  "svg": "image/svg+xml",
  "png": "image/png",
  "jpg": "image/jpeg",
  "jpeg": "image/jpeg",
  "gif": "image/gif",
  "webp": "image/webp",
  "avif": "image/avif",
  "ico": "image/vnd.microsoft.icon",
  "woff": "font/woff",
  "woff2": "font/woff2",
  "pdf": "application/pdf",
]
