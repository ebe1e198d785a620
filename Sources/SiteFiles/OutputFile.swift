import Content

/// A file that a command writes outside of any site, such as a PDF.
package struct OutputFile: Sendable {
  /// The real path of the folder.
  private let folder: String
  private let name: String
  private let disk = Disk.system

  /// Checks that a file can be written, without creating anything.
  ///
  /// `option` is the one that names the file, for messages.
  ///
  /// - Throws: `SiteFilesError` if its folder is missing or not writable, or if something other
  ///   than a file is at the path.
  package init(_ path: String, option: String = "--output") throws {
    // A link is followed, because the user named it; one that leads nowhere is replaced.
    let target = try disk.realPath(path) ?? path
    let parent = parentFolder(of: target)
    let start = target.hasPrefix("/") ? "/" : "."
    let shown = parent.isEmpty ? start : String(parent)
    guard let real = try disk.realPath(shown), try disk.status(real)?.kind == .folder else {
      throw SiteFilesError(
        "cannot write \(path): there is no folder \(shown): create it, or choose another file with "
          + option
      )
    }
    name = String(fileName(of: target))
    switch try disk.status(joined(real, name))?.kind {
    case nil, .file, .link: break
    case .folder:
      throw SiteFilesError("the output \(path) is a folder: give the path of a file in it")
    case .other:
      throw SiteFilesError("the output \(path) is a pipe, a socket or a device: give a file")
    }
    try disk.expectAccess(real, true)
    folder = real
  }

  /// Writes the file atomically, with the mode of a new file; replaces what is at the path.
  ///
  /// - Throws: `SiteFilesError` for I/O errors; the old file is then left intact.
  package func write(_ bytes: [UInt8]) throws {
    try disk.replace(joined(folder, name), in: folder, with: bytes, isDurable: false)
  }
}
