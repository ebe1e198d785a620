import Pages
import Precompression
package import SiteOutline
package import SitePlanning

/// The paths of the compressed files beside a text file of a site, such as `index.html.br` and
/// `index.html.gz`.
///
/// Empty for images and fonts, which are already compressed, and for files that only hosts read.
package func compressedPaths(of path: SitePath) -> [SitePath] {
  guard isText(path) else { return [] }
  return ["br", "gz"].compactMap { SitePath("\(path.text).\($0)") }
}

/// The compressed files beside a text file, in the order of `compressedPaths`.
///
/// - Throws: `SiteFilesError` if memory runs out.
package func compressedFiles(of file: RenderedFile) throws -> [RenderedFile] {
  let paths = compressedPaths(of: file.path)
  guard !paths.isEmpty else { return [] }
  guard let brotli = brotliCompressed(file.bytes), let gzip = gzipped(file.bytes) else {
    throw SiteFilesError("not enough memory to compress \(file.path.text)")
  }
  return zip(paths, [brotli, gzip]).map { RenderedFile(path: $0, bytes: $1) }
}

private func isText(_ path: SitePath) -> Bool {
  let name = path.text.split(separator: "/").last ?? ""
  guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return false }
  return textEndings.contains(String(name[name.index(after: dot)...]))
}

private let textEndings: Set<String> = [
  "bib", "css", "csv", "html", "ics", "js", "json", "md", "ris", "svg", "txt", "xml",
]
