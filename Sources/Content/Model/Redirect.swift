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
  /// The notice at the address of a withdrawn record.
  case withdrawn(Reference<WithdrawnRecord>)
  /// A page of another site, by its whole address.
  case web(String)
}

extension RedirectTarget {
  /// The fragment of the address, if there is one.
  var fragment: String? {
    switch self {
    case .record(_, let anchor): anchor
    case .address(let address): address.fragment
    case .withdrawn, .web: nil
    }
  }
}

/// An address of the site, from its root: `/forces/durham/#figures`.
package struct SiteAddress: Hashable, Sendable {
  /// The path of its file, without escapes and in normal form (NFC): `forces/durham/index.html`.
  package var file: String
  package var fragment: String?
  /// The part after the question mark, percent-encoded: `id=3`.
  package var query: String?

  package init(file: String, query: String? = nil, fragment: String? = nil) {
    self.file = file
    self.query = query
    self.fragment = fragment
  }
}
