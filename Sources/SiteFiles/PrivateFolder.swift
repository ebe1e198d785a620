#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Creates a folder that other users of the machine can neither predict nor open, and returns its
/// path.
///
/// Its mode is 0700, and six characters of its name are random.
///
/// - Throws: `SiteFilesError` if the folder cannot be created.
package func makePrivateFolder(in parent: String, prefix: String) throws -> String {
  let random = String(repeating: "X", count: 6)
  var name = Array(joined(parent, prefix + random).utf8CString)
  guard mkdtemp(&name) != nil else {
    throw SiteFilesError("cannot create a folder in \(parent): \(String(cString: strerror(errno)))")
  }
  return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
