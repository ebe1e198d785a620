import Diagnostics

/// Whether a file under `content/images/` is an image without any active content.
///
/// Other files are left out with a warning: otherwise a page or a script among the images would be
/// published as part of the site, whoever put it there.
func isPicture(_ source: SourceText, into diagnostics: inout [Diagnostic]) -> Bool {
  guard let form = PictureForm(path: source.path) else {
    let fileExtensions = PictureForm.allCases.map(\.rawValue).joined(separator: ", ")
    report("unsupported image extension", .file(source.path), "use one of: \(fileExtensions)")
    return false
  }
  if form == .svg {
    guard let error = firstSVGError(source.bytes) else { return true }
    report(
      error.words,
      source.location(at: error.range),
      "save it as plain SVG: shapes and text only, without scripts, links or external resources"
    )
    return false
  }
  if form.starts(source.bytes) { return true }
  let message = "the content is not that of a .\(form.rawValue) image"
  report(message, .file(source.path), "save it in that format, or correct its extension")
  return false

  func report(_ reason: String, _ location: SourceLocation, _ help: String) {
    let message = "the image \(source.path) is not published: \(reason)"
    diagnostics.report(.unexpectedFile, message, at: location, help: help)
  }
}

/// The image formats that browsers display, by file extension.
private enum PictureForm: String, CaseIterable {
  case png, jpg, jpeg, gif, webp, avif, svg

  init?(path: String) {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    self.init(rawValue: path[path.index(after: dot)...].lowercased())
  }

  /// Whether a file has the signature of the format; an SVG file is text and has none.
  ///
  /// Source: https://mimesniff.spec.whatwg.org/#image-type-pattern-matching-algorithm
  func starts(_ bytes: [UInt8]) -> Bool {
    func has(_ text: String, at offset: Int) -> Bool {
      bytes.dropFirst(offset).starts(with: text.utf8)
    }
    switch self {
    case .png: return bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    case .jpg, .jpeg: return bytes.starts(with: [0xFF, 0xD8, 0xFF])
    case .gif: return has("GIF87a", at: 0) || has("GIF89a", at: 0)
    case .webp: return has("RIFF", at: 0) && has("WEBPVP8", at: 8)
    case .avif:
      // The first box contains the major brand, its version, and the compatible brands.
      let brands = [8] + stride(from: 16, to: min(bytes.count, 64), by: 4)
      return has("ftyp", at: 4) && brands.contains { has("avif", at: $0) || has("avis", at: $0) }
    case .svg: return false
    }
  }
}
