import Formats
import SiteOutline

extension Hosting {
  var htaccess: [String] {
    let texts = MediaType.all.filter(\.needsCharset).flatMap(\.extensions)
    return [
      "# For Apache 2.4 with mod_headers and mod_rewrite; its configuration has to allow this file",
      "# with `AllowOverride FileInfo Indexes`.",
      "DirectoryIndex index.html",
      "ErrorDocument 403 \(root)\(notFoundPath.text)",
      "ErrorDocument 404 \(root)\(notFoundPath.text)",
      "AddDefaultCharset utf-8",
    ] + MediaType.all.map { "AddType \($0.name) \(dotted($0.extensions))" } + [
      "AddCharset utf-8 \(dotted(texts))",
      "",
      "<IfModule mod_headers.c>",
    ] + headers.map { "  Header always set \($0.name) \"\($0.value)\"" } + [
      "  " + strictTransportNote,
      "  # Header always set \(strictTransport.name) \"\(strictTransport.value)\"",
      "  # A browser asks for a page each time; a file with a hash in its name never changes.",
      "  Header always set Cache-Control \"\(Caching.pages)\"",
      "  <FilesMatch \"\(fingerprintPattern.dropLast())\(compressedEnd)$\">",
      "    Header always set Cache-Control \"\(Caching.fingerprinted)\" \(ifFound)",
      "  </FilesMatch>",
      "  Header always merge Vary Accept-Encoding",
      "</IfModule>",
    ] + apacheCompression + apacheFolders + apacheRules
  }

  private func dotted(_ extensions: [String]) -> String {
    extensions.map { ".\($0)" }.joined(separator: " ")
  }

  /// Sends the compressed files beside the others to browsers that accept them.
  private var apacheCompression: [String] {
    let rewriting = [("br", "br"), ("gzip", "gz")].flatMap { encoding, end in
      let header = "  RewriteCond %{HTTP:Accept-Encoding}"
      return [
        "\(header) \"(^|,)\\s*\(encoding)\\s*(;|,|$)\" [NC]",
        // A quality of nothing is a refusal.
        "\(header) \"!(^|,)\\s*\(encoding)\\s*;\\s*q\\s*=\\s*0(\\.0*)?\\s*(,|$)\" [NC]",
        // Otherwise `index.html/x`, which is not there, would be rewritten for ever.
        "  RewriteCond %{PATH_INFO} ^$",
        "  RewriteCond %{REQUEST_FILENAME}.\(end) -f",
        "  RewriteRule \"^(.+)$\" \"$1.\(end)\" [L]",
      ]
    }
    return [
      "",
      "# Send the .br and .gz files beside the others to browsers that accept them. Debian takes",
      "# .br for the Breton language.",
      "RemoveLanguage .br",
      "RemoveType .br .gz",
      "AddEncoding br .br",
      "AddEncoding gzip .gz",
      "<IfModule mod_rewrite.c>",
      "  RewriteEngine On",
      "  RewriteBase \(quoted(folder))",
    ] + apacheRewrites + rewriting + ["</IfModule>"]
  }

  /// The rules for which the query of the request must go, as Redirect would not have it.
  ///
  /// An address with a query is rewritten to one of our own, which a rule of mod_alias redirects:
  /// mod_rewrite would name the host.
  private var apacheRewrites: [String] {
    rules.enumerated().flatMap { number, rule -> [String] in
      guard case .redirect(let target) = rule.answer, rule.query != nil || target.isElsewhere else {
        return []
      }
      let path = String(rule.path.dropFirst(folder.count))
      let condition = rule.query.map {
        "  RewriteCond \"%{QUERY_STRING}\" \"^\(escapedForMatching($0))$\""
      }
      // A per cent sign before a digit would be a backreference to a condition.
      let address =
        target.isElsewhere ? target.text.replacing("%", with: "\\%") : apacheName(ofRule: number)
      let flags = target.isElsewhere ? "R=301,NE,QSD,L" : "QSD,L"
      let line = "  RewriteRule \"^\(escapedForMatching(path))$\" \"\(address)\" [\(flags)]"
      return [condition, line].compactMap(\.self)
    }
  }

  /// The rules of mod_alias.
  private var apacheAliases: [HostRule] {
    rules.enumerated().compactMap { number, rule in
      if case .redirect(let target) = rule.answer, target.isElsewhere { return nil }
      guard rule.query != nil else { return rule }
      var renamed = rule
      renamed.path = folder + apacheName(ofRule: number)
      return renamed
    }
  }

  /// The address to which one with a query is rewritten.
  private func apacheName(ofRule number: Int) -> String { "sitegen-old/\(number + 1)" }

  private var apacheFolders: [String] {
    [
      "",
      "# Redirects without the name of the host also work behind a proxy. For folders, mod_dir",
      "# has only those with it.",
      "<IfVersion >= 2.4.58>",
      "  RedirectRelative On",
      "</IfVersion>",
      "DirectorySlash Off",
      "<If \"-d %{REQUEST_FILENAME} && %{REQUEST_URI} =~ m#[^/]$#\">",
      "  RedirectMatch 301 \"^/*(.*)$\" \"/$1/\"",
      "</If>",
      "# A folder without a page has no list of its files.",
      "<If \"-d %{REQUEST_FILENAME} && ! -f '%{REQUEST_FILENAME}/index.html'\">",
      "  Redirect 404",
      "</If>",
      "# Files for hosts, and names that start with a dot.",
      "RedirectMatch 404 \"\(hiddenNamePattern)\"",
    ]
      + HostFile.unreadable.map {
        "RedirectMatch 404 \"(?i)^\(escapedForMatching(folder + $0))$\""
      }
  }

  /// Most old addresses share one section, because Apache reads the file at each request.
  private var apacheRules: [String] {
    guard !rules.isEmpty else { return [] }
    // mod_alias would redirect before mod_rewrite has looked at the query.
    let asked = Dictionary(grouping: rules.filter { $0.query != nil }, by: \.path)
    let aliases = apacheAliases
    let plain = aliases.filter { asked[$0.path] == nil }.compactMap(apacheLine)
    let others = aliases.flatMap { rule in
      apacheSections(rule, besides: asked[rule.path, default: []].compactMap(\.query))
    }
    // A section comes before those above it, so a page that leads on is no folder without a slash.
    return ["", "# Old addresses."] + (plain.isEmpty ? [] : section("true", plain)) + others
  }

  /// The line for a redirect to an address without a fragment.
  private func apacheLine(_ rule: HostRule) -> String? {
    guard case .redirect(let target) = rule.answer, target.fragment.isEmpty else { return nil }
    let address = target.pathWithoutEscapes + target.query
    return "RedirectMatch 301 \"\(apachePattern(rule))\" \"\(address)\""
  }

  /// The sections for any other rule, which does not apply to some queries.
  private func apacheSections(_ rule: HostRule, besides queries: [String]) -> [String] {
    let others = queries.map { " && %{QUERY_STRING} != '\($0)'" }.joined()
    let condition = "%{REQUEST_URI} =~ m#\(apachePattern(rule))#\(others)"
    switch rule.answer {
    case .redirect(let target):
      if target.fragment.isEmpty {
        let line = queries.isEmpty ? nil : apacheLine(rule)
        return line.map { section(condition, [$0]) } ?? []
      }
      let path = target.pathWithoutEscapes + target.query
      guard target.keepsQuery else {
        return section(condition, ["Redirect 301 \"\(path)\(target.fragment)\""])
      }
      // Apache itself would append the query to the fragment.
      return section(
        condition + " && -z %{QUERY_STRING}",
        ["Redirect 301 \"\(path)\(target.fragment)\""]
      )
        + section(
          condition + " && -n %{QUERY_STRING}",
          ["Redirect 301 \"\(path)?%{QUERY_STRING}\(target.fragment)\""]
        )
    case .gone(let notice):
      return section(condition, ["Redirect 410", "ErrorDocument 410 \(percentEncoded(notice))"])
    }
  }

  private func apachePattern(_ rule: HostRule) -> String {
    // The request may already be rewritten to the compressed form of the page that leads on.
    "^\(escapedForMatching(rule.path))\(rule.path.hasSuffix(".html") ? compressedEnd : "")$"
  }

  private func section(_ condition: String, _ lines: [String]) -> [String] {
    ["<If \"\(condition)\">"] + lines.map { "  " + $0 } + ["</If>"]
  }
}

/// The end of the names of compressed files, as a regular expression, or nothing.
private let compressedEnd = #"(\.(br|gz))?"#

/// A missing file with a hash in its name may exist a moment later.
private let ifFound = #""expr=%{REQUEST_STATUS} in {200, 206, 304}""#
