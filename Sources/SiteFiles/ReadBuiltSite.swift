import Pages
package import SiteOutline

/// A built site, file by file.
package struct BuiltSite: Sendable {
  package var files: [SitePath: [UInt8]] = [:]
  /// Entries that are left out because no host should serve them: links, pipes, devices, and names
  /// that are not valid addresses.
  package var passedOver: [String] = []
}

/// Reads every regular file under a folder, as a host would serve it.
///
/// No symbolic link is followed, so nothing outside the folder is read.
///
/// - Throws: `SiteFilesError` if the folder is missing, and for I/O errors.
package func readBuiltSite(at folder: String) throws -> BuiltSite {
  let found = try BuiltFiles(in: folder)
  var site = BuiltSite(passedOver: found.passedOver)
  for path in found.paths { site.files[path] = try found.read(path) }
  return site
}

/// The files under a folder that a host would serve, by address.
struct BuiltFiles {
  private(set) var paths: [SitePath] = []
  private(set) var passedOver: [String] = []
  private let folder: String
  private let disk = Disk.system

  /// - Throws: `SiteFilesError` if the folder is missing, and for I/O errors.
  init(in folder: String) throws {
    guard let path = try disk.realPath(folder), try disk.status(path)?.kind == .folder else {
      throw SiteFilesError("the folder \(folder) does not exist: build the site first")
    }
    self.folder = path
    try add(path, below: "")
  }

  func read(_ path: SitePath) throws -> [UInt8] { try disk.read(joined(folder, path.text)) }

  private mutating func add(_ folder: String, below prefix: String) throws {
    let found = try disk.list(folder)
    passedOver += found.notUTF8.map { prefix + $0 }
    for name in found.names {
      let path = joined(folder, name)
      switch try disk.status(path)?.kind {
      case .folder: try add(path, below: prefix + name + "/")
      case .file:
        if let address = SitePath(prefix + name) {
          paths.append(address)
        } else {
          passedOver.append(prefix + name)
        }
      case .link, .other: passedOver.append(prefix + name)
      case nil: break
      }
    }
  }
}
