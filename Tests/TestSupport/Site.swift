package import Diagnostics

/// The files of a whole site, parsed from one string, so that a test fits on one screen.
///
/// A line `-- path --` starts a file, as in the txtar archives of Go's tests. Text before the first
/// such line is a comment.
package func site(_ archive: String) -> [SourceText] {
  var files: [SourceText] = []
  var path: String?
  var lines: [Substring] = []
  func close() {
    guard let path else { return }
    files.append(SourceText(path: path, text: lines.map { $0 + "\n" }.joined()))
  }
  for line in archive.split(separator: "\n", omittingEmptySubsequences: false) {
    if line.hasPrefix("-- ") && line.hasSuffix(" --") {
      close()
      path = String(line.dropFirst(3).dropLast(3))
      lines = []
    } else {
      lines.append(line)
    }
  }
  if lines.last == "" { lines.removeLast() }
  close()
  return files
}
