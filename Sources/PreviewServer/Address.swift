import Pages
import SiteOutline

/// Where a request leads within a site.
enum Address: Hashable {
  /// A file of the site, by its path.
  case file(SitePath)
  /// What the preview itself serves: its script and its events.
  case furniture(String)
  /// No address that a site could have.
  case none
  /// Text that is no address at all.
  case malformed

  /// The folder of what belongs to the preview; no id can be a hyphen, so no page is hidden by it.
  static let furnitureFolder = "-/"

  /// Reads the address of a request; what stands after `?` is left aside.
  init(target: String) {
    let path = target.prefix { $0 != "?" && $0 != "#" }
    guard path.hasPrefix("/"), target.utf8.count <= 8192,
      let decoded = Address.decoded(path.dropFirst())
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

  /// The text behind `%41`; nil where it is cut short, or is not UTF-8.
  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2, let high = hexValue(rest.removeFirst()),
        let low = hexValue(rest.removeFirst())
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    Character(UnicodeScalar(byte)).hexDigitValue.map(UInt8.init)
  }
}

/// Whether a request was meant for this machine.
///
/// A page elsewhere can lead its own name to this machine, and then read the preview as if it were its
/// own (DNS rebinding). Its requests carry its name, so only the names of this machine are answered.
func isLocal(host: String?) -> Bool {
  guard let host = host?.lowercased() else { return false }
  return ["localhost", "127.0.0.1", "[::1]"].contains { name in
    guard host.hasPrefix(name) else { return false }
    let port = host.dropFirst(name.count)
    return port.isEmpty || port.first == ":" && port.dropFirst().allSatisfy(\.isNumber)
  }
}
