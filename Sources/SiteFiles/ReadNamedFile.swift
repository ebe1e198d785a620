/// The bytes of a file that a person named, wherever it is.
///
/// - Throws: `SiteFilesError` for I/O errors, and if there is no such file.
package func readNamedFile(at path: String) throws -> [UInt8] {
  let disk = Disk.system
  return try disk.read(disk.realPath(path) ?? path)
}
