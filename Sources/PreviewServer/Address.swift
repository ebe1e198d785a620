import Formats
import Pages
import SiteOutline

/// What the target of a request refers to.
enum Address: Hashable {
  /// A file of the site.
  case file(SitePath)
  /// A file of the preview itself, such as its script, or its event stream.
  case furniture(String)
  /// A valid target, but not a path that a site can have.
  case none
  /// A target that is not a valid path.
  case malformed

  /// The folder of the preview's own files.
  ///
  /// No id can be a hyphen, so it never hides a page.
  static let furnitureFolder = "-/"

  /// Parses the target of a request, ignoring the query.
  init(target: String) {
    let path = target.prefix { $0 != "?" && $0 != "#" }
    guard path.hasPrefix("/"), target.utf8.count <= 8192,
      let decoded = percentDecoded(path.dropFirst())
    else {
      self = .malformed
      return
    }
    if decoded.hasPrefix(Address.furnitureFolder) {
      self = .furniture(String(decoded.dropFirst(Address.furnitureFolder.count)))
      return
    }
    let isFolder = decoded.isEmpty || decoded.hasSuffix("/")
    self = SitePath(isFolder ? decoded + "index.html" : decoded).map { .file($0) } ?? .none
  }
}

/// Whether the `Host` of a request names this machine.
///
/// A page elsewhere could point its own host name at this machine and then read the preview as if
/// it were same-origin (DNS rebinding). Its requests carry that host name, so only the names of
/// this machine are accepted.
func isLocal(host: String?) -> Bool {
  guard let host = host?.lowercased() else { return false }
  return ["localhost", "127.0.0.1", "[::1]"].contains { name in
    guard host.hasPrefix(name) else { return false }
    let port = host.dropFirst(name.count)
    return port.isEmpty || port.first == ":" && port.dropFirst().allSatisfy(\.isNumber)
  }
}
