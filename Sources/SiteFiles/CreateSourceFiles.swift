package import Content
import Diagnostics

/// Writes new files into a source folder and creates the folders they need.
///
/// - Throws: `SiteFilesError` if one of the files already exists, in which case none is written,
///   and for I/O errors.
package func create(_ files: [NewFile], in source: String) throws {
  try create(files.map { SourceText(path: $0.path, text: $0.text) }, in: source)
}

/// Writes new source texts into a source folder and creates the folders they need.
func create(_ files: [SourceText], in source: String) throws {
  let disk = Disk.system
  for file in files where try disk.status(joined(source, file.path)) != nil {
    throw SiteFilesError("\(file.path) already exists and was not changed")
  }
  for file in files {
    var folder = source
    for part in file.path.split(separator: "/").dropLast() {
      folder = joined(folder, String(part))
      if try disk.status(folder) == nil { try disk.makeFolder(folder) }
    }
    try disk.create(joined(source, file.path), file.bytes, false)
  }
}

/// Writes files of a source folder in the given order, each atomically: a reader sees the old text
/// or the new one.
///
/// Their folders must exist.
///
/// - Throws: `SiteFilesError` for I/O errors; files before the one that failed have been written.
package func replace(_ files: [NewFile], in source: String) throws {
  let disk = Disk.system
  for file in files {
    let path = joined(source, file.path)
    let folder = joined(source, String(parentFolder(of: file.path)))
    try disk.replace(path, in: folder, with: Array(file.text.utf8), isDurable: true)
  }
}
