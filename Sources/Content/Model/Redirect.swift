package import Diagnostics

/// An old address of the site, and its new target.
package struct Redirect: Sendable {
  package var from: SiteAddress
  package var to: RedirectTarget
  /// The locations of the old address and of the new one.
  package var fromLocation: SourceLocation
  package var toLocation: SourceLocation
}

/// The target of a redirect.
package enum RedirectTarget: Hashable, Sendable {
  case record(RecordKey, anchor: String?)
  /// A page that is not a record, such as a list.
  case address(SiteAddress)
}

extension RedirectTarget {
  /// The fragment of the address, if there is one.
  var fragment: String? {
    switch self {
    case .record(_, let anchor): anchor
    case .address(let address): address.fragment
    }
  }
}

/// An address of the site as editors write it: `/forces/durham/#figures`, from the root of the
/// site.
package struct SiteAddress: Hashable, Sendable {
  /// The path of its file: `forces/durham/index.html`.
  package var file: String
  package var fragment: String?

  package init(file: String, fragment: String? = nil) {
    self.file = file
    self.fragment = fragment
  }

  /// `nil` if the text is not such an address.
  ///
  /// `/about` means `/about/`.
  package init?(_ text: String) {
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = parts.first, path.hasPrefix("/"), !path.contains("//"),
      path.utf8.allSatisfy(plainBytes.contains)
    else { return nil }
    var names = path.dropFirst().split(separator: "/").map(String.init)
    guard !names.contains("."), !names.contains("..") else { return nil }
    if path.hasSuffix("/") || names.last?.contains(".") != true { names.append("index.html") }
    file = names.joined(separator: "/")
    guard parts.count == 2 else { return }
    let fragment = String(parts[1])
    guard !fragment.isEmpty, fragment.utf8.allSatisfy({ isFragment($0) }) else { return nil }
    self.fragment = fragment
  }
}

/// The bytes that an address may contain without `%`.
///
/// Source: RFC 3986, `unreserved`, and the slash.
private let plainBytes = Set(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8
)

/// Anchors are made of words, not necessarily English; those of paragraphs contain a colon.
private func isFragment(_ byte: UInt8) -> Bool {
  byte >= 128 || byte == UInt8(ascii: ":")
    || plainBytes.contains(byte) && byte != UInt8(ascii: "/")
}
