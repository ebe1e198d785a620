/// The address of the first remote of the git repository that contains a folder, without a password
/// in it; `nil` if there is none.
package func gitRemote(of folder: String) -> String? {
  let disk = Disk.system
  guard var parent = try? disk.realPath(folder) else { return nil }
  while true {
    if let bytes = try? disk.read(joined(parent, ".git/config")) {
      return remoteAddress(in: String(decoding: bytes, as: UTF8.self))
    }
    guard let slash = parent.lastIndex(of: "/"), parent != "/" else { return nil }
    parent = slash == parent.startIndex ? "/" : String(parent[..<slash])
  }
}

/// The `url` of the first `[remote]` section of a configuration.
func remoteAddress(in configuration: String) -> String? {
  var isInRemote = false
  for line in configuration.split(separator: "\n") {
    let line = line.drop { $0 == " " || $0 == "\t" }
    if line.hasPrefix("[") { isInRemote = line.hasPrefix("[remote ") }
    let parts = line.split(separator: "=", maxSplits: 1)
    guard isInRemote, parts.count == 2, parts[0].hasPrefix("url") else { continue }
    let address = parts[1].drop { $0 == " " }
    guard let scheme = address.firstRange(of: "://"),
      let end = address[scheme.upperBound...].firstIndex(of: "@")
    else { return String(address) }
    return String(address[..<scheme.upperBound] + address[address.index(after: end)...])
  }
  return nil
}
