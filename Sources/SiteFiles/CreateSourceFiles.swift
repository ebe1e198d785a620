package import Content

/// Writes new files into a source folder, with the folders that they need.
///
/// - Throws: `SiteFilesError` where one of them is there already, and then none is written; and for
///   what the disk refuses.
package func create(_ files: [NewFile], in source: String) throws {
  let disk = Disk.system
  for file in files where try disk.status(joined(source, file.path)) != nil {
    throw SiteFilesError("\(file.path) is there already, and stays as it is")
  }
  for file in files {
    var folder = source
    for part in file.path.split(separator: "/").dropLast() {
      folder = joined(folder, String(part))
      if try disk.status(folder) == nil { try disk.makeFolder(folder) }
    }
    try disk.create(joined(source, file.path), Array(file.text.utf8), false)
  }
}
