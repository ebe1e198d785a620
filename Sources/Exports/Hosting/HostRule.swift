import Formats

/// One rule by which a host redirects an address, in the syntax of each host.
struct HostRule {
  /// The address below the root of the site, without escapes.
  private let address: String
  /// The path of the site on its host.
  private let root: String
  /// The percent-encoded target, from the root of the host.
  let to: String
  /// Whether the case of the address decides.
  private let isRespelled: Bool

  init(from address: String, to target: String, root: String, isRespelled: Bool) {
    self.address = percentDecoded(address) ?? address
    self.root = root
    to = root + target
    self.isRespelled = isRespelled
  }

  /// The address for `_redirects`, whose words end at a blank.
  var encoded: String { root + percentEncoded(address) }

  /// The address for nginx, which compares paths without escapes.
  var quoted: String {
    let path = root + address
    return isPlainAddress(path) ? path : "\"\(path)\""
  }

  /// A regular expression for the address below the root.
  var pattern: String { escapedForMatching(address) }

  /// The rule in the language of Caddy; `number` makes its name unique.
  func caddyLines(number: Int) -> [String] {
    guard isRespelled else { return ["redir \(quoted) \"\(to)\" 301"] }
    // Caddy compares paths without regard to case, and would redirect the other address as well.
    return [
      "@old\(number) path_regexp `^\(escapedForMatching(root))\(pattern)$`",
      "redir @old\(number) \"\(to)\" 301",
    ]
  }
}

/// Whether a path has no characters that are special in any host's file.
func isPlainAddress(_ path: String) -> Bool {
  path.wholeMatch(of: /[A-Za-z0-9._~\/-]+/) != nil
}

/// A text as a regular expression that matches it alone.
private func escapedForMatching(_ text: String) -> String {
  text.unicodeScalars.map { scalar in
    let isSpecial = scalar.isASCII && !"/-_~".unicodeScalars.contains(scalar)
    return isSpecial && !Character(scalar).isLetter && !Character(scalar).isNumber
      ? "\\\(scalar)" : String(scalar)
  }.joined()
}
