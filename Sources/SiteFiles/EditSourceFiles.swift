package import Content
import Diagnostics

/// Changes the files of a source folder: new files are complete before a known one is replaced, and
/// files are removed last, so that a failure loses nothing.
///
/// - Throws: `SiteFilesError` for I/O errors, and if a file that is to be new exists.
package func apply(_ edit: SourceEdit, to tree: SourceTree, in source: String) throws {
  let disk = Disk.system
  try create(edit.written.filter { tree[$0.path] == nil }, in: source)
  let changed = edit.written.filter { tree[$0.path] != nil }
  var copies: [(copy: String, path: String)] = []
  do {
    for file in changed {
      let path = joined(source, file.path)
      copies.append((path + ".sitegen-new", path))
      try disk.create(path + ".sitegen-new", file.bytes, true)
    }
  } catch {
    for (copy, _) in copies { try? disk.removeFile(copy) }
    throw error
  }
  for (copy, path) in copies { try disk.rename(copy, path) }
  for path in edit.removed {
    try disk.removeFile(joined(source, path))
    var parts = path.split(separator: "/").map(String.init).dropLast()
    while parts.count > 1 {
      let folder = joined(source, parts.joined(separator: "/"))
      guard try disk.removeEmptyFolder(folder) else { break }
      parts.removeLast()
    }
  }
}
