package import Content
import Diagnostics

/// Changes the files of a source folder: new files are complete before a known one is replaced, and
/// files are removed last, so that a failure loses nothing.
///
/// - Throws: `SiteFilesError` for I/O errors, and if a file that is to be new exists.
package func apply(_ edit: SourceEdit, to tree: SourceTree, in source: String) throws {
  try apply(edit, to: tree, in: source, disk: .system)
}

/// Writes an edit into a source folder of a disk.
func apply(_ edit: SourceEdit, to tree: SourceTree, in source: String, disk: Disk) throws {
  try create(edit.written.filter { tree[$0.path] == nil }, in: source)
  try replace(edit.written.filter { tree[$0.path] != nil }, in: source, disk)
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

/// Replaces files by way of temporary ones, which are all complete before the first is renamed.
private func replace(_ files: [SourceText], in source: String, _ disk: Disk) throws {
  var temporaries: [(temporary: String, path: String)] = []
  do {
    for file in files {
      let folder = joined(source, String(parentFolder(of: file.path)))
      let temporary = joined(folder, TemporaryName.make())
      temporaries.append((temporary, joined(source, file.path)))
      try disk.create(temporary, file.bytes, true)
    }
    for (temporary, path) in temporaries { try disk.rename(temporary, path) }
  } catch {
    // Those that were renamed are gone.
    for (temporary, _) in temporaries { try? disk.removeFile(temporary) }
    throw error
  }
}
