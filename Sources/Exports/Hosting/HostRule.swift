import Formats

/// The answer of a host to requests for one old address.
struct HostRule {
  enum Answer {
    case redirect(HostTarget)
    /// Says that the page or file has been withdrawn, with the page at a path without escapes.
    case gone(notice: String)
  }

  /// The address from the root of the host, without escapes.
  var path: String
  /// The query that a request must have, percent-encoded; any if `nil`.
  var query: String?
  let answer: Answer
  /// Whether another address differs from this one in case alone.
  let isRespelled: Bool
}

/// A new address, percent-encoded: from the root of the host, or the whole address of a page of
/// another site.
struct HostTarget {
  /// The address without its query and its fragment.
  let path: String
  /// The query with its `?`; empty if there is none.
  let query: String
  /// The fragment with its `#`; empty if there is none.
  let fragment: String

  let isElsewhere: Bool
  /// Whether the query of a request is added to the address: not if the rule is for one query, if
  /// the address has a query of its own, or to a page of another site.
  let keepsQuery: Bool

  init(of redirect: HostRedirect, root: String) {
    // Some hosts would take a `$` for the name of a variable, so it is escaped too.
    let address = ((redirect.isElsewhere ? "" : root) + redirect.to).replacing("$", with: "%24")
    let end = address.firstIndex(of: "#") ?? address.endIndex
    let mark = address[..<end].firstIndex(of: "?") ?? end
    path = String(address[..<mark])
    query = String(address[mark..<end])
    fragment = String(address[end...])
    isElsewhere = redirect.isElsewhere
    keepsQuery = redirect.query == nil && query.isEmpty && !isElsewhere
  }

  /// The whole address, for a request without a query.
  var text: String { path + query + fragment }

  /// The path for hosts that escape it themselves.
  ///
  /// Their files could not contain some characters without escapes; such a path stays as it is.
  var pathWithoutEscapes: String {
    guard let decoded = percentDecoded(path) else { return path }
    let isPlain = decoded.utf8.allSatisfy {
      isUnreserved($0) || $0 >= 0x80 || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: " ")
    }
    return isPlain ? decoded : path
  }
}

/// A path for files whose words end at a blank.
func quoted(_ path: String) -> String { isPlainPath(path) ? path : "\"\(path)\"" }

/// Whether a path has no characters that are special in any host's file.
func isPlainPath(_ path: String) -> Bool {
  !path.isEmpty && path.utf8.allSatisfy { isUnreserved($0) || $0 == UInt8(ascii: "/") }
}

/// A text as a regular expression that matches it alone.
func escapedForMatching(_ text: String) -> String {
  text.unicodeScalars.map { scalar in
    let isSpecial = scalar.isASCII && !"/-_~".unicodeScalars.contains(scalar)
    return isSpecial && !Character(scalar).isLetter && !Character(scalar).isNumber
      ? "\\\(scalar)" : String(scalar)
  }.joined()
}
