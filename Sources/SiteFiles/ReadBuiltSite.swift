package import Pages

/// A site that was built, file by file.
package struct BuiltSite: Sendable {
  package var files: [SitePath: [UInt8]] = [:]
  /// What no host should serve, and is left out: links, pipes, devices, names that are no addresses.
  package var passedOver: [String] = []
}

/// Reads every regular file under a folder, as a host would serve it.
///
/// No symbolic link is followed, so that nothing outside the folder is read.
///
/// - Throws: `SiteFilesError` for a folder that is missing, and for what cannot be read.
package func readBuiltSite(at folder: String) throws -> BuiltSite {
  let disk = Disk.system
  guard let path = try disk.realPath(folder), try disk.status(path)?.kind == .folder else {
    throw SiteFilesError("there is no folder \(folder): build the site first")
  }
  var site = BuiltSite()
  try add(path, below: "", to: &site, disk)
  return site
}

private func add(
  _ folder: String,
  below prefix: String,
  to site: inout BuiltSite,
  _ disk: Disk
) throws {
  let found = try disk.list(folder)
  site.passedOver += found.notUTF8.map { prefix + $0 }
  for name in found.names {
    let path = joined(folder, name)
    switch try disk.status(path)?.kind {
    case .folder: try add(path, below: prefix + name + "/", to: &site, disk)
    case .file:
      if let address = SitePath(prefix + name) {
        site.files[address] = try disk.read(path)
      } else {
        site.passedOver.append(prefix + name)
      }
    case .link, .other: site.passedOver.append(prefix + name)
    case nil: break
    }
  }
}
