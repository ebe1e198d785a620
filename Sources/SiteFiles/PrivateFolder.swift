#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Makes a new folder that others on the machine can neither guess nor open, and gives its path.
///
/// Its mode is 0700, and six signs of its name are random.
///
/// - Throws: `SiteFilesError` where none can be made.
package func makePrivateFolder(in parent: String, prefix: String) throws -> String {
  let random = String(repeating: "X", count: 6)
  var name = Array(joined(parent, prefix + random).utf8CString)
  guard mkdtemp(&name) != nil else {
    throw SiteFilesError("cannot make a folder in \(parent): \(String(cString: strerror(errno)))")
  }
  return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
