import Digests
import Pages
import Precompression
package import SiteOutline
package import SitePlanning

/// The paths of the compressed files beside a text file of a site, such as `index.html.br` and
/// `index.html.gz`.
///
/// Empty for images and fonts, which are already compressed, and for files that only hosts read.
package func compressedPaths(of path: SitePath) -> [SitePath] {
  guard effort(for: path) != nil else { return [] }
  return ["br", "gz"].compactMap { SitePath("\(path.text).\($0)") }
}

/// The libraries that compress files, with their versions and settings: with the same ones, the
/// same bytes become the same compressed files.
package var currentCompressors: [String] { [brotliCompressor, gzipCompressor] }

/// The compressed files beside a text file, in the order of `compressedPaths`.
///
/// - Throws: `SiteFilesError` if memory runs out.
package func compressedFiles(of file: RenderedFile) throws -> [RenderedFile] {
  guard var effort = effort(for: file.path) else { return [] }
  // Compressing a large page harder takes some hundredths of a second, and a site can have
  // thousands.
  if file.bytes.count > 50_000 { effort = .low }
  guard let brotli = brotliCompressed(file.bytes, effort), let gzip = gzipped(file.bytes) else {
    throw SiteFilesError("not enough memory to compress \(file.path.text)")
  }
  return zip(compressedPaths(of: file.path), [brotli, gzip]).map {
    RenderedFile(path: $0, bytes: $1)
  }
}

extension SiteWriter {
  /// The compressed files beside a text file: those of the last build if it compressed the same
  /// bytes in the same way, since compression takes longer than everything else.
  ///
  /// Another version of the program may compress files with another effort.
  ///
  /// - Throws: `SiteFilesError` if memory runs out.
  package func compressedFiles(of file: RenderedFile) throws -> [RenderedFile] {
    if old.record?.compressors == currentCompressors, old.record?.tool == record?.tool,
      old.files[file.path] == Digest(of: file.bytes)
    {
      let paths = compressedPaths(of: file.path)
      let kept = paths.compactMap(unchangedFile)
      if kept.count == paths.count { return kept }
    }
    return try SiteFiles.compressedFiles(of: file)
  }

  /// A file of the last build, unless it is gone or somebody has changed it.
  private func unchangedFile(at path: SitePath) -> RenderedFile? {
    guard let digest = old.files[path], let bytes = try? folder.read(path.text),
      Digest(of: bytes) == digest
    else { return nil }
    return RenderedFile(path: path, bytes: bytes)
  }
}

/// How much time the compression of a file is worth; `nil` if it is not compressed.
private func effort(for path: SitePath) -> CompressionEffort? {
  let name = path.text.split(separator: "/").last ?? ""
  guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
  return efforts[String(name[name.index(after: dot)...])]
}

private let efforts: [String: CompressionEffort] = [
  "bib": .low, "css": .high, "csv": .low, "html": .high, "ics": .low, "js": .high, "json": .low,
  "md": .low, "ris": .low, "svg": .low, "txt": .low, "xml": .low,
]
