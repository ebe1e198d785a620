import Formats
package import SiteOutline

/// A configuration file that tells a host how to serve the site; each host reads its own.
package enum HostFile: CaseIterable, Sendable {
  /// For Netlify, Cloudflare Pages and others that read a file named `_headers`.
  case headers
  /// Old addresses, for hosts that read a file named `_redirects`.
  case redirects
  /// For Apache, which reads it in the folder of the site.
  case htaccess
  /// For `include` in a `server` block.
  case nginx
  /// For `import` in the block of a site.
  case caddy

  /// The path in the output: three are where their hosts look for them, the others out of the way.
  package var path: SitePath {
    switch self {
    case .headers: .file("_headers")
    case .redirects: .file("_redirects")
    case .htaccess: .file(".htaccess")
    case .nginx: .file("hosting", "nginx.conf")
    case .caddy: .file("hosting", "Caddyfile")
    }
  }

  /// The files that no reader may read, besides those whose name starts with a dot.
  static let unreadable = allCases.map(\.path.text).filter { !$0.hasPrefix(".") }
}

/// An old address that a host redirects.
package struct HostRedirect: Sendable {
  package var from: SitePath
  /// The query that a request must have, percent-encoded; any if `nil`.
  package var query: String?
  /// The address below the root of the host, percent-encoded: `forces/durham/#figures`.
  package var to: String
  /// Whether `to` is the whole address of a page of another site.
  package var isElsewhere: Bool
  /// Whether it differs from another address in case alone.
  package var isRespelled: Bool

  package init(
    from: SitePath,
    query: String? = nil,
    to: String,
    isElsewhere: Bool = false,
    isRespelled: Bool
  ) {
    self.from = from
    self.query = query
    self.to = to
    self.isElsewhere = isElsewhere
    self.isRespelled = isRespelled
  }
}

/// The data for the host files.
package struct Hosting {
  package var headers: [HostHeader]
  /// The path of the site on its host: `/`, or the path of its base address.
  package var root: String
  /// The files that a browser may cache permanently.
  package var fingerprinted: [SitePath]
  package var redirects: [HostRedirect]
  /// The withdrawn pages, each of which is a notice now, and the withdrawn files.
  package var gone: [SitePath]

  package init(
    headers: [HostHeader],
    root: String,
    fingerprinted: [SitePath],
    redirects: [HostRedirect],
    gone: [SitePath] = []
  ) {
    self.headers = headers
    self.root = root
    self.fingerprinted = fingerprinted
    self.redirects = redirects
    self.gone = gone
  }

  /// The whole text of a file.
  package func text(of file: HostFile) -> String {
    let lines =
      switch file {
      case .headers: headersFile
      case .redirects: redirectsFile
      case .htaccess: htaccess
      case .nginx: nginx
      case .caddy: caddyfile
      }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A rule for each old address; for a redirected page, with and without a slash.
  ///
  /// Those with a query come first, because one without a query applies to all others.
  var rules: [HostRule] {
    let addresses = Set((redirects.map(\.from) + gone).map(\.address))
    let spellings = Dictionary(grouping: addresses) { $0.lowercased() }
    func isOneOfSeveral(_ path: SitePath) -> Bool {
      spellings[path.address.lowercased(), default: []].count > 1
    }
    let asked = redirects.filter { $0.query != nil } + redirects.filter { $0.query == nil }
    let moved = asked.flatMap { redirect in
      let from = redirect.from.address
      let plain = String(from.dropLast())
      // An address that is an old one itself has a rule of its own.
      let forms = from.hasSuffix("/") && !addresses.contains(plain) ? [from, plain] : [from]
      return forms.map { form in
        HostRule(
          path: path(of: form),
          query: redirect.query,
          answer: .redirect(HostTarget(of: redirect, root: root)),
          isRespelled: redirect.isRespelled || isOneOfSeveral(redirect.from)
        )
      }
    }
    let withdrawn = gone.map { page in
      HostRule(
        path: path(of: page.address),
        query: nil,
        answer: .gone(notice: notice(of: page)),
        isRespelled: isOneOfSeveral(page)
      )
    }
    return moved + withdrawn
  }

  /// A percent-encoded address below the root of the site, from the root of the host and decoded.
  private func path(of address: String) -> String {
    folder + (percentDecoded(address) ?? address)
  }

  /// The page that a host shows at a withdrawn address, from the root of the host.
  ///
  /// The links of a page are relative, so no other address can show it; those of the page for
  /// missing files are not.
  private func notice(of path: SitePath) -> String {
    folder + (path.text.hasSuffix(".html") ? path.text : notFoundPath.text)
  }

  /// The path of the site on its host, without escapes.
  var folder: String { percentDecoded(root) ?? root }
}

/// The end of the name of a file that a browser may cache permanently.
let fingerprintPattern = #"\.[0-9a-f]{12}\.[a-z0-9]+$"#

/// A name in a path that starts with a dot, except the folder that is meant to be read.
///
/// Source of the exception: RFC 8615.
let hiddenNamePattern = #"/\.(?!well-known/)"#

/// Permanent HTTPS is a commitment for a whole domain, so its owner must opt in.
let strictTransport = HostHeader(
  name: "Strict-Transport-Security",
  value: "max-age=63072000; includeSubDomains"
)

/// The comment above the commented-out header.
let strictTransportNote =
  "# Uncomment once every name of the domain is permanently served over HTTPS:"
