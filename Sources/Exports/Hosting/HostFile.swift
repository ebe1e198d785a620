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

  /// The path in the output: two are where their hosts look for them, the others out of the way.
  package var path: SitePath {
    switch self {
    case .headers: .file("_headers")
    case .redirects: .file("_redirects")
    case .htaccess: .file(".htaccess")
    case .nginx: .file("hosting", "nginx.conf")
    case .caddy: .file("hosting", "Caddyfile")
    }
  }
}

/// An old address that a host redirects.
package struct HostRedirect: Sendable {
  package var from: SitePath
  /// The address below the root of the host, percent-encoded: `forces/durham/#figures`.
  package var to: String
  /// Whether it differs from another address in case alone.
  package var isRespelled: Bool

  package init(from: SitePath, to: String, isRespelled: Bool) {
    self.from = from
    self.to = to
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

  package init(
    headers: [HostHeader],
    root: String,
    fingerprinted: [SitePath],
    redirects: [HostRedirect]
  ) {
    self.headers = headers
    self.root = root
    self.fingerprinted = fingerprinted
    self.redirects = redirects
  }

  /// The whole text of a file.
  package func text(of file: HostFile) -> String {
    switch file {
    case .headers: lines(headersFile)
    case .redirects: lines(redirectsFile)
    case .htaccess: lines(htaccess)
    case .nginx: lines(nginx)
    case .caddy: lines(caddyfile)
    }
  }

  private func lines(_ parts: [String]) -> String {
    parts.map { $0 + "\n" }.joined()
  }
}

/// The end of the name of a file that a browser may cache permanently.
private let fingerprintPattern = #"\.[0-9a-f]{12}\.[a-z0-9]+$"#

/// Permanent HTTPS is a commitment for a whole domain, so its owner must opt in.
private let strictTransport = HostHeader(
  name: "Strict-Transport-Security",
  value: "max-age=63072000; includeSubDomains"
)

/// The comment above the commented-out header.
private let strictTransportNote =
  "# Uncomment once every name of the domain is permanently served over HTTPS:"

extension Hosting {
  fileprivate var headersFile: [String] {
    // A name with special characters could end its line, so it gets no header.
    let plain = fingerprinted.map(\.text).filter(isPlainAddress)
    return [
      "# Headers for hosts that read this file, such as Netlify and Cloudflare Pages.",
      "# These hosts already tell browsers to revalidate each page.",
      "\(root)*",
    ] + headers.map { "  \($0.name): \($0.value)" } + [
      "  " + strictTransportNote,
      "  # \(strictTransport.name): \(strictTransport.value)",
    ]
      + plain.flatMap { ["\(root)\($0)", "  Cache-Control: \(Caching.fingerprinted)"] }
  }

  /// A rule for each old address as requested from a host, with and without a slash.
  private var rules: [HostRule] {
    let addresses = Set(redirects.map(\.from.address))
    let spellings = Dictionary(grouping: addresses) { $0.lowercased() }
    return redirects.flatMap { redirect -> [HostRule] in
      let from = redirect.from.address
      let plain = String(from.dropLast())
      // An address that is a redirect itself has a rule of its own.
      let forms = from.hasSuffix("/") && !addresses.contains(plain) ? [from, plain] : [from]
      let isRespelled = redirect.isRespelled || spellings[from.lowercased(), default: []].count > 1
      return forms.map {
        HostRule(from: $0, to: redirect.to, root: root, isRespelled: isRespelled)
      }
    }
  }

  private var redirectsFile: [String] {
    ["# Old addresses, for hosts that read this file, such as Netlify and Cloudflare Pages."]
      + rules.map { "\($0.encoded) \($0.to) 301" }
  }

  fileprivate var htaccess: [String] {
    [
      "# Headers for Apache 2.4 with mod_headers; the folder needs AllowOverride FileInfo Indexes.",
      "DirectoryIndex index.html",
      "ErrorDocument 404 \(root)404.html",
      "AddDefaultCharset utf-8",
      "<IfModule mod_headers.c>",
    ] + headers.map { "  Header always set \($0.name) \"\($0.value)\"" } + [
      "  Header set Cache-Control \"\(Caching.pages)\"",
      "  <FilesMatch \"\(fingerprintPattern)\">",
      "    Header set Cache-Control \"\(Caching.fingerprinted)\"",
      "  </FilesMatch>",
      "  " + strictTransportNote,
      "  # Header always set \(strictTransport.name) \"\(strictTransport.value)\"",
      "</IfModule>",
    ] + rewriting
  }

  /// Rules in a folder match an address without the path of the folder.
  private var rewriting: [String] {
    guard !rules.isEmpty else { return [] }
    let lines = rules.map { rule in
      // A per cent sign before a digit would be a backreference to a condition.
      let target = rule.to.replacing("%", with: "\\%")
      return "  RewriteRule \"^\(rule.pattern)$\" \"\(target)\" [R=301,NE,L]"
    }
    return ["<IfModule mod_rewrite.c>", "  RewriteEngine On"] + lines + ["</IfModule>"]
  }

  fileprivate var nginx: [String] {
    [
      "# For nginx: `include` this file in the `server` block of the site, beside its `root`.",
      "index index.html;",
      "error_page 404 \(root)404.html;",
      "charset utf-8;",
      "charset_types text/css text/csv text/plain application/json application/xml image/svg+xml;",
    ] + headers.map { "add_header \($0.name) \"\($0.value)\" always;" } + [
      "set $sitegen_cache \"\(Caching.pages)\";",
      "if ($uri ~ \"\(fingerprintPattern)\") { set $sitegen_cache \"\(Caching.fingerprinted)\"; }",
      "add_header Cache-Control $sitegen_cache;",
      strictTransportNote,
      "# add_header \(strictTransport.name) \"\(strictTransport.value)\" always;",
    ] + rules.map { "location = \($0.quoted) { return 301 \"\($0.to)\"; }" }
  }

  fileprivate var caddyfile: [String] {
    let redirecting: [String] = rules.enumerated().flatMap { number, rule in
      rule.caddyLines(number: number + 1)
    }
    return [
      "# For Caddy 2: `import` this file in the block of the site, beside `root` and `file_server`.",
      "header {",
    ] + headers.map { "\t\($0.name) \"\($0.value)\"" } + [
      "\t" + strictTransportNote,
      "\t# \(strictTransport.name) \"\(strictTransport.value)\"",
      "}",
      "@kept path_regexp `\(fingerprintPattern)`",
      "header @kept Cache-Control \"\(Caching.fingerprinted)\"",
      "@asked not path_regexp `\(fingerprintPattern)`",
      "header @asked Cache-Control \"\(Caching.pages)\"",
      "handle_errors {",
      // A missing file with a hash in its name may exist a moment later.
      "\theader Cache-Control \"\(Caching.pages)\"",
      "\trewrite * \(root)404.html",
      "\tfile_server",
      "}",
    ] + redirecting
  }
}
